import Testing
import Units

@testable import Desk

@Suite struct FundHandlingTests {
    private static let cutOff = Timestamp.day(2026, 1, 5, second: 57_600)

    private var fund: InstrumentTerms {
        var terms = InstrumentTerms(symbol: "FUND", kind: .fund, decimals: 18, maximumPriceAge: 600)
        terms.life = .fund(
            FundLife(
                cash: "USDC", cutOff: 57_600, managementPartsPerMillion: 10_000, performanceBasisPoints: 1_000
            ))
        return terms
    }

    private static func shares(_ thousandths: UInt64) -> UInt256 {
        UInt256(thousandths) &* UInt256(1_000_000_000_000_000 as UInt64)
    }

    @Test func `a subscription waits in escrow and is dealt at the net asset value of the cut-off`() {
        var desk = AssetDesk(fund)
        desk.tick([(AssetDesk.asset, 90)])
        #expect(desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(1_000))).state == .filled)
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(9_000) && desk.isConserved)
        #expect(desk.state.escrows.map(\.amount) == [AssetDesk.usdc(1_000)])
        let before = desk.state.trading.settlementCount
        desk.pass(to: Timestamp(nanoseconds: Self.cutOff.nanoseconds - 1), [(AssetDesk.asset, 80)])
        #expect(desk.wallet(AssetDesk.asset) == .zero)
        desk.pass(to: Self.cutOff, [(AssetDesk.asset, 80)])
        #expect(desk.wallet(AssetDesk.asset) == Self.shares(12_500) && desk.isConserved)
        #expect(desk.state.escrows.isEmpty && desk.state.trading.settlementCount == before + 1)
        #expect(
            desk.state.settlements.last?.legs.count == 2 && desk.state.settlements.last?.basket == OrderID(1))
    }

    @Test func `shares given back are paid for at the cut-off after, not at one before`() {
        var desk = AssetDesk(fund, held: Self.shares(10_000))
        desk.pass(to: Self.cutOff, [(AssetDesk.asset, 50)])
        desk.tick([(AssetDesk.asset, 50)])
        #expect(desk.place(.redeem(AssetDesk.asset, Self.shares(4_000))).state == .filled)
        desk.tick([(AssetDesk.asset, 50)])
        #expect(desk.wallet(AssetDesk.asset) == Self.shares(6_000))
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000))
        let next = Timestamp(seconds: 1_767_715_200)
        desk.pass(to: Timestamp(nanoseconds: next.nanoseconds - 1), [(AssetDesk.asset, 60)])
        desk.pass(to: next, [(AssetDesk.asset, 60)])
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_240) && desk.isConserved)
    }

    @Test func `without a fresh price a fund waits, and after five days gives everything back`() {
        var desk = AssetDesk(fund)
        desk.tick([(AssetDesk.asset, 80)])
        desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(500)))
        desk.pass(to: .day(2026, 1, 7))
        #expect(desk.state.escrows.count == 1)
        desk.pass(to: .day(2026, 1, 11))
        #expect(desk.state.escrows.isEmpty && desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000))
        #expect(desk.events.contains(.escrowEnded(EscrowID(1), .refunded)) && desk.isConserved)
    }

    @Test func `what is asked for after a cut-off that waits for its price waits for the next one`() {
        var desk = AssetDesk(fund, price: 80)
        desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(800)))
        desk.pass(to: Timestamp(nanoseconds: Self.cutOff.nanoseconds + 9_000_000_000))
        desk.tick([(AssetDesk.asset, 80)])
        desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(400)))
        desk.tick([(AssetDesk.asset, 80)])
        desk.tick([(AssetDesk.asset, 80)])
        #expect(desk.wallet(AssetDesk.asset) == Self.shares(10_000))
        #expect(desk.state.escrows.map(\.amount) == [AssetDesk.usdc(400)] && desk.isConserved)
    }

    @Test func `what waits can be recalled, by its owner alone`() {
        var desk = AssetDesk(fund)
        desk.tick([(AssetDesk.asset, 80)])
        desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(500)))
        #expect(desk.place(.recall(EscrowID(1)), by: AssetDesk.ben).reason == .noEscrow(EscrowID(1)))
        #expect(desk.place(.recall(EscrowID(1))).state == .filled)
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000) && desk.state.escrows.isEmpty)
    }

    @Test func `fees are counted on what time has passed and on gains above the high-water mark`() {
        var desk = AssetDesk(fund)
        desk.pass(to: Timestamp(nanoseconds: Self.cutOff.nanoseconds - 1), [(AssetDesk.asset, 100)])
        desk.pass(to: Self.cutOff)
        let next = Timestamp(seconds: 1_767_715_200)
        desk.pass(to: Timestamp(nanoseconds: next.nanoseconds - 1), [(AssetDesk.asset, 110)])
        desk.pass(to: next)
        let fees = desk.state.lifeEvents.compactMap { event -> [UInt128]? in
            guard case .feesCounted(let management, let performance) = event.what else { return nil }
            return [management.raw, performance.raw]
        }
        // A day of 1 % on the last value known, and a tenth of the gain above the mark.
        #expect(fees.first?.last == 0)
        #expect(
            fees.dropFirst() == [[110 * Price.scale * 10_000 * 86_400 / 31_536_000_000_000, Price.scale]])
    }

    @Test func `a fund takes no money of those who may not hold it`() {
        var closed = fund
        closed.transferRules = TransferRules()
        closed.transferRules?.claim = "qualified"
        var desk = AssetDesk(closed)
        desk.tick([(AssetDesk.asset, 80)])
        let order = desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(500)))
        #expect(order.reason == .transferRefused(AssetDesk.asset, .claimLapsed(AssetDesk.ann, "qualified")))
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000))
    }

    @Test func `a claim that lapses before the cut-off brings the money back`() {
        var closed = fund
        closed.transferRules = TransferRules()
        closed.transferRules?.claim = "qualified"
        let identity = HolderIdentity(claims: [.init("qualified", until: Self.cutOff)])
        var desk = AssetDesk(closed, ann: identity)
        desk.tick([(AssetDesk.asset, 80)])
        #expect(desk.place(.subscribe(AssetDesk.asset, cash: AssetDesk.usdc(500))).state == .filled)
        desk.pass(to: Self.cutOff, [(AssetDesk.asset, 80)])
        desk.tick([(AssetDesk.asset, 80)])
        #expect(desk.events.contains(.escrowEnded(EscrowID(1), .refunded)))
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000) && desk.isConserved)
    }
}
