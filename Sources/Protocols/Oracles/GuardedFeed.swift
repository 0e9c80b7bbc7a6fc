import Units

/// The sources of one asset's price, and what the desk believes of them.
///
/// Reading changes nothing, so that all valuations of one event see one price.
/// - Source: PROMISES.md I46 to I52.
public struct GuardedFeed: Hashable, Sendable {
    /// What a source's price must keep.
    public let limits: PriceLimits
    /// What each source said last, by its place.
    public private(set) var observations: [PriceObservation?]
    /// What may have grown at most; nil for an asset whose price is free.
    public private(set) var cap: GrowthCap?
    /// Whether the chain runs.
    public var uptime: UptimeSentinel

    /// Makes a feed of sources that have said nothing; traps where they could not make the quorum.
    public init(
        limits: PriceLimits, reporters: Int, cap: GrowthCap? = nil,
        uptime: UptimeSentinel = UptimeSentinel(isUp: true, changedAt: 0, gracePeriod: 0)
    ) {
        precondition(reporters >= limits.quorum, "a feed has at least as many sources as its quorum")
        self.limits = limits
        observations = Array(repeating: nil, count: reporters)
        self.cap = cap
        self.uptime = uptime
    }

    /// Stores a source's price.
    ///
    /// - Errors: the rule that it breaks; nothing is stored then.
    public mutating func observe(
        _ price: Price, at time: Timestamp, from reporter: Int, now: Timestamp
    ) throws(ObservationRefusal) {
        guard observations.indices.contains(reporter) else { throw .unknownReporter(reporter) }
        let last = observations[reporter]?.time
        if let refusal = limits.refusal(of: price, at: time, last: last, now: now) { throw refusal }
        observations[reporter] = PriceObservation(price: price, time: time)
    }

    /// Puts another cap in place of the one that there is, all of it at once.
    ///
    /// - Errors: `belowAccepted` where the price that is believed now would be cut.
    public mutating func replaceCap(with new: GrowthCap, now: Timestamp) throws(GrowthCapError) {
        if let accepted = price(at: now).price {
            try new.checkAccepts(UInt256(accepted.raw), at: GuardedFeed.seconds(now))
        }
        cap = new
    }

    /// Returns what is believed now.
    ///
    /// The price is the median of the fresh sources, the upper of two, cut to the cap. With too few of them it is
    /// the median of all that ever spoke, to look at and for nothing else.
    public func price(at now: Timestamp) -> GuardedPrice {
        let fresh = observations.compactMap { $0 }.filter { limits.isFresh($0.time, now: now) }
        let isStale = fresh.count < limits.quorum
        let counted = isStale ? observations.compactMap { $0 } : fresh
        guard let agreed = PriceAgreement(counted) else { return .missing }
        let (price, isCapped) = capped(agreed.median, now: now)
        var verdict = uptimeVerdict(at: now)
        if isCapped { verdict = max(verdict, .capped) }
        if isStale { verdict = .stale }
        return GuardedPrice(
            price: price, observedAt: agreed.oldest, freshReporters: fresh.count,
            spreadBasisPoints: agreed.spreadBasisPoints, verdict: verdict)
    }

    private func capped(_ price: Price, now: Timestamp) -> (price: Price, isCapped: Bool) {
        guard let most = cap?.maximumRatio(at: GuardedFeed.seconds(now)),
            let limit = UInt128(exactly: most), price.raw > limit
        else { return (price, false) }
        return (Price(raw: limit), true)
    }

    private func uptimeVerdict(at now: Timestamp) -> PriceVerdict {
        if !uptime.isUp { return .down }
        if uptime.gracePeriod == 0 { return .usable }
        return uptime.isOperationAllowed(at: GuardedFeed.seconds(now)) ? .usable : .recovering
    }

    private static func seconds(_ time: Timestamp) -> UInt64 {
        UInt64(max(0, time.nanoseconds) / Timestamp.nanosecondsPerSecond)
    }
}

/// What one source said.
public struct PriceObservation: Hashable, Sendable {
    /// The price.
    public let price: Price
    /// When it held, by the source's clock.
    public let time: Timestamp

    /// Makes an observation.
    public init(price: Price, time: Timestamp) {
        self.price = price
        self.time = time
    }
}
