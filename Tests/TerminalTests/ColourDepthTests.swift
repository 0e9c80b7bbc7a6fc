import Testing

@testable import Terminal

@Suite struct ColourDepthTests {
    @Test(arguments: [
        (0, ColourDepth.none), (-1, .none), (7, .none), (8, .eight), (16, .sixteen), (88, .sixteen),
        (256, .palette),
        (65_536, .palette), (16_777_216, .direct),
    ])
    func `a depth is what so many colours are good for`(colours: Int, depth: ColourDepth) {
        #expect(ColourDepth(colours: colours) == depth)
    }

    @Test(arguments: [
        (UInt32(0x000000), Int32(16)), (0xFFFFFF, 231), (0xFF0000, 196), (0x0000FF, 21), (0x5F87AF, 67),
        (0x080808, 232),
        (0xEEEEEE, 255), (0x808080, 244),
    ])
    func `a colour of the palette is itself and never one that users repaint`(colour: UInt32, index: Int32) {
        #expect(ColourDepth.palette.index(of: colour) == index)
    }

    @Test func `every colour of the palette stays above the first sixteen`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            let index = ColourDepth.palette.index(of: UInt32.random(in: 0...0xFF_FFFF, using: &generator))
            #expect((16...255).contains(index))
        }
    }

    @Test(arguments: [
        (UInt32(0xF2707A), Int32(1), Int32(9)), (0xB3202C, 1, 1), (0xE8C66A, 3, 11), (0x7A5C00, 3, 3),
        (0x7FC98F, 2, 2), (0x6CC7C9, 6, 6), (0x74318F, 5, 5), (0x1B559B, 4, 4), (0x12181F, 0, 0),
        (0xF6F9FA, 7, 15),
        (0x4A5B6B, 0, 8), (0x8B9BA8, 7, 8),
    ])
    func `of few colours the one of the same hue is taken`(colour: UInt32, ofEight: Int32, ofSixteen: Int32) {
        #expect(ColourDepth.eight.index(of: colour) == ofEight)
        #expect(ColourDepth.sixteen.index(of: colour) == ofSixteen)
    }

    @Test func `a foreground never vanishes in its background`() {
        #expect(ColourDepth.eight.indices(foreground: 0, background: 0) == (7, 0))
        #expect(ColourDepth.eight.indices(foreground: 7, background: 7) == (0, 7))
        #expect(ColourDepth.sixteen.indices(foreground: 1, background: 0) == (1, 0))
        #expect(ColourDepth.none.indices(foreground: -1, background: -1) == (-1, -1))
    }

    @Test func `all colours are themselves and without colours there are none`() {
        #expect(ColourDepth.direct.index(of: 0x123456) == 0x123456)
        #expect(ColourDepth.none.index(of: 0x123456) == -1)
    }
}
