import Testing

@testable import Screen

@Suite struct TableLayoutTests {
    private let columns = [
        TableColumn(title: "NAME", width: 6, side: .left, rank: 9, isFlexible: true),
        TableColumn(title: "PRICE", width: 8, rank: 8), TableColumn(title: "AGE", width: 4, rank: 1),
    ]

    @Test(arguments: [(20, [0, 1, 2]), (19, [0, 1]), (15, [0, 1]), (14, [0]), (1, [0])])
    func `the least columns leave first`(width: Int, kept: [Int]) {
        #expect(TableLayout(columns, width: width).places.map(\.column) == kept)
    }

    @Test(arguments: 1...60)
    func `columns are parted and fill the width`(width: Int) {
        let places = TableLayout(columns, width: width).places
        for (left, right) in zip(places, places.dropFirst()) {
            #expect(left.start + left.width + 1 == right.start)
        }
        #expect(places.last.map { $0.start + $0.width } == width)
    }

    @Test(arguments: [(20, [6, 8, 4]), (23, [6, 8, 7]), (25, [6, 8, 9]), (40, [21, 8, 9])])
    func `a column becomes as wide as it wants before a flexible one takes the rest`(
        width: Int, widths: [Int]
    ) {
        var columns = columns
        columns[2].wanted = 9
        #expect(TableLayout(columns, width: width).places.map(\.width) == widths)
    }

    @Test func `a figure that has no room is not cut but said to be`() {
        var pen = Pen(width: 8, height: 1, theme: .dark, usesUnicode: true)
        pen.write("123456789", in: (1, 0, 8), of: columns, left: 0, row: 0, .text)
        #expect(pen.canvas.text == "########\n")
        pen.write("1234", in: (1, 0, 8), of: columns, left: 0, row: 0, .text)
        #expect(pen.canvas[4, 0].glyph == 0x31 && pen.canvas[7, 0].glyph == 0x34)
    }
}
