import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for the fees of every fund, whatever its assets do: I40 to I42 of the promises.
struct FundPropertyTests {
    @Test func `fees take shares of the gain and the time and nothing else`() {
        let run = PropertyRun(of: FundLife.self)
        #expect(run.failure == nil)
        let calls = ["gain", "loss", "nothing", "performance", "subscribe", "redeem"]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
    }

    @Test func `a streaming fee dilutes by what its time is worth and no more`() {
        let run = PropertyRun(of: StreamingLife.self)
        #expect(run.failure == nil)
        #expect(["accrue", "change", "twice", "refused"].allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
    }
}

/// A fund whose assets rise and fall, with subscriptions and redemptions at its share value between
/// settlements.
private struct FundLife: PropertyMachine {
    private var fees: FundFees
    private var assets: UInt256
    private var supply: UInt256
    private var now: UInt64 = 1_000

    init(_ chance: inout SeededGenerator) throws {
        assets = chance.amount(from: 1_000_000, below: 1_000_000_000_000_000)
        supply = chance.amount(from: 1, below: 1_000_000) &* Wad.one
        fees = try FundFees(
            managementRatePerSecond: Ray.one &+ chance.amount(from: 0, below: 2_000_000_000_000_000_000),
            performanceBasisPoints: chance.amount(from: 0, below: 5_000), denominationUnit: 1_000_000,
            grossAssetValue: assets, supply: supply, at: now)
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let name = move(&chance)
        now += UInt64.random(in: 0...5_000_000, using: &chance)
        let (mark, before) = (fees.highWaterMark, fees)
        let valueBefore = try value(supply)
        let settlement = try fees.settle(grossAssetValue: assets, supply: supply, at: now)
        try check(settlement, mark: mark, valueBefore: valueBefore)
        try checkSettlesOnce(settlement, before)
        supply = settlement.supply
        return settlement.performanceShares.isZero ? name : "performance"
    }

    /// Shares are only added; performance is paid above the mark alone and leaves the share above it but for
    /// a unit; the mark never falls; nobody's share is worth more for the fees.
    private func check(_ settlement: FundFees.Settlement, mark: UInt256, valueBefore: UInt256) throws {
        let (management, performance) = (settlement.managementShares, settlement.performanceShares)
        try promise(
            settlement.supply == supply &+ management &+ performance, "I41: shares that nobody accounts for")
        try promise(settlement.shareValue <= valueBefore, "I40: fees raised the value of a share")
        try promise(fees.highWaterMark >= mark || performance.isZero == false, "the mark fell without a fee")
        try promise(fees.highWaterMark &+ 1 >= mark, "the mark fell from \(mark) to \(fees.highWaterMark)")
        if performance.isZero { return }
        let managed = try value(supply &+ management)
        try promise(managed > mark, "performance was paid below the mark \(mark)")
        // The fee is at most its share of the gain, and all of the gain is never taken.
        try promise(settlement.shareValue &+ 1 >= mark, "the fee took more than the gain above \(mark)")
    }

    /// At the same moment there is nothing to settle again.
    private func checkSettlesOnce(_ settlement: FundFees.Settlement, _ before: FundFees) throws {
        var again = fees
        let second = try again.settle(grossAssetValue: assets, supply: settlement.supply, at: now)
        try promise(
            second.managementShares.isZero && second.performanceShares.isZero, "fees were taken twice")
        try promise(again == fees, "a settlement of nothing changed the fees")
        var early = before
        if before.lastSettled > 0 {
            let refusal = Result {
                try early.settle(grossAssetValue: assets, supply: supply, at: before.lastSettled - 1)
            }
            try promise((try? refusal.get()) == nil && early == before, "time ran back")
        }
    }

    private func value(_ supply: UInt256) throws -> UInt256 {
        try FundAccounting.grossShareValue(
            grossAssetValue: assets, supply: supply, denominationUnit: fees.denominationUnit)
    }

    /// Moves the assets by up to a tenth, or lets somebody in or out at the share value.
    private mutating func move(_ chance: inout SeededGenerator) -> String {
        let part = chance.amount(near: assets >> 4)
        switch Int.random(in: 0..<5, using: &chance) {
        case 0:
            assets = min(assets &+ part, 1 << 100)
            return "gain"
        case 1:
            assets = max(assets &- part, 1_000_000)
            return "loss"
        case 2, 3:
            let isIn = chance.oneIn(2) || supply < Wad.one
            let shares = supply >> 3
            let paid = (try? UInt256.mulDivUp(shares, assets, supply)) ?? .zero
            let (most, least) = (supply.high == 0 && assets < 1 << 100, assets > 10_000_000)
            if isIn, most { (supply, assets) = (supply &+ shares, assets &+ paid) }
            if !isIn, least { (supply, assets) = (supply &- shares, assets &- (paid &- 1)) }
            return isIn ? "subscribe" : "redeem"
        default: return "nothing"
        }
    }
}

/// A fund of constant assets with a fee that runs with time.
private struct StreamingLife: PropertyMachine {
    private var fee: StreamingFee
    private var supply: UInt256
    private var multiplier = Wad.one
    private var now: UInt64 = 1_000

    init(_ chance: inout SeededGenerator) throws {
        supply = chance.amount(bits: 90) &+ 1_000_000
        fee = try StreamingFee(
            annualFee: chance.amount(from: 0, below: Wad.one >> 3), maximumFee: Wad.one >> 2,
            protocolShare: chance.amount(from: 0, below: Wad.one), at: now)
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let before = fee
        now += chance.oneIn(4) ? 0 : UInt64.random(in: 0...3_000_000, using: &chance)
        do {
            let name = chance.oneIn(3) ? "change" : now == before.lastAccrual ? "twice" : "accrue"
            let rate = before.annualFee
            let accrual =
                name == "change"
                ? try fee.change(
                    to: chance.amount(from: 0, below: Wad.one >> 1), supply: supply,
                    positionMultiplier: multiplier, at: now)
                : try fee.accrue(supply: supply, positionMultiplier: multiplier, at: now)
            try check(accrual, rate: rate, seconds: now - before.lastAccrual)
            supply = supply &+ accrual.managerShares &+ accrual.protocolShares
            multiplier = accrual.positionMultiplier
            // A fund that is diluted away for years begins anew, so that amounts stay in range.
            if supply.leadingZeroBitCount < 140 { (supply, multiplier) = (supply >> 16, Wad.one) }
            return name
        } catch is StreamingFee.Failure {
            try promise(fee == before, "a refused accrual changed the fee")
            return Self.refused
        }
    }

    /// The new shares are at most the fee's part of all shares, within one; no time takes nothing; the
    /// multiplier never rises.
    private func check(_ accrual: StreamingFee.Accrual, rate: UInt256, seconds: UInt64) throws {
        let minted = accrual.managerShares &+ accrual.protocolShares
        let part = try FundAccounting.streamingFee(annualFee: rate, elapsed: seconds)
        let most = try UInt256.mulDivDown(supply &+ minted &+ 1, part, Wad.one)
        try promise(minted <= most &+ 1, "the fee minted \(minted) shares, more than \(most)")
        try promise(accrual.positionMultiplier <= multiplier, "the fee raised what a share holds")
        try promise(
            seconds > 0 || minted.isZero && accrual.positionMultiplier == multiplier, "no time took a fee")
    }
}
