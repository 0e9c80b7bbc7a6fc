import Reports
import Testing
import Units

@testable import Screen

@Suite struct FiguresTradingTests {
    @Test func `money is never more than it is, and what is owed or paid never less`() {
        #expect(Figures.money(12_345_678_999) == "123.45" && Figures.money(-12_345_000_001) == "-123.46")
        #expect(Figures.cost(12_345_000_001) == "123.46" && Figures.cost(-12_345_678_999) == "-123.46")
        #expect(Figures.cost(0) == "0.00" && Figures.money(nil) == Figures.absent)
        #expect(Figures.change(100_000_000) == "+1.00" && Figures.change(0) == "0.00")
    }

    @Test func `what has no room is told in thousands or not at all, and never cut`() {
        let million: Int128 = 123_456_789_000_000
        #expect(
            Figures.money(million, width: 12) == "1,234,567.89"
                && Figures.money(million, width: 9) == "1,234,567")
        #expect(
            Figures.money(million, width: 7) == "1,234k" && Figures.money(million, width: 5) == "1.23M"
                && Figures.money(million, width: 1) == "#")
        for width in 1...40 {
            for amount in [Int128.min, .max, 1, -1, 99_999_999_999] {
                #expect(Figures.money(amount, width: width).utf8.count <= width)
                #expect(Figures.cost(amount, width: width).utf8.count <= width)
            }
        }
    }

    @Test func `quantities are rounded down with the decimals that fit`() {
        let eth = ExampleReports.wad("1234.56789")
        #expect(Figures.quantity(eth, decimals: 18) == "1,234.5678")
        #expect(Figures.quantity(eth, decimals: 18, width: 8) == "1,234.56")
        #expect(Figures.quantity(eth, decimals: 18, width: 5) == "1,234")
        #expect(Figures.quantity(eth, decimals: 18, width: 4) == "1.2k")
        #expect(Figures.quantity(ExampleReports.wad("0.000001"), decimals: 18) == "0.00000100")
        #expect(
            Figures.quantity(UInt256.zero, decimals: 18) == "0"
                && Figures.quantity(UInt256.max, decimals: 6) == "all")
        #expect(Figures.quantity(-5 as Int256, decimals: 0) == "-5")
    }

    @Test func `a yield is in percent of what is held, and none of nothing`() {
        var figures = PositionFigures()
        #expect(Figures.yield(figures) == Figures.absent)
        (figures.value, figures.yearlyYield) = (-1_000, -45)
        #expect(Figures.yield(figures) == "-4.50%")
    }
}
