import Protocols
import Units

/// Where an account stands between the edges of its zone, as margins that are linear in the prices.
///
/// With N the weighted collateral and D the debt, both at prices p, the factor is at or above an edge e exactly
/// where N - e D is at least 0. Everything is a share of N now, in `CloseWatch.unit`s.
struct CloseStance {
    let zone: UInt8
    private(set) var below: Int64
    private(set) var above: Int64
    private(set) var shares: [CloseWatch.Share] = []

    private static let unit = UInt256(UInt64(CloseWatch.unit))
    /// In place of a margin where the zone has no edge on that side.
    private static let endless = CloseWatch.unit
    private let lower: UInt256
    private let upper: UInt256

    /// Takes the margins of a factor; nil where the nearest edge is far.
    ///
    /// The true factor lies between `factor` and one unit above it.
    init?(factor: UInt256, edges: HealthEdges) {
        zone = edges.zone(of: factor)
        lower = zone > 0 ? edges.ascending[Int(zone) - 1] : .zero
        upper = zone < HealthEdges.safest ? edges.ascending[Int(zone)] : .zero
        guard !factor.isZero,
            let owed = try? UInt256.mulDivUp(CloseStance.unit, lower, factor),
            let spare = try? UInt256.mulDivDown(CloseStance.unit, upper, factor.adding(1)),
            let owedUnits = CloseStance.units(owed), let spareUnits = CloseStance.units(spare)
        else { return nil }
        below = lower.isZero ? CloseStance.endless : CloseWatch.unit - owedUnits
        above = upper.isZero ? CloseStance.endless : spareUnits - CloseWatch.unit
        guard min(below, above) > 0, min(below, above) <= CloseWatch.entering else { return nil }
    }

    /// Adds what the price of an instrument does as collateral: `part` of `whole` weighted collateral.
    mutating func addCollateral(_ part: UInt256, of whole: UInt256, _ source: (InstrumentID, UInt128)) -> Bool
    {
        guard let units = try? UInt256.mulDivDown(CloseStance.unit, part, whole),
            let share = CloseStance.units(units)
        else { return false }
        return add(
            CloseWatch.Share(
                instrument: source.0, price: source.1, below: lower.isZero ? 0 : share,
                above: upper.isZero ? 0 : -share))
    }

    /// Adds what the price of an instrument does as debt, given what that debt is of the weighted collateral when
    /// it is multiplied by an edge over 1e18.
    mutating func addDebt(_ part: UInt256, of whole: UInt256, _ source: (InstrumentID, UInt128)) -> Bool {
        guard let units = try? UInt256.mulDivDown(CloseStance.unit, part, whole),
            let atLower = try? UInt256.mulDivDown(units, lower, Wad.one),
            let atUpper = try? UInt256.mulDivDown(units, upper, Wad.one),
            let lowerShare = CloseStance.units(atLower),
            let upperShare = CloseStance.units(atUpper), max(lowerShare, upperShare) <= 2 * CloseWatch.unit
        else { return false }
        return add(
            CloseWatch.Share(instrument: source.0, price: source.1, below: -lowerShare, above: upperShare))
    }

    /// One whole of debt at the greater of both edges, rounded up and in basis points: what a unit of doubt about a
    /// debt comes to as a part of the weighted collateral.
    var debtWeight: UInt128 { (max(lower, upper).low / Wad.one.low + 1) * BasisPoints.one.low }

    private static func units(_ value: UInt256) -> Int64? {
        value.high == 0 ? Int64(exactly: value.low) : nil
    }

    private mutating func add(_ share: CloseWatch.Share) -> Bool {
        guard let place = shares.firstIndex(where: { $0.instrument == share.instrument }) else {
            shares.append(share)
            return true
        }
        shares[place].below += share.below
        shares[place].above += share.above
        return true
    }

    /// Lessens both margins by what the venue's roundings may hide, as a part of the weighted collateral.
    mutating func doubt(_ part: UInt256, of whole: UInt256) -> Bool {
        guard let hidden = try? UInt256.mulDivUp(CloseStance.unit, part, whole),
            let units = CloseStance.units(hidden),
            units < CloseWatch.entering
        else { return false }
        below -= units
        above -= units
        return true
    }
}

extension DeskState {
    /// Returns where an account stands, if that is close to an edge and worth watching tick by tick.
    func closeStance(of account: AccountID, factor: UInt256) -> CloseStance? {
        // The holdings of an account that trades change, and interest moves them: its triggers are enough.
        guard book[account].tradingPlace == nil,
            let stance = CloseStance(factor: factor, edges: edges)
        else { return nil }
        if let snapshot = book[account].snapshot { return snapshotStance(stance, snapshot, factor) }
        return try? positionsStance(stance, book.positions(of: account))
    }

    private func rawPrice(_ instrument: InstrumentID) -> UInt128 { slots[Int(instrument.index)].price }

    private func snapshotStance(
        _ start: CloseStance, _ snapshot: SnapshotStanding, _ factor: UInt256
    ) -> CloseStance? {
        var stance = start
        if let instrument = snapshot.collateralInstrument {
            guard stance.addCollateral(Wad.one, of: Wad.one, (instrument, rawPrice(instrument))) else {
                return nil
            }
        }
        if let instrument = snapshot.debtInstrument {
            guard stance.addDebt(Wad.one, of: factor, (instrument, rawPrice(instrument))) else { return nil }
        }
        return stance
    }

    /// A venue's price may be one unit below the true one, and each value another; a price may grow fourfold
    /// before the stance is taken anew.
    private func positionsStance(
        _ start: CloseStance, _ positions: ArraySlice<Position>
    ) throws(ArithmeticError) -> CloseStance? {
        guard let sum = try healthSum(of: positions, at: .now), !sum.weightedThreshold.isZero else {
            return nil
        }
        var stance = start
        var hidden = UInt256.zero
        for position in positions {
            guard let price = try venuePrice(of: position) else { return nil }
            let weight = position.isDebt ? start.debtWeight : UInt128(position.thresholdBasisPoints)
            let rounded = UInt256(position.amount / DecimalText.powerOfTen(Int(position.decimals)) + 3)
            hidden = try hidden.adding(rounded.multiplied(by: UInt256(4 * weight)))
            guard position.instrument != Position.constant else { continue }
            guard try add(position, price, to: &stance, of: sum.weightedThreshold) else { return nil }
        }
        return stance.doubt(hidden, of: sum.weightedThreshold) ? stance : nil
    }

    private func add(
        _ position: Position, _ price: UInt256, to stance: inout CloseStance, of whole: UInt256
    ) throws(ArithmeticError) -> Bool {
        var alone = AaveHealthSum()
        let source = (InstrumentID(position.instrument), slots[Int(position.instrument)].price)
        if position.isDebt {
            try alone.addDebt(
                scaledBalance: UInt256(position.amount), index: Ray.one, price: price,
                decimals: position.decimals)
            return stance.addDebt(try alone.totalDebt.multiplied(by: BasisPoints.one), of: whole, source)
        }
        try alone.addCollateral(
            scaledBalance: UInt256(position.amount), index: Ray.one, price: price,
            decimals: position.decimals,
            threshold: position.thresholdBasisPoints)
        return stance.addCollateral(alone.weightedThreshold, of: whole, source)
    }
}
