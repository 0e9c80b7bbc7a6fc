import Units

/// The worst that a recorded price did within a span of time.
///
/// - Units: moves as fractions of the price that they began at: -0.3 for a fall by 30 %.
public struct WorstMove: Hashable, Sendable {
    /// A price at its time.
    public struct Point: Hashable, Sendable {
        /// When it was.
        public var time: Timestamp
        /// The price: above 0.
        public var price: Double

        /// Makes a point.
        public init(time: Timestamp, price: Double) { (self.time, self.price) = (time, price) }
    }

    /// The move; 0 when the price never went that way.
    public let move: Double
    /// When it began.
    public let start: Timestamp
    /// When it ended.
    public let end: Timestamp

    /// Finds the deepest fall from one point to a later one at most so much later; in one pass.
    ///
    /// - Parameters:
    ///   - points: in the order of time.
    ///   - span: nanoseconds, at least 0.
    /// - Throws: `historyTooShort` below two points; `price` for one that is not above 0; `observation` for one that
    ///   is earlier than the one before it, with its time in seconds.
    public static func fall(_ points: [Point], within span: Int64) throws(VolatilityError) -> WorstMove {
        try worst(points, within: span, sign: 1)
    }

    /// Finds the highest rise from one point to a later one at most so much later; as `fall`.
    public static func rise(_ points: [Point], within span: Int64) throws(VolatilityError) -> WorstMove {
        try worst(points, within: span, sign: -1)
    }

    /// The worst ratio of a point to the extreme of those before it within the span: candidates for the extreme
    /// stand in a queue in which each is overtaken by a later, more extreme one.
    private static func worst(
        _ points: [Point], within span: Int64, sign: Double
    ) throws(VolatilityError) -> WorstMove {
        guard points.count >= 2 else { throw .historyTooShort(needed: 2, found: points.count) }
        var (worst, queue, head) = (
            WorstMove(move: 0, start: points[0].time, end: points[0].time), [Point](), 0
        )
        for (place, point) in points.enumerated() {
            guard point.price > 0, point.price.isFinite else { throw .price(point.price, at: place) }
            if let last = queue.last, point.time < last.time {
                throw .observation(Double(point.time.nanoseconds) / 1e9, at: place)
            }
            while head < queue.count, point.time.nanoseconds(since: queue[head].time) > span { head += 1 }
            while queue.count > head, let last = queue.last, sign * (last.price - point.price) <= 0 {
                queue.removeLast()
            }
            queue.append(point)
            let move = point.price / queue[head].price - 1
            if sign * move < sign * worst.move {
                worst = WorstMove(move: move, start: queue[head].time, end: point.time)
            }
        }
        return worst
    }
}
