import Units

/// What a source's price of one asset must keep before the desk stores it, and how many it takes.
///
/// - Source: PROMISES.md I46, I48, I49 and I50.
public struct PriceLimits: Hashable, Sendable {
    /// A price at or below it is invalid: the source may have cut it there.
    public let minimum: Price
    /// A price at or above it is invalid, likewise.
    public let maximum: Price
    /// The greatest age of a fresh observation in nanoseconds.
    public let maximumAge: Int64
    /// How far a source's clock may be ahead, in nanoseconds.
    public let maximumSkew: Int64
    /// How many sources must be fresh.
    public let quorum: Int

    /// Makes limits; traps where no price could meet them.
    public init(minimum: Price, maximum: Price, maximumAge: Int64, maximumSkew: Int64 = 0, quorum: Int = 3) {
        precondition(minimum < maximum, "the bounds of a price must leave room between them")
        precondition(maximumAge >= 0 && maximumSkew >= 0, "an age and a skew are not negative")
        precondition(quorum > 0, "a price needs a source")
        self.minimum = minimum
        self.maximum = maximum
        self.maximumAge = maximumAge
        self.maximumSkew = maximumSkew
        self.quorum = quorum
    }

    /// Returns why a price may not be stored; nil where it may.
    ///
    /// - Parameter last: the time of the source's last stored price.
    func refusal(
        of price: Price, at time: Timestamp, last: Timestamp?, now: Timestamp
    ) -> ObservationRefusal? {
        if price.raw == 0 { return .notPositive }
        if price <= minimum { return .atMinimum(minimum) }
        if price >= maximum { return .atMaximum(maximum) }
        let (lead, isFar) = time.nanoseconds.subtractingReportingOverflow(now.nanoseconds)
        // Times so far apart that the difference overflows: the later one is ahead, the earlier one is old.
        if isFar ? time > now : lead > maximumSkew { return .fromFuture(now: now) }
        if let last, time <= last { return .notNewer(last: last) }
        return nil
    }

    /// Whether an observation is fresh; one that is ahead within the skew is.
    func isFresh(_ time: Timestamp, now: Timestamp) -> Bool {
        let (age, isFar) = now.nanoseconds.subtractingReportingOverflow(time.nanoseconds)
        return isFar ? time > now : age <= maximumAge
    }
}

/// Why a source's price is not stored.
public enum ObservationRefusal: Error, Hashable, Sendable {
    /// The feed has no such source.
    case unknownReporter(Int)
    /// The price is 0.
    case notPositive
    /// The price is at or below the least, which is told.
    case atMinimum(Price)
    /// The price is at or above the greatest, which is told.
    case atMaximum(Price)
    /// Its time is further ahead than clocks may differ.
    case fromFuture(now: Timestamp)
    /// It is not newer than what the source said last.
    case notNewer(last: Timestamp)
}
