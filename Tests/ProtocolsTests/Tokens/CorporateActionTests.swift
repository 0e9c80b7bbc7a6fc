import Protocols
import Testing
import Units

struct CorporateActionTests {
    @Test func `splits and dividends change the multiplier rounded down`() throws {
        #expect(try CorporateAction.split(new: 3, old: 2).multiplier(after: 5) == 7)
        #expect(
            try CorporateAction.split(new: 1, old: 10).multiplier(after: Wad.one) == 100_000_000_000_000_000)
        let dividend = CorporateAction.reinvestedDividend(perShare: 100, price: 30_000)
        #expect(try dividend.multiplier(after: Wad.one) == 1_003_333_333_333_333_333)
        #expect(throws: RebasingTokenError.multiplierZero) {
            try CorporateAction.split(new: 1, old: 10).multiplier(after: 9)
        }
        #expect(throws: RebasingTokenError.arithmetic(.divisionByZero)) {
            try CorporateAction.split(new: 1, old: .zero).multiplier(after: 9)
        }
    }
}
