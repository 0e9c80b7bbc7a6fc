import Units

/// Why a call of Uniswap v2 fails; a call that fails changes nothing.
///
/// Addresses, reentrancy and token contracts are no part of the model, and so the errors about them are none
/// either, but for `transferFailed`.
/// - Source: v2-core `UniswapV2Pair.sol`, v2-periphery `UniswapV2Library.sol`.
public enum UniswapV2Error: Error, Hashable, Sendable {
    /// A quote was asked for an amount of 0.
    case insufficientAmount
    /// Nothing was paid for what is bought.
    case insufficientInputAmount
    /// Nothing is bought.
    case insufficientOutputAmount
    /// A reserve is empty, or not above what is bought from it.
    case insufficientLiquidity
    /// A path leads through no pair.
    case invalidPath
    /// The deposit is worth no liquidity.
    case insufficientLiquidityMinted
    /// The liquidity is worth none of one of the tokens.
    case insufficientLiquidityBurned
    /// The pair holds less than it shall pay out.
    case transferFailed
    /// After the fee, the product of the balances is below the product of the reserves.
    case k
    /// A balance is above the greatest reserve, 2^112 - 1.
    case overflow
    /// A sum, difference, product or quotient is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The name upstream, without the contract before it, such as `INSUFFICIENT_LIQUIDITY`.
    ///
    /// Nil for `arithmetic`, which upstream names after the operator.
    public var upstreamName: String? {
        switch self {
        case .insufficientAmount: "INSUFFICIENT_AMOUNT"
        case .insufficientInputAmount: "INSUFFICIENT_INPUT_AMOUNT"
        case .insufficientOutputAmount: "INSUFFICIENT_OUTPUT_AMOUNT"
        case .insufficientLiquidity: "INSUFFICIENT_LIQUIDITY"
        case .invalidPath: "INVALID_PATH"
        case .insufficientLiquidityMinted: "INSUFFICIENT_LIQUIDITY_MINTED"
        case .insufficientLiquidityBurned: "INSUFFICIENT_LIQUIDITY_BURNED"
        case .transferFailed: "TRANSFER_FAILED"
        case .k: "K"
        case .overflow: "OVERFLOW"
        case .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(UniswapV2Error) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
