import Units

/// What the answer of an off-chain round must keep, and the median that it gives.
///
/// - Units: answers as the feed has them, `int192` upstream.
/// - Source: libocr, `contract/OffchainAggregator.sol`.
public struct ReporterMedian: Hashable, Sendable {
    /// How many reporters may lie; more than twice as many must answer.
    public var maximumFaulty: Int
    /// The least answer that the feed can give.
    public var minimumAnswer: Int256
    /// The greatest answer that the feed can give.
    public var maximumAnswer: Int256

    /// The most reporters that a feed can have.
    public static var maximumReporters: Int { 31 }

    /// Makes the rules of a feed.
    public init(maximumFaulty: Int, minimumAnswer: Int256, maximumAnswer: Int256) {
        self.maximumFaulty = maximumFaulty
        self.minimumAnswer = minimumAnswer
        self.maximumAnswer = maximumAnswer
    }

    /// Returns the middle of the observations, the upper one of two.
    ///
    /// - Parameter observations: the reporters' answers, least first.
    /// - Errors: in this order `tooManyObservations`, `tooFewObservations`, `unsorted`, `outOfRange`.
    public func median(of observations: [Int256]) throws(ReporterMedianError) -> Int256 {
        if observations.count > ReporterMedian.maximumReporters { throw .tooManyObservations }
        if observations.isEmpty || (observations.count - 1) / 2 < maximumFaulty { throw .tooFewObservations }
        if zip(observations, observations.dropFirst()).contains(where: { $0 > $1 }) { throw .unsorted }
        let median = observations[observations.count / 2]
        if median < minimumAnswer || median > maximumAnswer { throw .outOfRange }
        return median
    }

    /// Whether an answer lies on a bound: the feed may have cut it there, and so it is no price.
    public func isAtBound(_ answer: Int256) -> Bool { answer <= minimumAnswer || answer >= maximumAnswer }
}

/// Why a round gives no answer.
public enum ReporterMedianError: Error, Hashable, Sendable {
    /// More than 31 reporters answered.
    case tooManyObservations
    /// Liars could be half of those who answered.
    case tooFewObservations
    /// The observations do not ascend.
    case unsorted
    /// The median is not between the feed's bounds.
    case outOfRange

    /// The words upstream.
    public var upstreamName: String {
        switch self {
        case .tooManyObservations: "num observations out of bounds"
        case .tooFewObservations: "too few values to trust median"
        case .unsorted: "observations not sorted"
        case .outOfRange: "median is out of min-max range"
        }
    }
}
