import Units

/// A weighted pool of Balancer: tokens that keep fixed shares of the pool's worth.
///
/// Who owns the liquidity is the ledger's matter: the results say what to credit. The protocol's own fee is no
/// part of the model. A call that throws changes nothing.
///
/// - Units: smallest units of each token; liquidity, weights and the fee in 18 decimals.
/// - Rounding: against the caller.
/// - Source: balancer-v2-monorepo, `BaseWeightedPool.sol`, `BaseMinimalSwapInfoPool.sol`, `BasePool.sol` and, for
///   limits and deadlines, the vault's `Swaps.sol` and `PoolBalances.sol`.
public struct BalancerWeightedPool: Hashable, Sendable {
    /// Each token's share of the pool's worth; together one whole.
    public let weights: [UInt256]
    /// What lifts each token to 18 decimals: 10^(18 - decimals).
    public let precisions: [UInt256]
    /// What a swap costs of what comes in.
    public let swapFee: UInt256
    /// What the pool has of each token.
    public internal(set) var balances: [UInt256]
    /// All liquidity there is, with the locked `minimumLiquidity`.
    public internal(set) var totalSupply: UInt256

    /// Liquidity that the first deposit locks for ever.
    public static var minimumLiquidity: UInt256 { 1_000_000 }
    /// The least fee: a millionth.
    public static var leastSwapFee: UInt256 { 1_000_000_000_000 }
    /// The greatest fee: a tenth.
    public static var greatestSwapFee: UInt256 { 100_000_000_000_000_000 }
    /// The greatest balance that the vault holds, 2^112 - 1.
    public static var maximumBalance: UInt256 { UInt256(1 << 112 - 1 as UInt128) }

    /// Makes a pool, empty unless said otherwise.
    ///
    /// - Errors: `inputLengthMismatch`, `minTokens`, `minWeight`, `normalizedWeightInvariant`,
    ///   `minSwapFeePercentage`, `maxSwapFeePercentage`, `balanceTotalOverflow`.
    public init(
        weights: [UInt256], precisions: [UInt256], swapFee: UInt256, balances: [UInt256]? = nil,
        totalSupply: UInt256 = .zero
    ) throws(BalancerError) {
        self.weights = weights
        self.precisions = precisions
        self.swapFee = swapFee
        self.balances = balances ?? weights.map { _ in .zero }
        self.totalSupply = totalSupply
        try checkTerms()
    }

    /// Returns the product of the balances, each to the power of its weight, in 18 decimals.
    ///
    /// - Rounding: down; the error of the powers may be 1e-14 of it.
    /// - Errors: `zeroInvariant`; those of `BalancerFixedPoint`.
    public func invariant() throws(BalancerError) -> UInt256 {
        try BalancerWeightedMath.invariant(of: reserves(of: balances))
    }

    private func checkTerms() throws(BalancerError) {
        if precisions.count != weights.count || balances.count != weights.count {
            throw .inputLengthMismatch
        }
        if weights.count < 2 { throw .minTokens }
        if swapFee < BalancerWeightedPool.leastSwapFee { throw .minSwapFeePercentage }
        if swapFee > BalancerWeightedPool.greatestSwapFee { throw .maxSwapFeePercentage }
        if weights.contains(where: { $0 < BalancerWeightedMath.leastWeight }) { throw .minWeight }
        let whole = try BalancerError.exactly { () throws(ArithmeticError) in
            var sum = UInt256.zero
            for weight in weights { sum = try sum.adding(weight) }
            return sum
        }
        if whole != BalancerFixedPoint.one { throw .normalizedWeightInvariant }
        try checkBalances(balances)
    }
}

/// Steps that several calls share.
extension BalancerWeightedPool {
    /// The reserves as the mathematics sees them, in 18 decimals.
    func reserves(of amounts: [UInt256]) throws(BalancerError) -> [BalancerReserve] {
        var reserves: [BalancerReserve] = []
        for (token, amount) in amounts.enumerated() {
            reserves.append(
                BalancerReserve(balance: try upscaled(amount, of: token), weight: weights[token]))
        }
        return reserves
    }

    func upscaled(_ amount: UInt256, of token: Int) throws(BalancerError) -> UInt256 {
        try BalancerFixedPoint.multiplyDown(amount, scalingFactor(of: token))
    }

    func downscaledDown(_ amount: UInt256, of token: Int) throws(BalancerError) -> UInt256 {
        try BalancerFixedPoint.divideDown(amount, scalingFactor(of: token))
    }

    func downscaledUp(_ amount: UInt256, of token: Int) throws(BalancerError) -> UInt256 {
        try BalancerFixedPoint.divideUp(amount, scalingFactor(of: token))
    }

    private func scalingFactor(of token: Int) throws(BalancerError) -> UInt256 {
        try BalancerError.exactly { () throws(ArithmeticError) in
            try precisions[token].multiplied(by: BalancerFixedPoint.one)
        }
    }

    func checkBalances(_ balances: [UInt256]) throws(BalancerError) {
        if balances.contains(where: { $0 > BalancerWeightedPool.maximumBalance }) {
            throw .balanceTotalOverflow
        }
    }
}
