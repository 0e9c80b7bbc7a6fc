import Units

/// What a swap did, or would do.
public struct UniswapV3Swap: Hashable, Sendable {
    /// Which token was sold.
    public var direction: UniswapV3Direction
    /// What is paid, fees included.
    public var amountIn: UInt256
    /// What is bought.
    public var amountOut: UInt256
    /// All fees in what is paid.
    public var feeAmount: UInt256
    /// The protocol's part of the fees, modulo 2^128.
    public var protocolFee: UInt128
    /// Root of the price afterwards.
    public var sqrtPriceX96: UInt256
    /// The tick afterwards.
    public var tick: Int32
    /// The liquidity afterwards.
    public var liquidity: UInt128
    /// How many ticks at which ranges end were crossed.
    public var crossedTicks: Int

    /// What the pool gains of the first token, below 0 what it pays.
    public var amount0: Int256 { direction == .zeroForOne ? Int256(bits: amountIn) : paid }

    /// What the pool gains of the second token, below 0 what it pays.
    public var amount1: Int256 { direction == .zeroForOne ? paid : Int256(bits: amountIn) }

    private var paid: Int256 { Int256(bits: .zero &- amountOut) }
}
