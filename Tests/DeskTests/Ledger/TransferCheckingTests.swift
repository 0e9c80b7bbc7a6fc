import Testing
import Units

@testable import Desk

@Suite struct TransferCheckingTests {
    private static let swiss = HolderIdentity(
        country: CountryCode("CH"), claims: [.init("qualified", until: .day(2026, 2, 1))])

    private func desk(_ change: (inout TransferRules) -> Void = { _ in }) -> AssetDesk {
        var terms = InstrumentTerms(symbol: "X", kind: .equity, decimals: 6)
        var rules = TransferRules()
        change(&rules)
        terms.transferRules = rules
        return AssetDesk(terms, held: AssetDesk.usdc(100), ann: Self.swiss, ben: Self.swiss, price: 5)
    }

    private func send(_ desk: inout AssetDesk, _ whole: UInt64 = 10) -> TransferRefusal? {
        let order = desk.place(.transfer(AssetDesk.asset, AssetDesk.usdc(whole), to: AssetDesk.ben))
        guard case .transferRefused(_, let refusal) = order.reason else { return nil }
        return refusal
    }

    @Test func `a transfer that no rule forbids moves the amount and its cost`() throws {
        var desk = desk()
        desk.tick([(AssetDesk.asset, 8)])
        #expect(send(&desk) == nil)
        #expect(desk.wallet(AssetDesk.asset, AssetDesk.ben) == AssetDesk.usdc(10) && desk.isConserved)
        let profit = try #require(desk.state.profit(of: AssetDesk.asset, by: AssetDesk.ben))
        #expect(profit.cost == 5_000_000_000 && profit.unrealised == 3_000_000_000)
        #expect(desk.state.profit(of: AssetDesk.asset, by: AssetDesk.ann)?.realised == 0)
    }

    @Test func `a lapsed claim keeps tokens out and lets them go`() {
        var desk = desk { $0.claim = "qualified" }
        #expect(send(&desk) == nil)
        desk.pass(to: .day(2026, 2, 1))
        #expect(send(&desk) == .claimLapsed(AssetDesk.ben, "qualified"))
        desk.run([
            .setIdentity(AssetDesk.ben, HolderIdentity(claims: [.init("qualified", until: .day(2027, 1, 1))]))
        ])
        #expect(send(&desk) == nil)
    }

    @Test func `holders of a closed country and of none that is known receive nothing`() {
        var desk = desk { $0.closedCountries = [CountryCode("CH")].compactMap { $0 } }
        #expect(send(&desk) == .country(AssetDesk.ben))
        desk.run([.setIdentity(AssetDesk.ben, HolderIdentity())])
        #expect(send(&desk) == .country(AssetDesk.ben))
        desk.run([.setIdentity(AssetDesk.ben, HolderIdentity(country: CountryCode("sg")))])
        #expect(send(&desk) == nil)
    }

    @Test func `an agent pauses, freezes and frees`() {
        var desk = desk()
        desk.run([.controlToken(AssetDesk.asset, .pause)])
        #expect(send(&desk) == .paused)
        desk.run([.controlToken(AssetDesk.asset, .resume)])
        desk.run([.controlToken(AssetDesk.asset, .freeze(AssetDesk.ann, AssetDesk.usdc(95)))])
        #expect(send(&desk) == .partlyFrozen(free: AssetDesk.usdc(5)))
        #expect(send(&desk, 5) == nil)
        desk.run([.controlToken(AssetDesk.asset, .freeze(AssetDesk.ben, .max))])
        #expect(send(&desk, 1) == .frozen(AssetDesk.ben))
        desk.run([.controlToken(AssetDesk.asset, .release(AssetDesk.ben))])
        desk.run([.controlToken(AssetDesk.asset, .freeze(AssetDesk.ann, .max))])
        #expect(send(&desk, 1) == .frozen(AssetDesk.ann))
        desk.run([.controlToken(AssetDesk.asset, .release(AssetDesk.ann))])
        #expect(send(&desk, 1) == nil)
    }

    @Test func `limits of holders and of holdings count what is there`() {
        var few = desk { $0.holderLimit = 1 }
        #expect(send(&few) == .holderLimit(1))
        var small = desk { $0.mostHeld = AssetDesk.usdc(12) }
        #expect(send(&small) == nil)
        #expect(send(&small, 3) == .mostHeld(AssetDesk.usdc(12)))
        #expect(send(&small, 2) == nil)
    }

    @Test func `outside its hours nothing moves`() {
        var desk = desk { $0.hours = 28_800..<61_200 }
        #expect(send(&desk) == nil)
        desk.pass(to: .day(2026, 1, 5, second: 61_200))
        #expect(send(&desk) == .cutOff(opensAt: 28_800))
        desk.pass(to: .day(2026, 1, 6, second: 28_800))
        #expect(send(&desk) == nil)
    }

    @Test func `a forced transfer asks nobody and ends the orders of its holder`() {
        var desk = desk { $0.claim = "nobody has it" }
        desk.run([.controlToken(AssetDesk.asset, .pause)])
        let events = desk.run([
            .controlToken(
                AssetDesk.asset, .force(from: AssetDesk.ann, to: AssetDesk.ben, amount: AssetDesk.usdc(40)))
        ])
        #expect(desk.wallet(AssetDesk.asset, AssetDesk.ben) == AssetDesk.usdc(40) && desk.isConserved)
        #expect(events.contains { if case .settled = $0 { true } else { false } })
        let none = desk.run([
            .controlToken(
                AssetDesk.asset, .force(from: AssetDesk.ann, to: AssetDesk.ben, amount: AssetDesk.usdc(61)))
        ])
        #expect(
            none == [
                .commandRejected(
                    .controlRefused(
                        AssetDesk.asset,
                        .insufficientBalance(
                            AssetDesk.asset, needed: AssetDesk.usdc(61), available: AssetDesk.usdc(60))))
            ])
    }
}
