import Protocols
import Testing
import Units

/// Vaults, fees and auctions working together.
struct MakerSystemTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `all debt is what vaults owe and what is unbacked, and a refusal changes nothing`(seed: UInt64)
        throws
    {
        var run = MakerRun(seed: seed)
        for _ in 0..<400 {
            let before = run.system
            do throws(MakerError) {
                try run.step()
            } catch {
                run.refusals.insert(error.upstreamName ?? "\(error)")
                #expect(run.system == before, "\(error)")
            }
            try run.expectSumsAgree()
        }
        #expect(run.system.auctionCount > 0 && run.purchases > 0)
        #expect(run.refusals.count > 3)
    }

    @Test func `a liquidated vault is sold and what is left goes back`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wads(1_400))
        let kick = try system.bark(vault: 0, at: 10)
        #expect(kick.liquidation.normalizedDebt == .wads(10_000))
        #expect(kick.liquidation.collateral == .wads(10))
        #expect(kick.liquidation.tab == .rads(11_300) && kick.keeperReward == .rads(113))
        #expect(system.vaults[0] == MakerVault(collateralType: 0))
        // The start is 1.2 times the price; half of the hour has gone by.
        let purchase = try system.take(auction: 1, amount: .max, maximumPrice: .max, at: 1_810)
        #expect(purchase.cost == .rads(8_400) && purchase.bought == .wads(10) && purchase.returned == 0)
        #expect(system.auctions.isEmpty && system.auctioned == 0)
        #expect(system.surplus == .rads(8_400) && system.unbackedDebt == .rads(10_113))
        try system.heal(system.surplus)
        #expect(system.debt == .rads(1_713) && system.debt == system.unbackedDebt)
    }

    @Test func `an early buyer pays the dai to raise and the owner gets the rest`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wads(1_400))
        try system.bark(vault: 0, at: 0)
        let purchase = try system.take(auction: 1, amount: .max, maximumPrice: .max, at: 0)
        #expect(purchase.cost == .rads(11_300) && purchase.tabAfter == 0)
        #expect(purchase.returned == purchase.lotAfter && purchase.returned > .wads(3))
        #expect(system.auctions.isEmpty)
    }

    @Test func `an auction that fell too far has to be reset and then sells again`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wads(1_400))
        try system.bark(vault: 0, at: 0)
        #expect(throws: MakerError.cannotReset) { try system.redo(auction: 1, at: 2_160) }
        #expect(throws: MakerError.needsReset) {
            try system.take(auction: 1, amount: .max, maximumPrice: .max, at: 2_161)
        }
        try system.poke(collateralType: 0, price: .wads(1_000))
        #expect(try system.redo(auction: 1, at: 2_161) == .rads(113))
        #expect(system.auctions[0].top == .rays(1_200) && system.auctions[0].start == 2_161)
        #expect(
            try system.take(auction: 1, amount: .wads(1), maximumPrice: .rays(1_200), at: 2_161).bought
                == .wads(1))
    }

    @Test func `a vault may neither grow riskier than its price allows nor shrink to dust`() throws {
        var system = try borrowed()
        #expect(throws: MakerError.notSafe) {
            try system.adjust(vault: 0, normalizedDebt: 3_334_000_000_000_000_000_000)
        }
        #expect(throws: MakerError.notSafe) {
            try system.adjust(vault: 0, collateral: -3_000_000_000_000_000_000)
        }
        #expect(throws: MakerError.dust) {
            try system.adjust(vault: 0, normalizedDebt: -9_950_000_000_000_000_000_000)
        }
        #expect(throws: MakerError.ceilingExceeded) {
            try system.adjust(vault: 0, normalizedDebt: 2_000_000_000_000_000_000_000_000)
        }
        try system.adjust(
            vault: 0, collateral: -10_000_000_000_000_000_000, normalizedDebt: -10_000_000_000_000_000_000_000
        )
        #expect(system.debt == 0)
        system.cage()
        #expect(throws: MakerError.vatNotLive) { try system.adjust(vault: 0) }
    }

    @Test func `each level of the switch stops one thing more`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wads(1_400))
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 1 }
        #expect(throws: MakerError.stopped) { try system.bark(vault: 0, at: 0) }
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 0 }
        try system.bark(vault: 0, at: 0)
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 2 }
        #expect(throws: MakerError.stopped) { try system.redo(auction: 1, at: 3_000) }
        try system.take(auction: 1, amount: .wads(1), maximumPrice: .max, at: 0)
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 3 }
        #expect(throws: MakerError.stopped) {
            try system.take(auction: 1, amount: .wads(1), maximumPrice: .max, at: 0)
        }
        #expect(try system.yank(auction: 1).lot == .wads(9))
        #expect(system.auctioned == 0)
    }

    @Test func `a fee may only change when it has been collected up to now`() throws {
        var system = try borrowed()
        #expect(throws: MakerError.lastDripNotUpdated) {
            try system.setDuty(collateralType: 0, Ray.one, at: 9)
        }
        try system.drip(collateralType: 0, at: 9)
        try system.setDuty(collateralType: 0, Ray.one, at: 9)
        #expect(throws: MakerError.invalidNow) { try system.drip(collateralType: 0, at: 8) }
    }

    /// One vault with 10 units at a price of 2,000 that owes 10,000 dai; safe down to 1,500.
    private func borrowed() throws -> MakerSystem {
        var system = MakerSystem.sample
        let vault = try system.open(collateralType: 0)
        try system.poke(collateralType: 0, price: .wads(2_000))
        try system.refreshLeastTab(collateralType: 0)
        try system.adjust(
            vault: vault, collateral: 10_000_000_000_000_000_000,
            normalizedDebt: 10_000_000_000_000_000_000_000)
        return system
    }
}

