import Analytics
import Testing

struct RealisedVolatilityTests {
    private static func bars() throws -> [PriceBar] {
        try ReferenceTable("bars").rows.map {
            try PriceBar(
                open: $0.number("open"), high: $0.number("high"), low: $0.number("low"),
                close: $0.number("close"))
        }
    }

    @Test func `every estimator agrees with its formula in forty digits`() throws {
        let bars = try Self.bars()
        for row in try ReferenceTable("bar_volatility").rows {
            let name = try row.text("estimator")
            let volatility: Double =
                switch name {
                case "close": try RealisedVolatility.closeToClose(bars.map(\.close))
                case "close zero mean":
                    try RealisedVolatility.closeToClose(bars.map(\.close), isMeanZero: true)
                case "parkinson": try RealisedVolatility.parkinson(bars)
                case "garman-klass": try RealisedVolatility.garmanKlass(bars)
                case "rogers-satchell": try RealisedVolatility.rogersSatchell(bars)
                default: try RealisedVolatility.yangZhang(bars)
                }
            #expect(abs(volatility / (try row.number("volatility")) - 1) < 1e-12, "\(name)")
        }
    }

    @Test func `prices that stand still have no volatility`() throws {
        let bars = [PriceBar](repeating: PriceBar(open: 2, high: 2, low: 2, close: 2), count: 3)
        #expect(try RealisedVolatility.closeToClose([2, 2, 2]) == 0)
        #expect(try RealisedVolatility.parkinson(bars) == 0)
        #expect(try RealisedVolatility.garmanKlass(bars) == 0)
        #expect(try RealisedVolatility.yangZhang(bars) == 0)
    }

    @Test func `a year's volatility grows with the root of time`() throws {
        #expect(try RealisedVolatility.annual(0.01, barsPerYear: 400) == 0.2)
        #expect(throws: VolatilityError.parameter("bars per year", 0)) {
            try RealisedVolatility.annual(0.01, barsPerYear: 0)
        }
        #expect(throws: VolatilityError.volatilityNotPositive(-1)) {
            try RealisedVolatility.annual(-1, barsPerYear: 365)
        }
    }

    @Test func `short, impossible and absurd histories are refused with their place`() {
        #expect(throws: VolatilityError.historyTooShort(needed: 2, found: 1)) {
            try RealisedVolatility.closeToClose([1])
        }
        #expect(throws: VolatilityError.historyTooShort(needed: 2, found: 1)) {
            try RealisedVolatility.closeToClose([1, 2])
        }
        #expect(throws: VolatilityError.price(-2, at: 1)) { try RealisedVolatility.closeToClose([1, -2, 3]) }
        #expect(throws: VolatilityError.price(0, at: 2)) { try LogReturns.of([1, 2, 0]) }
        let bar = PriceBar(open: 2, high: 1.5, low: 1, close: 1.2)
        #expect(throws: VolatilityError.bar(at: 0)) { try RealisedVolatility.parkinson([bar]) }
        #expect(throws: VolatilityError.historyTooShort(needed: 3, found: 1)) {
            try RealisedVolatility.yangZhang([bar])
        }
    }
}
