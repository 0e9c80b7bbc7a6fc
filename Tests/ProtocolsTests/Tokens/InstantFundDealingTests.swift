import Protocols
import Testing
import Units

struct InstantFundDealingTests {
    private let price = Wad.one &* 110
    private let terms = InstantFundDealing(
        mintFee: 10, redemptionFee: 20, minimumDeposit: 1_000, minimumRedemption: 2_000)

    @Test func `a deposit pays its fee first and a redemption last`() throws {
        let minted = try terms.mint(paying: 110_110_110, price: price)
        #expect(minted.fee == 110_110)
        #expect(minted.amountOut == Wad.one)
        let redeemed = try terms.redeem(Wad.one, price: price)
        #expect(redeemed.fee == 220_000)
        #expect(redeemed.amountOut == 109_780_000)
    }

    @Test func `a price at the floor deals nothing`() {
        let floor = InstantFundDealing.minimumPrice
        #expect(throws: RebasingTokenError.priceTooLow(floor)) {
            try terms.mint(paying: 1_000, price: floor)
        }
        #expect(throws: RebasingTokenError.priceTooLow(floor)) { try terms.redeem(Wad.one, price: floor) }
    }

    @Test func `amounts below the least and worth nothing are refused`() {
        #expect(throws: RebasingTokenError.amountTooSmall(minimum: 1_000)) {
            try terms.mint(paying: 999, price: price)
        }
        #expect(throws: RebasingTokenError.amountTooSmall(minimum: 2_000)) {
            try terms.redeem(1_000_000_000_000, price: price)
        }
        let free = InstantFundDealing(mintFee: .zero, redemptionFee: .zero)
        #expect(throws: RebasingTokenError.amountZero) { try free.mint(paying: .zero, price: price) }
        #expect(throws: RebasingTokenError.amountZero) { try free.redeem(9_000_000_000, price: price) }
    }
}
