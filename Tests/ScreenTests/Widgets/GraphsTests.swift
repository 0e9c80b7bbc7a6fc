import Testing
import Units

@testable import Screen

@Suite struct GaugeTests {
    private func bar(_ factor: UInt256?) -> String {
        var pen = Pen(width: 10, height: 1, theme: .dark, usesUnicode: true)
        pen.gauge(factor, column: 0, row: 0, width: 10, .ok)
        return pen.canvas.lines[0]
    }

    @Test(arguments: [
        ("0.5", 0), ("1", 0), ("1.0999", 0), ("1.1", 1), ("1.55", 5), ("1.9999", 9), ("2", 10), ("900", 10),
    ])
    func `a bar is as long as health is above 1, rounded down`(factor: String, length: Int) {
        let bar = bar(ExampleReports.wad(factor))
        #expect(bar == String(repeating: "█", count: length) + String(repeating: "·", count: 10 - length))
    }

    @Test func `what is not known or beyond all bounds has a bar too`() {
        #expect(bar(nil) == "··········")
        #expect(bar(.max) == "██████████")
    }
}

@Suite struct PriceSeriesTests {
    @Test func `no price is no series`() { #expect(PriceSeries([Price]()) == nil) }

    @Test func `heights run from the least to the greatest`() {
        let series = PriceSeries([Price(whole: 10), Price(whole: 20), Price(whole: 15)])
        #expect(series?.heights == [0, 1, 0.5])
        #expect(series?.least == Price(whole: 10) && series?.greatest == Price(whole: 20))
    }

    @Test func `a price that stands still is in the middle`() {
        #expect(PriceSeries([Price(whole: 7), Price(whole: 7)])?.heights == [0.5, 0.5])
    }

    @Test(arguments: [1, 2, 5, 300])
    func `any number of places ends with the newest price`(count: Int) {
        let series = PriceSeries((1...9).map { Price(whole: $0) })
        let places = series?.resampled(count) ?? []
        #expect(places.count == count && places.last == 1)
        #expect(places.allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    @Test func `prices of the whole range of their type can be drawn`() {
        let series = PriceSeries([Price(raw: 0), Price(raw: .max)])
        #expect(series?.heights == [0, 1])
    }
}

@Suite struct ChartTests {
    private let rising = (0..<20).map { Price(whole: 3_000 + $0 * 10) }

    private func chart(_ prices: [Price], _ style: ChartStyle, usesUnicode: Bool = true) -> Canvas {
        var pen = Pen(width: 40, height: 5, theme: .dark, usesUnicode: usesUnicode)
        pen.chart(prices, in: Area(column: 0, row: 0, width: 40, height: 5), style: style)
        return pen.canvas
    }

    @Test(arguments: ChartStyle.allCases)
    func `a rising price ends at the top and its scale runs from the least to the greatest`(style: ChartStyle)
    {
        let lines = chart(rising, style).lines
        #expect(lines[0].contains("3,190.00") && lines[4].contains("3,000.00"))
        #expect(lines[0].count == 40)
    }

    @Test func `where only ASCII is shown a chart is of ASCII in every style`() {
        for style in ChartStyle.allCases {
            #expect(chart(rising, style, usesUnicode: false).text.utf8.allSatisfy { $0 < 0x7F })
        }
    }

    @Test func `a price that stands still has one label`() {
        let lines = chart(Array(repeating: Price(whole: 1), count: 9), .braille).lines
        #expect(lines.filter { $0.contains("1.0000") }.count == 1)
    }

    @Test func `styles follow each other round`() {
        #expect(ChartStyle.braille.next.next.next == .braille)
        #expect(Set(ChartStyle.allCases.map(\.word)).count == 3)
    }

    @Test func `a sparkline ends with the newest price`() {
        var pen = Pen(width: 6, height: 1, theme: .dark, usesUnicode: true)
        pen.sparkline((1...8).map { Price(whole: $0) }, column: 0, row: 0, width: 6, .rise)
        #expect(pen.canvas.lines[0].hasPrefix("▁") && pen.canvas.lines[0].hasSuffix("█"))
    }
}
