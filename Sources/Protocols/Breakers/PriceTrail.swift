import Units

/// The course of one price in fixed room: its mean over five minutes, and its extremes over the windows of speed.
///
/// It is told once a second which price stands, and answers with the edges at which a breaker has something to
/// say; between two turns a price need only be compared with them. Nothing is allocated. A bucket leaves its
/// window as a whole: a window is never shorter than asked and longer by at most one bucket.
/// - Units: prices times 1e18, below 2^120; nanoseconds.
/// - Source: PROMISES.md 4.1; the limits of `PriceBandRules` mean what they mean for `PriceBreaker`.
public struct PriceTrail: Sendable {
    /// The price that stood at the end of each five seconds, each at its number's remainder.
    var closes = InlineArray<60, UInt128>(repeating: 0)
    /// How many of them there are.
    var closeCount: Int64 = 0
    /// The number of the newest.
    var bucket: Int64 = 0
    var sum: UInt128 = 0
    var second = ExtremeWindow(length: Timestamp.nanosecondsPerSecond, reach: 1)
    var minute = ExtremeWindow(length: 5 * Timestamp.nanosecondsPerSecond, reach: 12)
    var hour = ExtremeWindow(length: 300 * Timestamp.nanosecondsPerSecond, reach: 12)
    /// When the newest price came that the windows of speed have.
    var newest = Timestamp(nanoseconds: .min)
    /// The first moment at which something leaves a window.
    var due = Int64.min

    private static let bucketLength: Int64 = 5_000_000_000
    static let bucketCount: Int64 = 60
    /// Greater shares than this, in basis points, are no limit: a thousand percent.
    public static let greatestShare: UInt32 = 100_000

    /// Makes the trail of a price that has not come yet.
    public init() {}

    /// The mean of what stood over the last five minutes, rounded down; 0 before the first turn.
    public var reference: UInt128 {
        closeCount == 0 ? 0 : PriceTrail.divided(sum, by: UInt64(closeCount)).quotient
    }

    /// Takes the price that stands at a turn, and returns whether an edge may have moved.
    ///
    /// - Parameters:
    ///   - came: when it came, not after `now`.
    ///   - now: not before the last turn.
    public mutating func turn(_ price: UInt128, came: Timestamp, at now: Timestamp) -> Bool {
        guard came > newest || now.nanoseconds >= due else { return false }
        close(price, at: ExtremeWindow.number(of: now.nanoseconds, PriceTrail.bucketLength))
        if came > newest { note(price, at: came) }
        second.expire(at: now.nanoseconds)
        minute.expire(at: now.nanoseconds)
        hour.expire(at: now.nanoseconds)
        let next = (bucket + 1) * PriceTrail.bucketLength
        due = second.isEmpty ? next : min(next, second.end(at: now.nanoseconds))
        return true
    }

    /// Forgets how fast the price has moved: speeds are measured anew from a price that has halted.
    public mutating func restart(from price: UInt128, at came: Timestamp) {
        second.removeAll()
        minute.removeAll()
        hour.removeAll()
        note(price, at: max(came, newest))
        due = .min
    }

    /// Fills the five seconds up to now with the price that stood.
    private mutating func close(_ price: UInt128, at number: Int64) {
        if closeCount == 0 { (bucket, closeCount) = (number, 1) }
        put(price, at: bucket)
        // Older ones than a whole window would be overwritten anyway.
        var next = max(bucket + 1, number - PriceTrail.bucketCount + 1)
        while next <= number {
            closeCount = min(PriceTrail.bucketCount, closeCount + 1)
            put(price, at: next)
            next += 1
        }
        bucket = max(bucket, number)
    }

    /// Puts a close in place of the one that stood there a whole window before, which is 0 where none did.
    private mutating func put(_ price: UInt128, at number: Int64) {
        let place = PriceTrail.place(number)
        sum = sum - closes[place] + price
        closes[place] = price
    }

    private static func place(_ number: Int64) -> Int {
        let rest = Int(number % bucketCount)
        return rest < 0 ? rest + Int(bucketCount) : rest
    }

    private mutating func note(_ price: UInt128, at came: Timestamp) {
        newest = came
        second.add(price, at: came.nanoseconds)
        minute.add(price, at: came.nanoseconds)
        hour.add(price, at: came.nanoseconds)
    }

