import Units

/// Why a call of Uniswap v3 fails; a call that fails changes nothing.
///
/// Addresses, reentrancy and token contracts are no part of the model, and so the errors about them are none
/// either: whoever calls pays what the result says.
/// - Source: v3-core, `UniswapV3Pool.sol` and its libraries.
public enum UniswapV3Error: Error, Hashable, Sendable {
    /// A tick is beyond the least or the greatest one.
    case tickOutOfRange
    /// A square root price is below the least or not below the greatest one.
    case priceOutOfRange
    /// The lower tick of a range is not below its upper one.
    case ticksNotAscending
    /// The lower tick of a range is below the least tick.
    case lowerTickTooLow
    /// The upper tick of a range is above the greatest tick.
    case upperTickTooHigh
    /// A tick is no multiple of the pool's spacing.
    case tickNotSpaced
    /// Ranges that end at one tick hold more liquidity than a tick may.
    case tooMuchLiquidityAtTick
    /// Liquidity rises above 2^128 - 1.
    case liquidityTooHigh
    /// More liquidity is taken than there is.
    case liquidityTooLow
    /// A position without liquidity is updated without adding any.
    case emptyPosition
    /// The pool has its first price already.
    case alreadyInitialized
    /// The pool has no price yet.
    case notInitialized
    /// A swap of 0 is asked for.
    case amountIsZero
    /// The price limit lies behind the price, or is no price at all.
    case priceLimit
    /// The oracle holds no observation.
    case noObservation
    /// A time is asked for that is older than the oldest observation.
    case observationTooOld
    /// A price of 0.
    case priceIsZero
    /// Liquidity of 0 where some is needed.
    case liquidityIsZero
    /// More is taken out than the liquidity holds up to the end of all prices.
    case reservesTooLow
    /// A fee of a whole or more.
    case feeTooHigh
    /// A tick spacing below 1 or above the greatest one.
    case tickSpacingOutOfRange
    /// A protocol fee that is neither off nor a fourth to a tenth.
    case protocolFeeOutOfRange
    /// A sum, difference, product or quotient is beyond the integers that hold it.
    case arithmetic(ArithmeticError)

    /// The name upstream, such as `SPL`.
    ///
    /// Nil where upstream gives no reason, and for `arithmetic`.
    public var upstreamName: String? {
        switch self {
        case .tickOutOfRange: "T"
        case .priceOutOfRange: "R"
        case .ticksNotAscending: "TLU"
        case .lowerTickTooLow: "TLM"
        case .upperTickTooHigh: "TUM"
        case .tooMuchLiquidityAtTick: "LO"
        case .liquidityTooHigh: "LA"
        case .liquidityTooLow: "LS"
        case .emptyPosition: "NP"
        case .alreadyInitialized: "AI"
        case .notInitialized: "LOK"
        case .amountIsZero: "AS"
        case .priceLimit: "SPL"
        case .noObservation: "I"
        case .observationTooOld: "OLD"
        case .tickNotSpaced, .priceIsZero, .liquidityIsZero, .reservesTooLow, .feeTooHigh,
            .tickSpacingOutOfRange, .protocolFeeOutOfRange, .arithmetic:
            nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(UniswapV3Error) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
