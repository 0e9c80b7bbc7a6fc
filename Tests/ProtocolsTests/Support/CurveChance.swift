import Protocols
import Units

/// Random pools that are neither empty nor absurdly out of balance.
extension SeededGenerator {
    /// Returns a pool of 2 to 4 coins of 6 or 18 decimals, each within a factor of 20 of the others.
    mutating func curvePool(fee: UInt256? = nil) throws -> CurvePool {
        let dialect = Bool.random(using: &self) ? CurveDialect.template : .threePool
        let precisions = (0..<Int.random(in: 2...4, using: &self)).map { _ in
            Bool.random(using: &self) ? 1 : 1_000_000_000_000 as UInt256
        }
        let amplification = amount(from: 5, below: 5000) &* dialect.amplificationPrecision
        var pool = try CurvePool(
            dialect: dialect, precisions: precisions, amplification: CurveAmplification(amplification),
            fee: fee ?? amount(from: 1_000_000, below: 100_000_000),
            adminFee: amount(from: 0, below: 10_000_000_001))
        let thousands = amount(from: 1, below: 1_000_000)
        try pool.addLiquidity(
            precisions.map { precision in
                let share = amount(from: 1000, below: 20_000) &* thousands
                return (share &* Wad.one).quotient(dividingBy: precision)
            }, at: 0)
        return pool
    }

    /// Returns two different coins of a pool.
    mutating func coins(of pool: CurvePool) -> (sold: Int, bought: Int) {
        let count = pool.precisions.count
        let sold = Int.random(in: 0..<count, using: &self)
        return (sold, (sold + Int.random(in: 1..<count, using: &self)) % count)
    }
}

extension CurvePool {
    /// What the pool holds of each coin, the admin's with it.
    var held: [UInt256] { zip(balances, adminBalances).map { $0 &+ $1 } }
}

extension UInt256 {
    /// The quotient rounded down by a divisor that is not 0.
    func quotient(dividingBy divisor: UInt256) -> UInt256 {
        (try? dividedDown(by: divisor)) ?? .zero
    }
}
