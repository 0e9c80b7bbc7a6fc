import Testing
import Units

@Suite struct SeededGeneratorTests {
    /// The first six numbers of each seed, computed apart from the published description of both generators.
    private static let firstNumbers: [(UInt64, [UInt64])] = [
        (
            0,
            [
                11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768,
                7_684_712_102_626_143_532, 13_521_403_990_117_723_737, 18_442_103_541_295_991_498,
            ]
        ),
        (
            1,
            [
                12_966_619_160_104_079_557, 9_600_361_134_598_540_522, 10_590_380_919_521_690_900,
                7_218_738_570_589_545_383, 12_860_671_823_995_680_371, 2_648_436_617_965_840_162,
            ]
        ),
        (
            42,
            [
                1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009,
                17_057_574_109_182_124_193, 18_295_552_978_065_317_476, 14_199_186_830_065_750_584,
            ]
        ),
        (
            .max,
            [
                10_328_197_420_357_168_392, 14_156_678_507_024_973_869, 9_357_971_779_955_476_126,
                13_791_585_006_304_312_367, 10_463_432_026_814_718_762, 13_498_236_496_097_551_653,
            ]
        ),
    ]

    @Test(arguments: firstNumbers)
    func `a seed gives the numbers of its generator`(seed: UInt64, numbers: [UInt64]) {
        var generator = SeededGenerator(seed: seed)
        #expect(numbers.map { _ in generator.next() } == numbers)
    }

    @Test func `a long run stays on its way`() {
        var generator = SeededGenerator(seed: 0)
        for _ in 1..<1_000 { _ = generator.next() }
        #expect(generator.next() == 8_839_594_410_463_124_783)
    }

    @Test func `a copy goes on alone and gives the same`() {
        var generator = SeededGenerator(seed: 9)
        _ = generator.next()
        var copy = generator
        #expect((0..<10).map { _ in generator.next() } == (0..<10).map { _ in copy.next() })
    }

    @Test func `uniform numbers are the upper 53 bits over their count`() {
        var (generator, bits) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
        for _ in 0..<10_000 {
            let number = generator.uniform()
            #expect(number == Double(bits.next() >> 11) / 9_007_199_254_740_992 && number >= 0 && number < 1)
        }
    }

    @Test func `uniform numbers fill the unit evenly`() {
        var generator = SeededGenerator(seed: 4)
        var counts = Array(repeating: 0, count: 16)
        for _ in 0..<160_000 { counts[Int(generator.uniform() * 16)] += 1 }
        // Six standard deviations of a count of 10,000.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 600 })
    }
}
