/// What a price is good for, mildest first; the worst that applies is the verdict.
public enum PriceVerdict: UInt8, CaseIterable, Comparable, Hashable, Sendable {
    /// For everything.
    case usable
    /// The sources say more than may have grown: valued at the cap, and nobody is liquidated by it.
    case capped
    /// The chain runs again, but the grace period is not over.
    case recovering
    /// The chain does not run.
    case down
    /// Too few sources are fresh.
    case stale
    /// No source has ever said anything.
    case missing

    /// Orders by severity.
    public static func < (left: PriceVerdict, right: PriceVerdict) -> Bool { left.rawValue < right.rawValue }

    /// Whether a price of this verdict may serve a purpose; what lowers a risk never asks.
    ///
    /// - Source: PROMISES.md I30, I48, I49, I52 and I58.
    public func allows(_ use: PriceUse) -> Bool {
        if use.lowersRisk { return true }
        switch self {
        case .usable: return true
        case .capped: return use != .liquidate
        case .recovering: return use == .withdrawWithDebt || use == .trade
        case .down, .stale, .missing: return false
        }
    }
}

/// What somebody wants a price for.
public enum PriceUse: UInt8, CaseIterable, Hashable, Sendable {
    /// Looking at it.
    case view
    /// Cancelling an order.
    case cancel
    /// Paying a debt back.
    case repay
    /// Putting up collateral.
    case addCollateral
    /// Taking collateral out of an account that owes.
    case withdrawWithDebt
    /// Making a debt.
    case borrow
    /// Trading against an oracle's price.
    case trade
    /// Liquidating an account.
    case liquidate

    /// Whether it is allowed whatever happens: there is always a way out.
    public var lowersRisk: Bool {
        switch self {
        case .view, .cancel, .repay, .addCollateral: true
        case .withdrawWithDebt, .borrow, .trade, .liquidate: false
        }
    }
}
