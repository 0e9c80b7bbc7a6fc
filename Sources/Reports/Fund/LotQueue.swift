import Units

/// What the net holding of one instrument cost, lot by lot: what came first goes first.
///
/// A short holding has lots as well, of negative cost. Over the life of a holding it comes to the same profit as
/// average cost; only what counts as realised differs.
///
/// - Units: quantities in smallest units, money in the base currency times 1e8.
/// - Rounding: the cost of a part of a lot is rounded toward zero; the lot keeps the rest.
public struct LotQueue: Hashable, Sendable {
    /// A quantity that came at once.
    struct Lot: Hashable, Sendable {
        var quantity: UInt256
        var cost: Int128
    }

    /// Oldest first, from `first` on.
    private var lots: [Lot] = []
    private var first = 0
    /// Whether the lots are of a short holding.
    private(set) var isShort = false
    /// Profit of what was closed.
    public private(set) var realised: Int128 = 0

    /// Makes a queue without lots.
    public init() {}

    /// Whether nothing was ever booked.
    public private(set) var isUntouched = true

    /// What the open lots cost.
    public var cost: Int128 { lots[first...].reduce(0) { $0 + $1.cost } }

    /// The quantity of the open lots, negative for a short holding.
    public var quantity: Int256 {
        let sum = lots[first...].reduce(UInt256.zero) { $0 &+ $1.quantity }
        return Int256(bits: isShort ? .zero &- sum : sum)
    }

    /// Open lots.
    public var lotCount: Int { lots.count - first }

    /// Takes what was held before its history is known, with what it cost and has brought.
    public mutating func open(_ quantity: Int256, cost: Int128, realised: Int128) {
        self.realised += realised
        trade(quantity, worth: cost)
    }

    /// Takes a change of the holding, with what it was worth: of the sign of the change.
    public mutating func trade(_ change: Int256, worth value: Int128) {
        isUntouched = false
        var (left, worth) = (change.magnitude, value)
        while !left.isZero, lotCount > 0, change.isNegative != isShort {
            let closed = min(left, lots[first].quantity)
            let share = LotQueue.part(worth, closed, of: left)
            realised += -share - takeCost(of: closed)
            (left, worth) = (left &- closed, worth - share)
        }
        guard !left.isZero else { return realised -= worth }
        isShort = change.isNegative
        lots.append(Lot(quantity: left, cost: worth))
    }

    /// Takes a quantity out of the oldest lot and returns what it cost.
    private mutating func takeCost(of closed: UInt256) -> Int128 {
        let lot = lots[first]
        guard closed < lot.quantity else {
            first += 1
            dropClosed()
            return lot.cost
        }
        let part = LotQueue.part(lot.cost, closed, of: lot.quantity)
        lots[first] = Lot(quantity: lot.quantity &- closed, cost: lot.cost - part)
        return part
    }

    /// Lets go of closed lots once they are most of the list.
    private mutating func dropClosed() {
        guard first > 32, first * 2 > lots.count else { return }
        lots.removeFirst(first)
        first = 0
    }

    /// Returns `value * part / whole`, rounded toward zero.
    private static func part(_ value: Int128, _ part: UInt256, of whole: UInt256) -> Int128 {
        guard part < whole else { return value }
        guard let share = try? UInt256.mulDivDown(UInt256(value.magnitude), part, whole) else { return 0 }
        let bounded = Int128(clamping: share.low)
        return value < 0 ? -bounded : bounded
    }
}
