import Testing
import Units

@Suite struct PriceTests {
    @Test func `a whole quote unit has eighteen decimals`() {
        #expect(Price(whole: 3).raw == 3_000_000_000_000_000_000)
        #expect(Price.scale == DecimalText.powerOfTen(Price.decimals))
        #expect(Price(whole: 1).raw == Wad.one.low)
    }

    @Test func `the dearest whole price fits`() {
        #expect(Price(whole: .max).raw == UInt128(UInt64.max) * Price.scale)
    }

    @Test func `prices are ordered by value`() {
        #expect(Price(raw: 1) < Price(raw: 2) && !(Price(raw: 2) < Price(raw: 2)))
    }
}
