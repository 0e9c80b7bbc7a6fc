import Units

/// The prices of the last while, kept in buckets so that any number of ticks needs the same room.
///
/// A bucket leaves as a whole: the window is never shorter than asked and longer by at most one bucket.
struct PriceWindow: Hashable, Sendable {
    private let bucketLength: Int64
    private let bucketCount: Int64
    /// Oldest first.
    private var buckets: [Bucket] = []

    private struct Bucket: Hashable, Sendable {
        let number: Int64
        var low: Price
        var high: Price
        var close: Price
    }

    /// Makes an empty window of so many buckets of so many nanoseconds.
    init(bucketLength: Int64, bucketCount: Int64) {
        self.bucketLength = bucketLength
        self.bucketCount = bucketCount
    }

    /// The lowest price; nil without any.
    var low: Price? { buckets.lazy.map(\.low).min() }

    /// The highest price; nil without any.
    var high: Price? { buckets.lazy.map(\.high).max() }

    /// The mean of the buckets' last prices, rounded down; nil without any.
    ///
    /// So a burst of ticks weighs no more than a single one.
    var meanClose: Price? {
        // At most a few hundred prices below 2^128 are summed.
        let sum = buckets.reduce(UInt256.zero) { $0 &+ UInt256($1.close.raw) }
        guard let mean = try? sum.dividedDown(by: UInt256(UInt64(buckets.count))) else { return nil }
        return UInt128(exactly: mean).map(Price.init(raw:))
    }

    /// Drops what has left the window by `now`.
    mutating func expire(at now: Timestamp) {
        let current = number(of: now)
        // Numbers are far from the ends of their range: a bucket lasts at least a tenth of a second.
        let gone = buckets.prefix { $0.number < current - bucketCount }.count
        if gone > 0 { buckets.removeFirst(gone) }
    }

    /// Adds a price that is not earlier than the last.
    mutating func add(_ price: Price, at now: Timestamp) {
        let current = number(of: now)
        if let last = buckets.indices.last, buckets[last].number == current {
            buckets[last].low = min(buckets[last].low, price)
            buckets[last].high = max(buckets[last].high, price)
            buckets[last].close = price
        } else {
            buckets.append(Bucket(number: current, low: price, high: price, close: price))
        }
    }

    /// Forgets everything.
    mutating func removeAll() { buckets.removeAll(keepingCapacity: true) }

    private func number(of time: Timestamp) -> Int64 {
        let (quotient, remainder) = time.nanoseconds.quotientAndRemainder(dividingBy: bucketLength)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
