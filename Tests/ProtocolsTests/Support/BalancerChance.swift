import BigInt
import Protocols
import Units

/// Random pools whose weights are twentieths, so that their invariant can be computed exactly.
extension SeededGenerator {
    /// Returns a pool of 2 to 4 tokens of 6 or 18 decimals that has been filled.
    mutating func weightedPool(swapFee: UInt256? = nil) throws -> BalancerWeightedPool {
        let weights =
            [[10, 10], [16, 4], [4, 16], [5, 15], [19, 1], [8, 7, 5], [5, 5, 5, 5], [10, 6, 2, 2]]
            .randomElement(using: &self) ?? [10, 10]
        let precisions = weights.map { _ in Bool.random(using: &self) ? 1 : 1_000_000_000_000 as UInt256 }
        var pool = try BalancerWeightedPool(
            weights: weights.map { UInt256(UInt64($0)) &* BalancerWeightedPool.twentieth },
            precisions: precisions,
            swapFee: swapFee ?? amount(from: 1_000_000_000_000, below: 50_000_000_000_000_000))
        try pool.initialize(
            precisions.map { precision in
                (amount(from: 1, below: 1_000_000_000) &* Wad.one).quotient(dividingBy: precision)
            })
        return pool
    }

    /// Returns two different tokens of a pool.
    mutating func tokens(of pool: BalancerWeightedPool) -> (sold: Int, bought: Int) {
        let count = pool.weights.count
        let sold = Int.random(in: 0..<count, using: &self)
        return (sold, (sold + Int.random(in: 1..<count, using: &self)) % count)
    }
}

extension BalancerWeightedPool {
    static var twentieth: UInt256 { 50_000_000_000_000_000 }

    /// The invariant to the power of 20, exactly, in the tokens' own units.
    var exactProduct: BigUInt {
        zip(balances, weights).reduce(BigUInt(1)) { product, reserve in
            let places = reserve.1.quotient(dividingBy: BalancerWeightedPool.twentieth).low
            return product * BigUInt(reserve.0.low).power(Int(places))
        }
    }
}