/// A seeded run of all that vaults, keepers and buyers do.
private struct MakerRun {
    var system = MakerSystem.sample
    var refusals: Set<String> = []
    var purchases = 0
    private var chance: SeededGenerator
    private var time: UInt64 = 0

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
        for _ in 0..<6 { _ = try? system.open(collateralType: 0) }
        _ = try? system.refreshLeastTab(collateralType: 0)
        _ = try? system.poke(collateralType: 0, price: .wads(2_000))
        _ = try? system.setDuty(collateralType: 0, Ray.one &+ 3_022_265_980_097_387, at: 0)
    }

    mutating func step() throws(MakerError) {
        time += UInt64.random(in: 0...900, using: &chance)
        let vault = Int.random(in: 0..<6, using: &chance)
        let auction = system.auctions.randomElement(using: &chance)?.id ?? 0
        switch Int.random(in: 0..<12, using: &chance) {
        case 0...4:
            try system.adjust(vault: vault, collateral: wads(-6...7), normalizedDebt: wads(-4_000...12_000))
        case 5: try system.drip(collateralType: 0, at: time)
        case 6: try system.poke(collateralType: 0, price: price())
        case 7, 8: try system.bark(vault: vault, at: time)
        case 9: try system.redo(auction: auction, at: time)
        case 10:
            try system.take(auction: auction, amount: amount(), maximumPrice: .rays(1_900), at: time)
            purchases += 1
        default: try system.heal(UInt256(chance.next()))
        }
    }

    /// The sums of all vaults and auctions are the totals that the system keeps.
    func expectSumsAgree() throws {
        let type = system.collateralTypes[0]
        var normalized = UInt256.zero
        for vault in system.vaults { normalized = try normalized.adding(vault.normalizedDebt) }
        #expect(normalized == type.totalNormalizedDebt)
        #expect(try normalized.multiplied(by: type.rate).adding(system.unbackedDebt) == system.debt)
        var tabs = UInt256.zero
        for auction in system.auctions { tabs = try tabs.adding(auction.tab) }
        #expect(tabs == system.auctioned && tabs == type.auctioned)
    }

    private mutating func wads(_ range: ClosedRange<Int128>) -> Int256 {
        Int256(
            Int128.random(in: range, using: &chance) * 1_000_000_000_000_000_000 + Int128(chance.next() >> 20)
        )
    }

    private mutating func amount() -> UInt256 { .wads(UInt64.random(in: 1...12, using: &chance)) }

    private mutating func price() -> UInt256? {
        let price = UInt64.random(in: 900...2_400, using: &chance)
        return price < 950 ? nil : .wads(price)
    }
}

extension MakerSystem {
    fileprivate static var sample: MakerSystem {
        let terms = MakerAuctionTerms(
            curve: .linear(tau: 3_600),
            startFactor: .rays(12).quotientAndRemainder(dividingByWord: 10).quotient,
            longest: 3_000, leastShare: .rays(4).quotientAndRemainder(dividingByWord: 10).quotient,
            keeperShare: 10_000_000_000_000_000)
        let type = MakerCollateralType(
            debtCeiling: .rads(1_000_000), dust: .rads(100),
            liquidationRatio: .rays(15).quotientAndRemainder(dividingByWord: 10).quotient,
            penalty: 1_130_000_000_000_000_000, auctionCeiling: .rads(20_000), auctionTerms: terms)
        return MakerSystem(
            collateralTypes: [type], debtCeiling: .rads(1_000_000), auctionCeiling: .rads(20_000))
    }
}

extension UInt256 {
    fileprivate static func wads(_ value: UInt64) -> UInt256 { UInt256(value) &* Wad.one }
    fileprivate static func rays(_ value: UInt64) -> UInt256 { UInt256(value) &* Ray.one }
    fileprivate static func rads(_ value: UInt64) -> UInt256 { wads(value) &* Ray.one }
}
