import Units

/// Which of the two contracts a Curve pool follows; their results differ in the last units.
public enum CurveDialect: Hashable, Sendable, CaseIterable {
    /// The template that most pools are made from.
    case template
    /// The pool of three dollars that is older than the template.
    case threePool

    /// The scale of the amplification: 100 in the template, 1 in the older pool.
    public var amplificationPrecision: UInt256 { self == .template ? 100 : 1 }

    /// Whether Newton's steps that do not come to rest are an error rather than an answer.
    var mustConverge: Bool { self == .template }

    /// Whether a quote takes the fee before it converts to the coin's own units.
    ///
    /// An exchange always does, so that a quote of the older pool may be 1 unit off.
    var quotesFeeFirst: Bool { self == .template }

    /// Whether the invariant is computed before a deposit even when nobody owns anything of the pool.
    var measuresBeforeFirstDeposit: Bool { self == .template }

    /// Whether a withdrawal names an empty supply before it computes anything.
    var checksSupplyFirst: Bool { self == .threePool }
}
