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
    /// What the market pays elsewhere, times 1e18; no venue reads it. 0 where no such price has come.
    var benchmark: UInt128 = 0
    /// When the newest accepted price came.
    var time = Timestamp(nanoseconds: 0)
    /// When the newest benchmark came.
    var benchmarkTime = Timestamp(nanoseconds: 0)
    /// Rows that have agreed with `held` so far.
    var agreements: UInt32 = 0
    /// Prices that never counted: held ones that were contradicted, and those that no market has.
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

    /// Takes a price of the market elsewhere, if a market can have it; it moves no account's health.
    mutating func takeBenchmark(_ tick: Tick) {
        guard tick.price.raw > 0, tick.price.raw < PriceSlot.greatest else { return refusedCount += 1 }
        (benchmark, benchmarkTime) = (tick.price.raw, tick.time)
    }

    /// What an admissible price did to a slot.
    enum Outcome { case accepted, held, rebased, inadmissible }

    /// Takes a price that is not simply near the last one: the first ever, a great step, or a confirmation.
    ///
    /// - Returns: what became of it, and whether a held price was dropped for it.
    mutating func admit(_ candidate: UInt128) -> (outcome: Outcome, dropsHeld: Bool) {
        guard candidate > 0, candidate < PriceSlot.greatest else {
            refusedCount += 1
            return (.inadmissible, false)
        }
        if price == 0 {
            (price, first) = (candidate, candidate)
            return (.accepted, false)
        }
        if PriceSlot.isNear(candidate, price) {
            price = candidate
            return (.accepted, dropHeld())
        }
        guard held != 0, PriceSlot.isNear(candidate, held) else {
            let dropsHeld = dropHeld()
            held = candidate
            return (.held, dropsHeld)
        }
        agreements += 1
        guard agreements == PriceSlot.agreementsNeeded else { return (.held, false) }
        (price, held, agreements) = (candidate, 0, 0)
        return (.rebased, false)
    }

    /// Drops the held price, if there is one, as contradicted.
    private mutating func dropHeld() -> Bool {
        guard held != 0 else { return false }
        refusedCount += 1
        (held, agreements) = (0, 0)
        return true
    }
}
