/// Where a circuit breaker stands; the same for every scope and cause.
///
/// - Source: HOUSE.md section 2, PROMISES.md I57 and I58.
public enum BreakerState: UInt8, CaseIterable, Hashable, Sendable {
    /// Everything is allowed.
    case normal
    /// The price is outside its band, for a short time yet.
    case limitState
    /// Only what lowers risk, until the cause is gone.
    case halted
    /// Only what lowers risk: the first step of reopening.
    case riskReducingOnly
    /// That and limit orders: the second step of reopening.
    case limitOrdersOnly

    /// Whether an action is allowed; what lowers risk always is.
    public func allows(_ action: BreakerAction) -> Bool {
        switch self {
        case .normal: true
        case .limitState, .limitOrdersOnly: action.lowersRisk || action == .placeLimitOrder
        case .halted, .riskReducingOnly: action.lowersRisk
        }
    }

    /// The step of reopening behind this one; nil where there is none.
    var reopened: BreakerState? {
        switch self {
        case .halted: .riskReducingOnly
        case .riskReducingOnly: .limitOrdersOnly
        case .limitOrdersOnly: .normal
        case .normal, .limitState: nil
        }
    }
}

/// What a breaker may forbid.
public enum BreakerAction: UInt8, CaseIterable, Hashable, Sendable {
    /// Looking.
    case view
    /// Cancelling an order.
    case cancel
    /// Paying a debt back.
    case repay
    /// Putting up collateral.
    case addCollateral
    /// Trading at a price or better.
    case placeLimitOrder
    /// Trading at any price.
    case placeMarketOrder
    /// Making a debt.
    case borrow
    /// Taking collateral out.
    case withdraw
    /// Sending tokens over a bridge.
    case bridgeOut
    /// Liquidating a simulated account.
    case liquidate

    /// Whether it is allowed whatever happens: there is always a way out.
    public var lowersRisk: Bool {
        switch self {
        case .view, .cancel, .repay, .addCollateral: true
        case .placeLimitOrder, .placeMarketOrder, .borrow, .withdraw, .bridgeOut, .liquidate: false
        }
    }
}
