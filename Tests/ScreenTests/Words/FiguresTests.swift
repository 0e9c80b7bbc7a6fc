import Testing
import Units

@testable import Screen

@Suite struct FiguresTests {
    @Test(arguments: [
        ("0.99996", "0.9999"), ("0.999999999999999999", "0.9999"), ("1", "1.0000"), ("1.00004", "1.0000"),
        ("1.04999", "1.0499"), ("999.99999", "999.9999"), ("1000", ">999"), ("0", "0.0000"),
    ])
    func `a health factor is rounded down and never across 1`(factor: String, text: String) {
        #expect(Figures.health(ExampleReports.wad(factor)) == text)
    }

    @Test func `a health factor that is not known is absent`() {
        #expect(Figures.health(nil) == "-")
        #expect(Figures.price(nil) == "-")
    }

    @Test func `the greatest health factor is only said to be great`() {
        #expect(Figures.health(.max) == ">999")
    }

    @Test(arguments: [
        ("97850.129", "97,850.12"), ("100", "100.00"), ("99.99999", "99.9999"), ("1.00005", "1.0000"),
        ("0.99999999", "0.999999"), ("0.000123456789", "0.0001234567"), ("12345678.9", "12,345,678.90"),
    ])
    func `a price has the decimals that its size asks for, rounded down`(price: String, text: String) {
        #expect(Figures.price(Price(raw: ExampleReports.wad(price).low)) == text)
    }

    @Test(arguments: [
        (13, "12,345,678.90"), (12, "12,345,678"), (10, "12,345,678"), (9, "#########"), (0, ""),
    ])
    func `a price that has no room loses decimals and never figures`(width: Int, text: String) {
        #expect(Figures.price(Price(raw: ExampleReports.wad("12345678.9").low), width: width) == text)
    }

    @Test(arguments: [
        (Int64(-159), "-1.59%"), (0, "+0.00%"), (5, "+0.05%"), (-99_999, "-999.99%"), (100_000, "+1000%"),
        (1_000_000, "+>9999%"), (.min, "->9999%"),
    ])
    func `a change has a sign`(basisPoints: Int64, text: String) {
        #expect(Figures.percent(basisPoints) == text)
    }

    @Test(arguments: [
        (UInt128(0), "-"), (1, "0.01"), (99_999_000_000, "999.99"), (100_000_000_000, "1.000k"),
        (74_200_000_000_000, "742.000k"), (74_200_000_000_001, "742.001k"), (99_999_990_000_000, "1.000M"),
        (99_999_900_000_000, "999.999k"), (99_999_999_000_000_000, "1.000B"),
        (100_000_000_000_000_000_000, "1.000T"),
    ])
    func `a debt is rounded up, into the next unit if need be`(amount: UInt128, text: String) {
        #expect(Figures.debt(amount) == text)
    }

    @Test func `the greatest debt can be said`() { #expect(Figures.debt(.max).hasSuffix("T")) }

    @Test(arguments: [(UInt64(0), "0 B/s"), (999, "999 B/s"), (1_000, "1.0 kB/s"), (1_999, "1.9 kB/s")])
    func `a rate is in bytes or thousands of them`(bytes: UInt64, text: String) {
        #expect(Figures.rate(bytes) == text)
    }
}