    /// The least and greatest price of a window; the greatest is 0 without any.
    fileprivate func extremes(_ window: VelocityWindow) -> (low: UInt128, high: UInt128) {
        switch window {
        case .second: (second.low, second.high)
        case .minute: (minute.low, minute.high)
        case .hour: (hour.low, hour.high)
        }
    }
}

extension PriceTrail {
    /// Returns where a breaker has something to say under rules; nowhere before the first turn.
    public func edges(_ rules: PriceBandRules) -> PriceEdges {
        var edges = PriceEdges()
        if closeCount > 0, rules.band > 0 {
            let reference = reference
            let distance = PriceTrail.share(reference, rules.band, isUp: false)
            edges.limitBelow = reference - min(distance, reference)
            edges.limitAbove = reference + distance
        }
        for window in VelocityWindow.allCases {
            let (extremes, limit) = (self.extremes(window), rules.limit(of: window))
            guard limit > 0, extremes.high > 0 else { continue }
            let (fall, rise) = (
                PriceTrail.share(extremes.high, limit, isUp: true),
                PriceTrail.share(extremes.low, limit, isUp: true)
            )
            if fall <= extremes.high { edges.haltBelow = max(edges.haltBelow, extremes.high - fall) }
            edges.haltAbove = min(edges.haltAbove, extremes.low + rise)
        }
        return edges
    }

    /// Returns the window in which a move to a price is too fast, and where the move began; `nil` where none is.
    public func velocity(to price: UInt128, _ rules: PriceBandRules) -> BreakerCause? {
        for window in VelocityWindow.allCases {
            let extremes = self.extremes(window)
            guard extremes.high > 0 else { continue }
            for from in [extremes.low, extremes.high]
            where rules.isTooFast(from: Price(raw: from), to: Price(raw: price), within: window) {
                return .velocity(window, from: Price(raw: from), to: Price(raw: price))
            }
        }
        return nil
    }

    /// A share of a price in basis points; exact, since a price lies below 2^120 and a share below 2^17.
    static func share(_ price: UInt128, _ points: UInt32, isUp: Bool) -> UInt128 {
        let one: UInt64 = 10_000
        let (whole, rest) = divided(price, by: one)
        return whole * UInt128(points) + UInt128((rest * UInt64(points) + (isUp ? one - 1 : 0)) / one)
    }

    /// Divides by a short number in two steps of 64 bits, which takes a fraction of the time of the general way.
    static func divided(_ value: UInt128, by divisor: UInt64) -> (quotient: UInt128, remainder: UInt64) {
        let (high, carry) = UInt64(truncatingIfNeeded: value >> 64).quotientAndRemainder(dividingBy: divisor)
        let (low, rest) = divisor.dividingFullWidth((carry, UInt64(truncatingIfNeeded: value)))
        return (UInt128(high) << 64 | UInt128(low), rest)
    }
}

/// The prices at which a breaker has something to say: calm between the limits and short of the halts.
public struct PriceEdges: Hashable, Sendable {
    /// At or below this price the move is too fast.
    public var haltBelow: UInt128 = 0
    /// Below this price it lies outside its band.
    public var limitBelow: UInt128 = 0
    /// Above this price it lies outside its band.
    public var limitAbove: UInt128 = .max
    /// At or above this price the move is too fast.
    public var haltAbove: UInt128 = .max

    /// Makes edges that nothing reaches.
    public init() {}

    /// Where a price lies.
    public enum Zone: UInt8, Sendable { case calm, outOfBand, tooFast }

    /// Returns where a price lies.
    public func zone(of price: UInt128) -> Zone {
        if price <= haltBelow || price >= haltAbove { return .tooFast }
        return price < limitBelow || price > limitAbove ? .outOfBand : .calm
    }

    /// The greatest price below a price, and the least above it, at which its zone is another one.
    public func nearest(to price: UInt128) -> (lower: UInt128, upper: UInt128) {
        var (lower, upper): (UInt128, UInt128) = (0, .max)
        // As edges at or below which, and at or above which, another zone begins.
        for edge in [haltBelow, limitBelow == 0 ? 0 : limitBelow - 1, limitAbove, haltAbove - 1]
        where edge < price { lower = max(lower, edge) }
        for edge in [haltBelow + 1, limitBelow, limitAbove == .max ? .max : limitAbove + 1, haltAbove]
        where edge > price { upper = min(upper, edge) }
        return (lower, upper)
    }
}
