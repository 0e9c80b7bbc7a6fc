import BigInt
import Protocols
import Testing
import Units

@Suite struct SnapshotHealthTests {
    /// The parts of a snapshot, kept so that the answer can be had without limits.
    private struct Snapshot {
        var collateral: UInt128
        var debt: UInt128
        var threshold: UInt32
        var collateralMove: SnapshotHealth.Move
        var debtMove: SnapshotHealth.Move

        init(_ generator: inout SeededGenerator, longest: Int) {
            collateral = generator.number(longest)
            debt = generator.number(longest)
            threshold = UInt32.random(in: 1...10_000, using: &generator)
            collateralMove = (generator.number(min(longest, 120)), generator.number(min(longest, 120)))
            debtMove = (generator.number(min(longest, 120)), generator.number(min(longest, 120)))
        }

        var health: SnapshotHealth {
            SnapshotHealth(
                collateral: collateral, debt: debt, thresholdBasisPoints: threshold,
                collateralMove: collateralMove, debtMove: debtMove)
        }

        var safe: BigInt {
            BigInt(collateral) * BigInt(threshold) * BigInt(collateralMove.now) * BigInt(debtMove.first)
        }
        var owed: BigInt { BigInt(debt) * 10_000 * BigInt(debtMove.now) * BigInt(collateralMove.first) }
        var isBelowOne: Bool { safe < owed }
    }

    @Test(arguments: [8, 40, 64, 100, 128])
    func `the health factor is the exact ratio rounded down`(longest: Int) throws {
        var generator = SeededGenerator(seed: UInt64(longest))
        for _ in 0..<1_000 {
            let snapshot = Snapshot(&generator, longest: longest)
            let exact = snapshot.safe * BigInt(10).power(18) / snapshot.owed
            if exact.magnitude.bitWidth > 256 {
                #expect(throws: ArithmeticError.overflow) { try snapshot.health.healthFactor() }
            } else {
                try #require(
                    try snapshot.health.healthFactor()?.description == exact.description, "\(snapshot)")
            }
        }
    }

    @Test(arguments: [8, 40, 64, 100, 120])
    func `collateral is liquidated at its line and not one unit above`(longest: Int) throws {
        var generator = SeededGenerator(seed: UInt64(longest) + 1)
        var lines = 0
        for _ in 0..<1_000 {
            var snapshot = Snapshot(&generator, longest: longest)
            guard let price = try? snapshot.health.liquidationPrice(of: .collateral), price < .max else {
                continue
            }
            lines += 1
            snapshot.collateralMove.now = price
            try #require(snapshot.isBelowOne, "\(snapshot)")
            snapshot.collateralMove.now = price + 1
            try #require(!snapshot.isBelowOne, "\(snapshot)")
        }
        #expect(lines > 100)
    }

    @Test(arguments: [8, 40, 64, 100, 120])
    func `debt is liquidated at its line and not one unit below`(longest: Int) throws {
        var generator = SeededGenerator(seed: UInt64(longest) + 2)
        var lines = 0
        for _ in 0..<1_000 {
            var snapshot = Snapshot(&generator, longest: longest)
            guard let price = try? snapshot.health.liquidationPrice(of: .debt) else { continue }
            lines += 1
            snapshot.debtMove.now = price
            try #require(snapshot.isBelowOne, "\(snapshot)")
            snapshot.debtMove.now = price - 1
            try #require(!snapshot.isBelowOne, "\(snapshot)")
        }
        #expect(lines > 100)
    }

    @Test func `an account worked out by hand`() throws {
        // 2 of collateral at 80 % against 1 of debt; the collateral was recorded at 1,000 and now is at 900.
        let health = SnapshotHealth(
            collateral: 2, debt: 1, thresholdBasisPoints: 8_000, collateralMove: (900, 1_000),
            debtMove: (1, 1))
        #expect(try health.healthFactor() == 1_440_000_000_000_000_000)
        #expect(try health.liquidationPrice(of: .collateral) == 624)
        #expect(try health.liquidationPrice(of: .debt) == 2)
    }

    @Test func `without debt there is no factor and no line`() throws {
        let health = SnapshotHealth(
            collateral: 2, debt: 0, thresholdBasisPoints: 8_000, collateralMove: (1, 1), debtMove: (1, 1))
        #expect(try health.healthFactor() == nil)
        #expect(try health.liquidationPrice(of: .collateral) == nil)
        #expect(try health.liquidationPrice(of: .debt) == nil)
    }

    @Test func `collateral worth nothing has no line of its own and the debt has one at once`() throws {
        let health = SnapshotHealth(
            collateral: 0, debt: 5, thresholdBasisPoints: 8_000, collateralMove: (1, 1), debtMove: (1, 1))
        #expect(try health.healthFactor() == 0)
        #expect(throws: ArithmeticError.divisionByZero) { try health.liquidationPrice(of: .collateral) }
        #expect(try health.liquidationPrice(of: .debt) == 1)
    }
}

extension SeededGenerator {
    /// Returns a number above 0 of at most so many bits, short ones as often as long ones.
    fileprivate mutating func number(_ longest: Int) -> UInt128 {
        let random = UInt128(next()) << 64 | UInt128(next())
        return max(1, random >> (128 - Int.random(in: 1...longest, using: &self)))
    }
}
