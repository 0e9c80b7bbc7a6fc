import Protocols
import Testing
import Units

@testable import Desk

@Suite struct DebtHandlingTests {
    private func terms(_ kind: InstrumentKind, _ life: InstrumentLife) -> InstrumentTerms {
        var terms = InstrumentTerms(symbol: "X", kind: kind, decimals: 6)
        terms.life = life
        return terms
    }

    private func lives(_ events: [Event]) -> [LifeEvent.What] {
        events.compactMap { if case .lived(let event) = $0 { event.what } else { nil } }
    }

    @Test func `a bill brings its face value at maturity, and its tokens are gone`() {
        let maturity = Timestamp.day(2026, 2, 2)
        let face = Price(raw: Price.scale * 1_005 / 1_000)
        let bill = terms(.bill, .bill(BillLife(maturity: maturity, face: face, cash: "USDC")))
        var desk = AssetDesk(bill, held: UInt256(1_000_000_001 as UInt64))
        #expect(lives(desk.pass(to: .day(2026, 2, 1))).isEmpty)
        #expect(lives(desk.pass(to: maturity)) == [.matured(face)])
        // 1,000.000001 times 1.005, rounded down.
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000) &+ UInt256(1_005_000_001 as UInt64))
        #expect(desk.wallet(AssetDesk.asset) == .zero && desk.isConserved)
        #expect(lives(desk.pass(to: .day(2026, 3, 1))).isEmpty)
    }

    @Test func `a rebasing bill gives new tokens at each midnight, rounded down`() {
        let bill = terms(
            .bill,
            .bill(
                BillLife(
                    maturity: .day(2027, 1, 1), face: Price(whole: 1), cash: "USDC",
                    growth: .rebasing(ratePartsPerMillion: 36_500))))
        var desk = AssetDesk(bill, held: AssetDesk.usdc(1_000))
        desk.pass(to: .day(2026, 1, 6))
        #expect(desk.wallet(AssetDesk.asset) == UInt256(1_000_100_000 as UInt64))
        desk.pass(to: .day(2026, 1, 7))
        #expect(desk.wallet(AssetDesk.asset) == UInt256(1_000_200_010 as UInt64) && desk.isConserved)
    }

    @Test func `a note pays its coupons at whole periods before maturity, and its face value last`() {
        let note = terms(
            .note,
            .note(
                NoteLife(
                    maturity: .day(2026, 8, 31), face: Price(whole: 100), couponPartsPerMillion: 42_500,
                    couponsPerYear: 2, cash: "USDC")))
        var desk = AssetDesk(note, held: AssetDesk.usdc(3))
        let coupon = Price(raw: Price.scale * 2_125 / 1_000)
        #expect(lives(desk.pass(to: .day(2026, 2, 27))).isEmpty)
        #expect(lives(desk.pass(to: .day(2026, 2, 28))) == [.couponPaid(coupon)])
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000) &+ UInt256(6_375_000 as UInt64))
        #expect(
            lives(desk.pass(to: .day(2026, 9, 1))) == [.couponPaid(coupon), .matured(Price(whole: 100))])
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_300) &+ UInt256(12_750_000 as UInt64))
        #expect(desk.isConserved)
    }

    @Test func `a dividend and a split change the multiplier and no amount`() {
        let share = terms(
            .equity,
            .share(
                ShareLife(actions: [
                    .init(
                        .reinvestedDividend(perShare: UInt256(2 as UInt64), price: UInt256(100 as UInt64)),
                        at: .day(2026, 1, 10)),
                    .init(
                        .split(new: UInt256(4 as UInt64), old: UInt256(1 as UInt64)), at: .day(2026, 1, 20)),
                ])))
        var desk = AssetDesk(share, held: AssetDesk.usdc(5))
        let events = lives(desk.pass(to: .day(2026, 2, 1)))
        let grown = UInt256(1_020_000_000_000_000_000 as UInt64)
        #expect(
            events == [
                .multiplied(from: Wad.one, to: grown),
                .multiplied(from: grown, to: grown &* UInt256(4 as UInt64)),
            ])
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(5))
    }

    @Test(arguments: [
        (OptionLife.Right.call, UInt64(3_500), UInt64(500)), (.put, 3_500, 0), (.put, 2_400, 600),
    ])
    func `an option brings what exercise gives, and nothing out of the money`(
        _ right: OptionLife.Right, _ price: UInt64, _ worth: UInt64
    ) {
        let expiry = Timestamp.day(2026, 1, 30, second: 28_800)
        let option = terms(
            .option,
            .option(OptionLife(right, on: "ETH", strike: Price(whole: 3_000), expiry: expiry, cash: "USDC")))
        var desk = AssetDesk(option, held: AssetDesk.usdc(2))
        desk.pass(to: Timestamp(nanoseconds: expiry.nanoseconds - 1), [(AssetDesk.eth, price)])
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(2))
        #expect(lives(desk.pass(to: expiry, [(AssetDesk.eth, price)])) == [.expired(Price(whole: worth))])
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000 + 2 * worth))
        #expect(desk.wallet(AssetDesk.asset) == .zero && desk.isConserved)
    }

    @Test func `what comes back after maturity is redeemed by an order`() {
        let maturity = Timestamp.day(2026, 2, 2)
        let bill = terms(.bill, .bill(BillLife(maturity: maturity, face: Price(whole: 1), cash: "USDC")))
        var desk = AssetDesk(bill)
        #expect(desk.place(.redeem(AssetDesk.asset, .max)).reason == .nothingToClaim)
        desk.pass(to: maturity)
        desk.run([.fund(AssetDesk.ben, AssetDesk.asset, amount: AssetDesk.usdc(7))])
        #expect(desk.place(.redeem(AssetDesk.asset, .max), by: AssetDesk.ben).state == .filled)
        #expect(desk.wallet(AssetDesk.usdc, AssetDesk.ben) == AssetDesk.usdc(10_007) && desk.isConserved)
    }

    @Test func `a coupon is profit, and redemption at cost is none`() throws {
        let note = terms(
            .note,
            .note(
                NoteLife(
                    maturity: .day(2026, 8, 31), face: Price(whole: 100), couponPartsPerMillion: 40_000,
                    couponsPerYear: 1, cash: "USDC")))
        var desk = AssetDesk(note, held: AssetDesk.usdc(1))
        desk.tick([(AssetDesk.asset, 100)])
        desk.pass(to: .day(2026, 8, 31))
        let profit = try #require(desk.state.profit(of: AssetDesk.asset, by: AssetDesk.ann))
        #expect(profit.realised == 400_000_000 && profit.unrealised == 0)
    }
}
