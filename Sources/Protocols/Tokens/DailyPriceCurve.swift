import Units

/// The price of a treasury token that grows by a fixed rate every day, set range by range.
///
/// - Units: prices with 18 decimals, daily rates with 27; times in seconds since 1970.
/// - Source: Ondo, `RWADynamicOracle.sol`.
public struct DailyPriceCurve: Hashable, Sendable {
    /// The ranges, oldest first; none overlaps the next.
    public private(set) var ranges: [Range]

    /// A span of time with one rate.
    public struct Range: Hashable, Sendable {
        /// First second.
        public var start: UInt64
        /// The second after the last.
        public var end: UInt64
        /// Growth per day, above 1e27 where the price rises.
        public var dailyRate: UInt256
        /// The price on the day before `start`.
        public var previousClose: UInt256

        /// Makes a range.
        public init(start: UInt64, end: UInt64, dailyRate: UInt256, previousClose: UInt256) {
            self.start = start
            self.end = end
            self.dailyRate = dailyRate
            self.previousClose = previousClose
        }
    }

    /// Makes a curve from the state of a contract.
    public init(ranges: [Range]) { self.ranges = ranges }

    /// Makes a curve of one range whose first day has a given price.
    ///
    /// - Rounding: the price before the first day is rounded down.
    /// - Errors: `invalidRange` where it ends before it starts; `arithmetic`.
    public init(
        start: UInt64, end: UInt64, dailyRate: UInt256, startPrice: UInt256
    ) throws(RebasingTokenError) {
        if start >= end { throw .invalidRange }
        let close = try DailyPriceCurve.close(before: startPrice, dailyRate)
        ranges = [Range(start: start, end: end, dailyRate: dailyRate, previousClose: close)]
    }

    /// Returns the price at a time: that of the last second after the last range, and 0 before the first.
    ///
    /// - Rounding: the power half up in every step, its product with the price down, and that half up to 8 decimals.
    /// - Errors: `arithmetic`, also for a range that ends before it starts.
    public func price(at time: UInt64) throws(RebasingTokenError) -> UInt256 {
        guard let range = ranges.last(where: { $0.start <= time }) else { return .zero }
        return try range.price(at: range.end <= time ? range.end &- 1 : time)
    }

    /// Appends a range that starts where the last one ends, at its closing price.
    ///
    /// - Errors: `invalidRange` where it does not end after the last one, or there is none; `arithmetic`.
    public mutating func append(end: UInt64, dailyRate: UInt256) throws(RebasingTokenError) {
        guard let last = ranges.last, last.end < end else { throw .invalidRange }
        let close = try last.price(at: last.end &- 1)
        ranges.append(Range(start: last.end, end: end, dailyRate: dailyRate, previousClose: close))
    }

    /// Replaces a range; later ranges keep the closing price they began with.
    ///
    /// - Parameter range: for the first range, `previousClose` is the price of the first day.
    /// - Errors: `invalidRange` where it ends before it starts or overlaps a neighbour; `arithmetic`.
    public mutating func replace(at place: Int, with range: Range) throws(RebasingTokenError) {
        guard ranges.indices.contains(place), range.start < range.end else { throw .invalidRange }
        if place > 0, range.start < ranges[place - 1].end { throw .invalidRange }
        if place + 1 < ranges.count, range.end > ranges[place + 1].start { throw .invalidRange }
        var replaced = range
        if place == 0 {
            replaced.previousClose = try DailyPriceCurve.close(before: range.previousClose, range.dailyRate)
        }
        ranges[place] = replaced
    }

    private static func close(
        before price: UInt256, _ dailyRate: UInt256
    ) throws(RebasingTokenError) -> UInt256 {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in try Ray.divideDown(price, dailyRate) }
    }
}

extension DailyPriceCurve.Range {
    private static let secondsPerDay: UInt64 = 86_400
    /// A price has 18 decimals, of which the oracle gives 8.
    private static let step: UInt64 = 10_000_000_000

    fileprivate func price(at time: UInt64) throws(RebasingTokenError) -> UInt256 {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in
            if time < start || end == 0 { throw .underflow }
            let days = (time - start) / Self.secondsPerDay
            let price = try Ray.multiplyDown(Ray.powerHalfUp(dailyRate, days + 1), previousClose)
            let rest = price.quotientAndRemainder(dividingByWord: Self.step).remainder
            let raised = rest >= Self.step / 2 ? try price.adding(UInt256(Self.step)) : price
            return raised &- UInt256(rest)
        }
    }
}
