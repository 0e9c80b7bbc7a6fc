import Units

/// What a weighted pool has of one token, and how much of the pool's worth that shall be.
///
/// - Units: 18 decimals each.
public struct BalancerReserve: Hashable, Sendable {
    /// What the pool has.
    public var balance: UInt256
    /// The token's share of the pool's worth.
    public var weight: UInt256

    /// Makes a reserve.
    public init(balance: UInt256, weight: UInt256) {
        self.balance = balance
        self.weight = weight
    }
}

/// What a swap in a weighted pool gives and costs, before fees.
///
/// - Units: 18 decimals.
/// - Rounding: against the trader, at each step.
/// - Errors: as named at each function, and those of `BalancerFixedPoint`.
/// - Source: balancer-v2-monorepo, `pool-weighted/contracts/WeightedMath.sol`.
public enum BalancerWeightedMath {
    /// The most of a balance that may come in with one swap: 30 %.
    public static var greatestInRatio: UInt256 { 300_000_000_000_000_000 }
    /// The most of a balance that may go out with one swap: 30 %.
    public static var greatestOutRatio: UInt256 { 300_000_000_000_000_000 }
    /// The least weight: a hundredth.
    public static var leastWeight: UInt256 { 10_000_000_000_000_000 }

    /// Returns the most of one token that `amountIn` of another buys.
    ///
    /// - Errors: `maxInRatio` above `greatestInRatio` of the balance.
    public static func amountOut(
        amountIn: UInt256, from reserveIn: BalancerReserve, to reserveOut: BalancerReserve
    ) throws(BalancerError) -> UInt256 {
        let most = try BalancerFixedPoint.multiplyDown(reserveIn.balance, greatestInRatio)
        if amountIn > most { throw .maxInRatio }
        let after = try BalancerError.exactly { () throws(ArithmeticError) in
            try reserveIn.balance.adding(amountIn)
        }
        // bo (1 - (bi / (bi + ai))^(wi / wo))
        let base = try BalancerFixedPoint.divideUp(reserveIn.balance, after)
        let exponent = try BalancerFixedPoint.divideDown(reserveIn.weight, reserveOut.weight)
        let power = try BalancerFixedPoint.powerUp(base, exponent)
        return try BalancerFixedPoint.multiplyDown(
            reserveOut.balance, BalancerFixedPoint.complement(power))
    }

    /// Returns the least of one token that buys `amountOut` of another.
    ///
    /// - Errors: `maxOutRatio` above `greatestOutRatio` of the balance.
    public static func amountIn(
        amountOut: UInt256, from reserveIn: BalancerReserve, to reserveOut: BalancerReserve
    ) throws(BalancerError) -> UInt256 {
        let most = try BalancerFixedPoint.multiplyDown(reserveOut.balance, greatestOutRatio)
        if amountOut > most { throw .maxOutRatio }
        // bi ((bo / (bo - ao))^(wo / wi) - 1); what goes out is below the balance here.
        let base = try BalancerFixedPoint.divideUp(reserveOut.balance, reserveOut.balance &- amountOut)
        let exponent = try BalancerFixedPoint.divideUp(reserveOut.weight, reserveIn.weight)
        let power = try BalancerFixedPoint.powerUp(base, exponent)
        let ratio = try BalancerError.exactly { () throws(ArithmeticError) in
            try power.subtracting(BalancerFixedPoint.one)
        }
        return try BalancerFixedPoint.multiplyUp(reserveIn.balance, ratio)
    }

    /// Returns the product of the balances, each to the power of its weight.
    ///
    /// - Rounding: down.
    /// - Errors: `zeroInvariant`.
    public static func invariant(of reserves: [BalancerReserve]) throws(BalancerError) -> UInt256 {
        var product = BalancerFixedPoint.one
        for reserve in reserves {
            let power = try BalancerFixedPoint.powerDown(reserve.balance, reserve.weight)
            product = try BalancerFixedPoint.multiplyDown(product, power)
        }
        if product.isZero { throw .zeroInvariant }
        return product
    }
}
