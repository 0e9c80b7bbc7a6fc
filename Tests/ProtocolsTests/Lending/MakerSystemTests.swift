import Protocols
import Testing
import Units

/// Vaults, fees and auctions working together.
struct MakerSystemTests {
    @Test func `a liquidated vault is sold and what is left goes back`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wad(1_400))
        let kick = try system.bark(vault: 0, at: 10)
        #expect(kick.liquidation.normalizedDebt == .wad(10_000))
        #expect(kick.liquidation.collateral == .wad(10))
        #expect(kick.liquidation.tab == .rad(11_300) && kick.keeperReward == .rad(113))
        #expect(system.vaults[0] == MakerVault(collateralType: 0))
        // The start is 1.2 times the price; half of the hour has gone by.
        let purchase = try system.take(auction: 1, amount: .max, maximumPrice: .max, at: 1_810)
        #expect(purchase.cost == .rad(8_400) && purchase.bought == .wad(10) && purchase.returned == 0)
        #expect(system.auctions.isEmpty && system.auctioned == 0)
        #expect(system.surplus == .rad(8_400) && system.unbackedDebt == .rad(10_113))
        try system.heal(system.surplus)
        #expect(system.debt == .rad(1_713) && system.debt == system.unbackedDebt)
    }

    @Test func `an early buyer pays the dai to raise and the owner gets the rest`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wad(1_400))
        try system.bark(vault: 0, at: 0)
        let purchase = try system.take(auction: 1, amount: .max, maximumPrice: .max, at: 0)
        #expect(purchase.cost == .rad(11_300) && purchase.tabAfter == 0)
        #expect(purchase.returned == purchase.lotAfter && purchase.returned > .wad(3))
        #expect(system.auctions.isEmpty)
    }

    @Test func `an auction that fell too far has to be reset and then sells again`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wad(1_400))
        try system.bark(vault: 0, at: 0)
        #expect(throws: MakerError.cannotReset) { try system.redo(auction: 1, at: 2_160) }
        #expect(throws: MakerError.needsReset) {
            try system.take(auction: 1, amount: .max, maximumPrice: .max, at: 2_161)
        }
        try system.poke(collateralType: 0, price: .wad(1_000))
        #expect(try system.redo(auction: 1, at: 2_161) == .rad(113))
        #expect(system.auctions[0].top == .ray(1_200) && system.auctions[0].start == 2_161)
        #expect(
            try system.take(auction: 1, amount: .wad(1), maximumPrice: .ray(1_200), at: 2_161).bought
                == .wad(1))
    }

    @Test func `nobody is paid for resetting an auction that is too small`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wad(1_400))
        try system.bark(vault: 0, at: 0)
        // 10 units at 11 are less than the 113 dai that an auction has to raise at least.
        try system.poke(collateralType: 0, price: .wad(11))
        #expect(try system.redo(auction: 1, at: 2_161) == 0)
        // And 11,300 dai to raise are less than 22,600.
        try system.poke(collateralType: 0, price: .wad(10_000))
        try system.configure(collateralType: 0) { $0.dust = .rad(20_000) }
        try system.refreshLeastTab(collateralType: 0)
        #expect(try system.redo(auction: 1, at: 4_322) == 0)
        #expect(system.unbackedDebt == .rad(10_113))
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
        try system.poke(collateralType: 0, price: .wad(1_400))
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 1 }
        #expect(throws: MakerError.stopped) { try system.bark(vault: 0, at: 0) }
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 0 }
        try system.bark(vault: 0, at: 0)
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 2 }
        #expect(throws: MakerError.stopped) { try system.redo(auction: 1, at: 3_000) }
        try system.take(auction: 1, amount: .wad(1), maximumPrice: .max, at: 0)
        try system.configure(collateralType: 0) { $0.auctionTerms.stopLevel = 3 }
        #expect(throws: MakerError.stopped) {
            try system.take(auction: 1, amount: .wad(1), maximumPrice: .max, at: 0)
        }
        #expect(try system.yank(auction: 1).lot == .wad(9))
        #expect(system.auctioned == 0)
    }

    @Test func `a system is made again of what can be read of it`() throws {
        var system = try borrowed()
        try system.poke(collateralType: 0, price: .wad(1_400))
        try system.bark(vault: 0, at: 10)
        let auctions = system.auctions.map {
            MakerAuction(
                id: $0.id, vault: $0.vault, collateralType: $0.collateralType, tab: $0.tab, lot: $0.lot,
                start: $0.start, top: $0.top)
        }
        let again = MakerSystem(
            collateralTypes: system.collateralTypes, vaults: system.vaults, auctions: auctions,
            auctionCount: system.auctionCount, debtCeiling: system.debtCeiling,
            auctionCeiling: system.auctionCeiling, debt: system.debt, unbackedDebt: system.unbackedDebt,
            surplus: system.surplus, auctioned: system.auctioned, par: system.par, base: system.base)
        #expect(again == system)
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
        try system.poke(collateralType: 0, price: .wad(2_000))
        try system.refreshLeastTab(collateralType: 0)
        try system.adjust(
            vault: vault, collateral: 10_000_000_000_000_000_000,
            normalizedDebt: 10_000_000_000_000_000_000_000)
        return system
    }
}
