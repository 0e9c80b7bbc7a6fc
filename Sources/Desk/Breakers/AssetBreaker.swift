import Protocols
import Units

/// What the breaker of one asset watches.
struct AssetBreaker: Sendable {
    let instrument: InstrumentID
    let terms: BreakerTerms.Asset
    /// The course of its price.
    var trail = PriceTrail()
    /// Where its price would lie outside the band or have moved too fast; follows from the trail.
    private(set) var edges = PriceEdges()
    /// What the price was found to do when it last was looked at.
    private(set) var price = BreakerFound.calm
    /// When the newest price came that `confirmations` knows of.
    private var confirmedAt = Timestamp(nanoseconds: .min)
    /// Prices since the price last left its calm, as far as they count.
    private(set) var confirmations = AssetBreaker.confirmationsNeeded

    /// So many further prices make one that left its calm a price that somebody may be liquidated at.
    /// - Source: PROMISES.md I30.
    static let confirmationsNeeded: UInt8 = 2

    init(_ instrument: InstrumentID, _ terms: BreakerTerms.Asset) {
        (self.instrument, self.terms) = (instrument, terms)
    }

    /// Takes the price that stands at a turn; returns whether the edges have moved.
    mutating func turn(_ slot: PriceSlot, at now: Timestamp) -> Bool {
        guard slot.price != 0 else { return false }
        let came = min(slot.time, now)
        if came > confirmedAt {
            if confirmations < AssetBreaker.confirmationsNeeded { confirmations += 1 }
            confirmedAt = came
        }
        guard trail.turn(slot.price, came: came, at: now) else { return false }
        let former = edges
        edges = trail.edges(terms.price)
        look(at: slot.price, came: came)
        return edges != former
    }

    /// Looks where a price lies, and returns whether something else is found than before. A price that moved too
    /// fast is the base from which speeds are measured on.
    @discardableResult
    mutating func look(at raw: UInt128, came: Timestamp) -> Bool {
        let former = price
        let zone = edges.zone(of: raw)
        switch zone {
        case .calm: price = .calm
        case .outOfBand:
            price = BreakerFound(
                finding: .limit(.outOfBand(price: Price(raw: raw), reference: Price(raw: trail.reference))))
        case .tooFast:
            guard let cause = trail.velocity(to: raw, terms.price) else { break }
            price = BreakerFound(finding: .breach(cause))
            trail.restart(from: raw, at: came)
            edges = trail.edges(terms.price)
        }
        if zone == .tooFast || (zone == .outOfBand && former == .calm) {
            (confirmations, confirmedAt) = (0, max(confirmedAt, came))
        }
        return price != former
    }

    /// Goes on from the course that a breaker with other terms has seen.
    mutating func follow(_ former: AssetBreaker) {
        trail = former.trail
        edges = trail.edges(terms.price)
        (confirmations, confirmedAt) = (former.confirmations, former.confirmedAt)
    }

    /// Returns the worst of everything that is wrong with the asset.
    func found(_ slot: PriceSlot, greatestAge: UInt32, at now: Timestamp) -> BreakerFound {
        guard slot.price != 0 else { return .calm }
        return price.or(staleness(slot, greatestAge, at: now)).or(depeg(slot)).or(disagreement(slot, at: now))
    }

    private func staleness(_ slot: PriceSlot, _ greatestAge: UInt32, at now: Timestamp) -> BreakerFound {
        let most = Int64(terms.staleAfter ?? greatestAge)
        let age = now.nanoseconds(since: slot.time)
        guard most > 0, age > most * Timestamp.nanosecondsPerSecond else { return .calm }
        return .breach(
            .stale, UInt256(UInt64(age / Timestamp.nanosecondsPerSecond)), of: UInt256(UInt64(most)))
    }

    private func depeg(_ slot: PriceSlot) -> BreakerFound {
        guard terms.depeg > 0 else { return .calm }
        let gap = AssetBreaker.gap(slot.price, from: Price.scale)
        guard gap > UInt128(terms.depeg) else { return .calm }
        let cause = BreakerCause.depeg(price: Price(raw: slot.price), peg: Price(raw: Price.scale))
        return .breach(cause, UInt256(gap), of: UInt256(UInt64(terms.depeg)))
    }

    /// Only a benchmark of the last minute says what the market pays.
    private func disagreement(_ slot: PriceSlot, at now: Timestamp) -> BreakerFound {
        guard terms.disagreement > 0, slot.benchmark != 0,
            now.nanoseconds(since: slot.benchmarkTime) <= 60 * Timestamp.nanosecondsPerSecond
        else { return .calm }
        let gap = AssetBreaker.gap(slot.price, from: slot.benchmark)
        guard gap > UInt128(terms.disagreement) else { return .calm }
        return .limit(.disagreement, UInt256(gap), of: UInt256(UInt64(terms.disagreement)))
    }

    /// The distance of a price from another in basis points, rounded up.
    private static func gap(_ price: UInt128, from base: UInt128) -> UInt128 {
        let distance = price > base ? price - base : base - price
        // Prices lie below 2^120, so that a distance a hundredth of that leaves room for basis points.
        guard distance < 1 << 113 else { return distance / max(1, base / 10_000) + 1 }
        return (distance * 10_000 + base - 1) / base
    }
}

extension AssetBreaker {
    func encode(into encoder: inout ByteEncoder) {
        trail.encode(into: &encoder)
        price.finding.encode(into: &encoder)
        encoder.write(confirmedAt)
        encoder.write(confirmations)
    }

    /// Reads what the breaker of the same asset and terms held.
    mutating func decode(_ decoder: inout ByteDecoder) throws(ByteCodingError) {
        trail = try PriceTrail(decoding: &decoder)
        edges = trail.edges(terms.price)
        price = BreakerFound(finding: try BreakerFinding(decoding: &decoder))
        confirmedAt = try decoder.readTime()
        confirmations = try decoder.read(UInt8.self)
    }
}
