import Protocols
import Units

/// One time that a breaker was not normal, from its trip until it is normal again.
public struct BreakerTrip: Hashable, Sendable {
    /// Its number in the run, from 1.
    public var id: UInt64
    /// What the breaker is about.
    public var scope: BreakerScope
    /// What halted it last, or else brought it into the limit state.
    public var cause: BreakerCause
    /// The numbers of the cause.
    public var figures: BreakerFigures
    /// When it tripped.
    public var startedAt: Timestamp
    /// When it was normal again; `nil` while it is not.
    public var endedAt: Timestamp?
    /// Orders that it has refused.
    public var refusedCount: UInt64 = 0
    /// The last of them.
    public var lastRefused: OrderID?
}

/// What was measured and what it was held against, in the unit of the cause; zero where the cause has its own.
///
/// Seconds of age for `stale`; basis points for `disagreement` and `depeg`; what is left and what must be, in
/// smallest units, for `outflow`; the base currency times 1e8 for `loss`; the instrument for `invariant`.
public struct BreakerFigures: Hashable, Sendable {
    /// What was measured.
    public var value: UInt256
    /// What it was held against.
    public var limit: UInt256

    /// Makes figures; none unless said otherwise.
    public init(value: UInt256 = .zero, limit: UInt256 = .zero) { (self.value, self.limit) = (value, limit) }
}

/// One change of a breaker's state, with its cause and numbers.
public struct BreakerChange: Hashable, Sendable {
    /// What the breaker is about.
    public var scope: BreakerScope
    /// The number of the trip that it belongs to.
    public var trip: UInt64
    /// What changed, when it was due, and why.
    public var transition: BreakerTransition
    /// The numbers of the cause.
    public var figures: BreakerFigures
}

/// What whoever watches a scope has found, with its numbers.
struct BreakerFound: Hashable, Sendable {
    var finding: BreakerFinding
    var figures = BreakerFigures()

    static let calm = BreakerFound(finding: .calm)

    static func breach(_ cause: BreakerCause, _ value: UInt256, of limit: UInt256) -> BreakerFound {
        BreakerFound(finding: .breach(cause), figures: BreakerFigures(value: value, limit: limit))
    }

    static func limit(_ cause: BreakerCause, _ value: UInt256, of limit: UInt256) -> BreakerFound {
        BreakerFound(finding: .limit(cause), figures: BreakerFigures(value: value, limit: limit))
    }

    private var rank: Int {
        switch finding {
        case .calm: 0
        case .limit: 1
        case .breach: 2
        }
    }

    /// The worse of two; the first where both are as bad.
    func or(_ other: BreakerFound) -> BreakerFound { other.rank > rank ? other : self }
}
