import Units

/// The hot part of an instrument: what every tick reads and writes.
///
/// A slot holds plain integers only, so that a tick touches one or two cache lines and allocates nothing.
struct PriceSlot: Sendable {
    /// The newest accepted price times 1e18; 0 before the first.
    var price: UInt128 = 0
    /// The first accepted price of the run times 1e18; 0 before it.
    var first: UInt128 = 0
    /// At or below this price some account must be looked at again.
    var lowerTrigger: UInt128 = .max
    /// At or above this price some account must be looked at again.
    var upperTrigger: UInt128 = 0
    /// A price that steps by more than `largestStep` and waits for confirmation; 0 when none does.
    var held: UInt128 = 0
    /// When the newest accepted price came.
    var time = Timestamp(nanoseconds: 0)
    /// Rows that have agreed with `held` so far.
    var agreements: UInt32 = 0
    /// Held prices that were contradicted and dropped.
    var refusedCount: UInt64 = 0

    /// Prices beyond this are inadmissible, which keeps every product below in 128 bits.
    static let greatest: UInt128 = 1 << 120
    /// A price that is more than this many times greater or smaller than the last one is held.
    static let largestStep: UInt128 = 100
    /// So many further rows must agree with a held price.
    static let agreementsNeeded: UInt32 = 2

    /// Whether a price lies within the largest step of another.
    @inline(__always)
    static func isNear(_ price: UInt128, _ base: UInt128) -> Bool {
        price &* largestStep >= base && base &* largestStep >= price
    }

    /// What an admissible price did to a slot.
    enum Outcome { case accepted, held, rebased, inadmissible }

    /// Takes a price that is not simply near the last one: the first ever, a great step, or a confirmation.
    mutating func admit(_ candidate: UInt128) -> Outcome {
        guard candidate > 0, candidate < PriceSlot.greatest else { return .inadmissible }
        if price == 0 {
            (price, first) = (candidate, candidate)
            return .accepted
        }
        if PriceSlot.isNear(candidate, price) {
            dropHeld(refused: held != 0)
            price = candidate
            return .accepted
        }
        guard held != 0, PriceSlot.isNear(candidate, held) else {
            dropHeld(refused: held != 0)
            held = candidate
            return .held
        }
        agreements += 1
        guard agreements == PriceSlot.agreementsNeeded else { return .held }
        price = candidate
        dropHeld(refused: false)
        return .rebased
    }

    private mutating func dropHeld(refused: Bool) {
        if refused { refusedCount += 1 }
        (held, agreements) = (0, 0)
    }
}
