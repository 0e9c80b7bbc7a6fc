import Units

/// Watches one asset's price: a band around its reference of the last five minutes, and how fast it moves.
///
/// It never changes a price; it says what may be done while the price is what it is. A price outside the band
/// begins the limit state, a move that is too fast halts at once. After such a halt speeds are measured anew.
/// - Source: PROMISES.md 4.1 and I57.
public struct PriceBreaker: Hashable, Sendable {
    /// The limits.
    public let rules: PriceBandRules
    /// The states.
    public private(set) var machine: BreakerMachine
    /// The last price; nil before any.
    public private(set) var lastPrice: Price?
    private var latest: Timestamp
    private var references = PriceWindow(bucketLength: 5_000_000_000, bucketCount: 60)
    private var seconds = PriceWindow(bucketLength: 100_000_000, bucketCount: 10)
    private var minutes = PriceWindow(bucketLength: 1_000_000_000, bucketCount: 60)
    private var hours = PriceWindow(bucketLength: 60_000_000_000, bucketCount: 60)

    /// Makes a breaker that has seen no price.
    public init(rules: PriceBandRules, states: BreakerRules, at now: Timestamp) {
        self.rules = rules
        machine = BreakerMachine(rules: states, at: now)
        latest = now
    }

    /// Where the breaker stands as of the last price or look.
    public var state: BreakerState { machine.state }

    /// The mean of the last five minutes as of the last price, rounded down, or the last price after a silence;
    /// nil before any.
    public var reference: Price? { references.meanClose ?? lastPrice }

    /// The lowest and highest price inside the band; nil before any price.
    public var bounds: ClosedRange<Price>? { reference.map(rules.bounds(around:)) }

    /// Takes a price, and returns all transitions up to it; one with an earlier time counts as of the last.
    ///
    /// The price is measured against those before it.
    public mutating func observe(_ price: Price, at time: Timestamp) -> [BreakerTransition] {
        let now = max(time, latest)
        latest = now
        expire(at: now)
        let finding = finding(of: price)
        if case .breach = finding {
            seconds.removeAll()
            minutes.removeAll()
            hours.removeAll()
        }
        add(price, at: now)
        lastPrice = price
        return machine.observe(finding, at: now)
    }

    /// Makes the transitions that are due, and returns them.
    public mutating func advance(to now: Timestamp) -> [BreakerTransition] { machine.advance(to: now) }

    /// Halts at somebody's word; see the machine.
    public mutating func trip(by actor: UInt32, at now: Timestamp) -> [BreakerTransition] {
        machine.trip(by: actor, at: now)
    }

    /// Begins to reopen what somebody pulled; see the machine.
    ///
    /// - Errors: those of the machine.
    public mutating func release(
        by actor: UInt32, isAlone: Bool, at now: Timestamp
    ) throws(BreakerReleaseError) -> BreakerTransition {
        try machine.release(by: actor, isAlone: isAlone, at: now)
    }

    private func finding(of price: Price) -> BreakerFinding {
        for window in VelocityWindow.allCases {
            if let from = start(ofMoveTo: price, within: window) {
                return .breach(.velocity(window, from: from, to: price))
            }
        }
        guard let reference, !rules.bounds(around: reference).contains(price) else { return .calm }
        return .limit(.outOfBand(price: price, reference: reference))
    }

    /// Returns the price from which a move is too fast for a window; nil where none is.
    private func start(ofMoveTo price: Price, within window: VelocityWindow) -> Price? {
        let prices = prices(of: window)
        guard let low = prices.low, let high = prices.high else { return nil }
        if rules.isTooFast(from: low, to: price, within: window) { return low }
        return rules.isTooFast(from: high, to: price, within: window) ? high : nil
    }

    private func prices(of window: VelocityWindow) -> PriceWindow {
        switch window {
        case .second: seconds
        case .minute: minutes
        case .hour: hours
        }
    }

    private mutating func expire(at now: Timestamp) {
        references.expire(at: now)
        seconds.expire(at: now)
        minutes.expire(at: now)
        hours.expire(at: now)
    }

    private mutating func add(_ price: Price, at now: Timestamp) {
        references.add(price, at: now)
        seconds.add(price, at: now)
        minutes.add(price, at: now)
        hours.add(price, at: now)
    }
}

/// How far and how fast a price may move, in basis points.
public struct PriceBandRules: Hashable, Sendable {
    /// The farthest distance from the reference that is still inside the band.
    public let band: UInt32
    /// A move within a second that halts; 0 for none.
    public let perSecond: UInt32
    /// A move within a minute that halts; 0 for none.
    public let perMinute: UInt32
    /// A move within an hour that halts; 0 for none.
    public let perHour: UInt32

    /// Makes limits.
    public init(band: UInt32, perSecond: UInt32, perMinute: UInt32, perHour: UInt32) {
        self.band = band
        self.perSecond = perSecond
        self.perMinute = perMinute
        self.perHour = perHour
    }

    /// Returns the lowest and highest price inside the band; the lowest is not below 0, the highest the greatest
    /// price at most.
    ///
    /// - Rounding: the distance down.
    public func bounds(around reference: Price) -> ClosedRange<Price> {
        let share = try? BasisPoints.shareDown(UInt256(reference.raw), UInt256(UInt64(band)))
        let distance = share.flatMap { UInt128(exactly: $0) } ?? .max
        let (upper, isBeyond) = reference.raw.addingReportingOverflow(distance)
        let lower = reference.raw > distance ? reference.raw - distance : 0
        return Price(raw: lower)...Price(raw: isBeyond ? .max : upper)
    }

    /// Whether a move reaches the limit of its window; from 0 every move does.
    ///
    /// - Rounding: none; products are compared instead of quotients.
    public func isTooFast(from: Price, to: Price, within window: VelocityWindow) -> Bool {
        let limit = limit(of: window)
        if limit == 0 || from == to { return false }
        let move = from > to ? from.raw - to.raw : to.raw - from.raw
        return UInt256.product(move, BasisPoints.one.low) >= UInt256.product(from.raw, UInt128(limit))
    }

    /// The move within a window that halts, in basis points; 0 for none.
    func limit(of window: VelocityWindow) -> UInt32 {
        switch window {
        case .second: perSecond
        case .minute: perMinute
        case .hour: perHour
        }
    }
}
