import Protocols
import Testing
import Units

/// The contracts' own liquidation decides whether a line is one.
struct MakerLiquidationLineTests {
    /// Visits systems of one seeded vault.
    private func visit(
        seed: UInt64, _ body: (MakerSystem, inout SeededGenerator) throws -> Bool
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var count = 0
        for number in 0..<4_000 {
            let system = generator.system()
            do {
                if try body(system, &generator) { count += 1 }
            } catch {
                Issue.record("system \(number) of seed \(seed): \(error)")
                return
            }
        }
        #expect(count > 400 && count <= 4_000)
    }

    /// Whether anybody may start the liquidation of vault 0 after a collection at a time and a price.
    private func isUnsafe(_ system: MakerSystem, time: UInt64, price: UInt256) throws -> Bool {
        var system = system
        try system.drip(collateralType: 0, at: time)
        try system.poke(collateralType: 0, price: price)
        do throws(MakerError) {
            try system.bark(vault: 0, at: time)
        } catch {
            return error != .notUnsafe
        }
        return true
    }

    @Test func `a vault is unsafe where its health factor is below 1 and nowhere else`() throws {
        try visit(seed: 1) { system, generator in
            let later = generator.next() % 50_000_000
            let line = try system.liquidationPrice(of: 0, at: 0) ?? Wad.one
            let price = (line >> 2) &+ (line >> 10) &* UInt256(generator.next() % 2_048) &+ 1
            let health = try #require(
                try system.health(of: 0, at: MakerMoment(time: later, prices: [price])))
            let isUnsafe = try isUnsafe(system, time: later, price: price)
            try #require(health.isLiquidatable == isUnsafe)
            let factor = try #require(health.healthFactor)
            try #require((factor < Wad.one) == isUnsafe)
            try #require(try health.owed == system.debt(of: 0, at: later))
            return isUnsafe
        }
    }

    @Test func `collateral is liquidated at its line and not one unit above`() throws {
        try visit(seed: 2) { system, generator in
            let later = generator.next() % 50_000_000
            guard let price = try system.liquidationPrice(of: 0, at: later) else {
                try #require(try !isUnsafe(system, time: later, price: 1))
                return false
            }
            try #require(try isUnsafe(system, time: later, price: price))
            try #require(try !isUnsafe(system, time: later, price: price &+ 1))
            try #require(try price == 1 || isUnsafe(system, time: later, price: price >> 1))
            try #require(try !isUnsafe(system, time: later, price: price << 1 &+ 1))
            return true
        }
    }

    @Test func `a vault without a price has no health, and one without debt needs none`() throws {
        var system = MakerSystem.line()
        let moment = MakerMoment(time: 10, prices: [nil])
        #expect(throws: MakerError.invalidPrice) { try system.health(of: 0, at: moment) }
        #expect(throws: MakerError.invalidPrice) { try system.health(of: 0, at: MakerMoment(time: 10)) }
        #expect(throws: MakerError.invalidPrice) { try system.health(of: 0) }
        #expect(throws: MakerError.vaultMissing) { try system.health(of: 1, at: moment) }
        let empty = try system.open(collateralType: 0)
        #expect(try system.health(of: empty, at: moment) == nil && system.health(of: empty) == nil)
        #expect(try system.liquidationPrice(of: empty, at: 10) == nil)
        try system.drip(collateralType: 0, at: 10)
        #expect(throws: MakerError.invalidNow) { try system.debt(of: 0, at: 9) }
        system.cage()
        #expect(throws: MakerError.vatNotLive) {
            try system.health(of: 0, at: MakerMoment(time: 10, prices: [Wad.one]))
        }
    }

    @Test func `a vault worked out by hand`() throws {
        var system = MakerSystem.line()
        // 10 units against 10,000 dai at a ratio of 1.5: the line is at 1,500.
        #expect(try system.liquidationPrice(of: 0, at: 0) == 1_499_999_999_999_999_999_999)
        let twice = MakerMoment(time: 0, prices: [1_500_000_000_000_000_000_000])
        #expect(try system.health(of: 0, at: twice)?.healthFactor == Wad.one)
        try system.poke(collateralType: 0, price: 3_000_000_000_000_000_000_000)
        #expect(try system.health(of: 0)?.healthFactor == 2_000_000_000_000_000_000)
        #expect(try system.rates(of: 0) == LendingRates(supply: 0, borrow: 0))
        try system.setDuty(collateralType: 0, Ray.one &+ 1_000_000_000_000_000_000, at: 0)
        #expect(try system.rates(of: 0).borrow == 31_536_000_000_000_000)
        // 0.1 % of fees a million seconds later, and a little on top.
        let owed = try system.debt(of: 0, at: 1_000_000)
        #expect(owed > UInt256(10_010) &* Wad.one &* Ray.one && owed < UInt256(10_011) &* Wad.one &* Ray.one)
        #expect(try system.debt(of: 0) == UInt256(10_000) &* Wad.one &* Ray.one)
    }

    @Test func `a vault that comes with what it has is taken in without a price`() throws {
        var system = MakerSystem.line()
        let place = try system.admit(collateralType: 0, collateral: 1, normalizedDebt: Wad.one)
        #expect(system.vaults[place] == MakerVault(collateralType: 0, collateral: 1, normalizedDebt: Wad.one))
        #expect(system.collateralTypes[0].totalNormalizedDebt == UInt256(10_001) &* Wad.one)
        let before = system
        #expect(throws: MakerError.dust) {
            try system.admit(collateralType: 0, collateral: 1, normalizedDebt: 1)
        }
        #expect(throws: MakerError.ceilingExceeded) {
            try system.admit(
                collateralType: 0, collateral: 1, normalizedDebt: UInt256(2_000_000) &* Wad.one)
        }
        #expect(system == before)
    }
}

extension MakerSystem {
    /// One vault of 10 units that owes 10,000 dai, at no price.
    fileprivate static func line() -> MakerSystem {
        .of(
            MakerVault(collateralType: 0, collateral: 10 &* Wad.one, normalizedDebt: 10_000 &* Wad.one),
            ratio: 1_500_000_000_000_000_000_000_000_000, duty: Ray.one, dust: Wad.one &* Ray.one)
    }

    fileprivate static func of(
        _ vault: MakerVault, ratio: UInt256, duty: UInt256, dust: UInt256 = 0, par: UInt256 = Ray.one
    ) -> MakerSystem {
        let million = UInt256(1_000_000) &* Wad.one &* Ray.one
        let type = MakerCollateralType(
            debtCeiling: million, dust: dust, liquidationRatio: ratio, penalty: Wad.one,
            auctionCeiling: million, totalNormalizedDebt: vault.normalizedDebt, duty: duty)
        return MakerSystem(
            collateralTypes: [type], vaults: [vault], debtCeiling: million, auctionCeiling: million,
            debt: vault.normalizedDebt &* Ray.one, par: par)
    }
}

extension SeededGenerator {
    /// Returns a system of one vault that owes something.
    fileprivate mutating func system() -> MakerSystem {
        let vault = MakerVault(
            collateralType: 0, collateral: amount(bits: 70), normalizedDebt: amount(bits: 70))
        return .of(
            vault, ratio: Ray.one &+ UInt256(UInt128(next()) << 25),
            duty: Ray.one &+ UInt256(next() >> 4),
            par: UInt64.random(in: 0...1, using: &self) == 0
                ? Ray.one : Ray.one &+ UInt256(UInt128(next()) << 20))
    }
}
