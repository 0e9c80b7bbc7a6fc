import Units

/// Why a call of a Curve pool fails; a call that fails changes nothing.
///
/// - Source: curve-contract, `SwapTemplateBase.vy` and `StableSwap3Pool.vy`.
public enum CurveError: Error, Hashable, Sendable {
    /// A list has not one element for each coin, or there are fewer coins than two.
    case wrongCoinCount
    /// The pool has no coin of that number.
    case coinOutOfRange
    /// A coin is traded for itself.
    case sameCoin
    /// The pool has been stopped; only a withdrawal of all coins in proportion goes through.
    case killed
    /// The first deposit leaves out a coin.
    case initialDepositRequiresAllCoins
    /// A deposit does not raise the invariant.
    case invariantNotRaised
    /// A withdrawal from a pool of which nobody owns anything.
    case zeroTotalSupply
    /// What is withdrawn is worth no liquidity.
    case zeroTokensBurned
    /// More liquidity is burned than there is.
    case insufficientFunds
    /// A deposit gives less, or a withdrawal costs more, than its limit.
    case slippage
    /// An exchange gives less than its limit.
    case fewerCoinsThanExpected
    /// A proportional withdrawal gives less of a coin than its limit.
    case withdrawalBelowMinimum
    /// A withdrawal in one coin gives less than its limit.
    case notEnoughCoinsRemoved
    /// Newton's steps have not come to rest in the rounds that they may take.
    case notConverged
    /// A change of the amplification starts too soon after the last, ends too soon, or goes too far.
    case rampOutOfBounds
    /// A sum, difference, product or quotient is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The message upstream, or the remark beside an assertion that has none; nil where there is neither.
    public var upstreamName: String? {
        switch self {
        case .sameCoin: "same coin"
        case .killed: "is killed"
        case .initialDepositRequiresAllCoins: "initial deposit requires all coins"
        case .zeroTotalSupply: "zero total supply"
        case .zeroTokensBurned: "zero tokens burned"
        case .insufficientFunds: "insufficient funds"
        case .slippage: "Slippage screwed you"
        case .fewerCoinsThanExpected: "Exchange resulted in fewer coins than expected"
        case .withdrawalBelowMinimum: "Withdrawal resulted in fewer coins than expected"
        case .notEnoughCoinsRemoved: "Not enough coins removed"
        case .wrongCoinCount, .coinOutOfRange, .invariantNotRaised, .notConverged, .rampOutOfBounds,
            .arithmetic:
            nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(CurveError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
