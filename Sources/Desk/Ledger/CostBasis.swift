import Units

/// What the net holding of one instrument cost, and what closing parts of it has brought: average cost.
///
/// A debt is a negative holding: borrowing and selling is selling short. Interest changes what is held without
/// changing what it cost, so it shows as profit or loss that is not yet realised.
///
/// - Units: quantities in smallest units, money in the base currency times 1e8.
/// - Rounding: the cost of a part that is closed is rounded toward zero; the rest keeps the remainder, so that
///   nothing is lost over the life of a holding.
struct CostBasis: Hashable, Sendable {
    /// Net quantity that was traded in; negative for a short holding.
    var quantity = Int256.zero
    /// What it cost: of the sign of the quantity.
    var cost: Int128 = 0
    /// Profit of what was closed.
    var realised: Int128 = 0
    /// Realised and unrealised profit at the last midnight.
    var atMidnight: Int128 = 0

    /// Takes a change of the holding, with what it was worth: of the sign of the change.
    mutating func trade(_ change: Int256, worth value: Int128) {
        let isOpening =
            quantity == .zero || change == .zero || quantity.isNegative == change.isNegative
        guard !isOpening else {
            quantity = quantity &+ change
            return cost += value
        }
        let (held, closed) = (quantity.magnitude, change.magnitude)
        guard closed > held else { return close(change, worth: value) }
        // More than all of it: the holding is closed, and the rest opens one on the other side.
        let share = CostBasis.part(value, held, of: closed)
        realised += -share - cost
        (quantity, cost) = (quantity &+ change, value - share)
    }

    /// Takes what a holding has brought without a change of it.
    mutating func earn(_ value: Int128) { realised += value }

    /// Returns what a part of a long holding cost, rounded toward zero; no more than all of it.
    func cost(ofPart part: UInt256) -> Int128 {
        guard !quantity.isNegative, quantity != .zero else { return 0 }
        return CostBasis.part(cost, min(part, quantity.magnitude), of: quantity.magnitude)
    }

    private mutating func close(_ change: Int256, worth value: Int128) {
        let part = CostBasis.part(cost, change.magnitude, of: quantity.magnitude)
        realised += -value - part
        (quantity, cost) = (quantity &+ change, cost - part)
    }

    /// Returns `value * part / whole`, rounded toward zero.
    private static func part(_ value: Int128, _ part: UInt256, of whole: UInt256) -> Int128 {
        guard let share = try? UInt256.mulDivDown(UInt256(value.magnitude), part, whole) else { return 0 }
        let bounded = Int128(clamping: share.low)
        return value < 0 ? -bounded : bounded
    }
}
