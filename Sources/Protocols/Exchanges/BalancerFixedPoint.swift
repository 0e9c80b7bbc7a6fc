import Units

/// Fixed point with 18 decimals, as Balancer computes it: every product must fit 256 bits.
///
/// - Errors: `arithmetic` where a product or sum needs more than 256 bits; `zeroDivision`; those of
///   `BalancerLogExp.power` for powers.
/// - Source: balancer-v2-monorepo, `solidity-utils/contracts/math/FixedPoint.sol`.
public enum BalancerFixedPoint {
    /// One whole: 1e18.
    public static var one: UInt256 { 1_000_000_000_000_000_000 }
    /// The greatest relative error of a power, 1e-14: 10,000 with 18 decimals.
    public static var greatestPowerError: UInt256 { 10_000 }

    /// Returns `a * b` rounded down.
    public static func multiplyDown(_ a: UInt256, _ b: UInt256) throws(BalancerError) -> UInt256 {
        try BalancerError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: b).dividedDown(by: one)
        }
    }

    /// Returns `a * b` rounded up.
    public static func multiplyUp(_ a: UInt256, _ b: UInt256) throws(BalancerError) -> UInt256 {
        try BalancerError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: b).dividedUp(by: one)
        }
    }

    /// Returns `a / b` rounded down.
    public static func divideDown(_ a: UInt256, _ b: UInt256) throws(BalancerError) -> UInt256 {
        if b.isZero { throw .zeroDivision }
        return try BalancerError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: one).dividedDown(by: b)
        }
    }

    /// Returns `a / b` rounded up.
    public static func divideUp(_ a: UInt256, _ b: UInt256) throws(BalancerError) -> UInt256 {
        if b.isZero { throw .zeroDivision }
        return try BalancerError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: one).dividedUp(by: b)
        }
    }

    /// Returns x to the power of y, never above the true value; exactly so for exponents of 1, 2 and 4.
    public static func powerDown(_ x: UInt256, _ y: UInt256) throws(BalancerError) -> UInt256 {
        if let exact = try smallPower(x, y, multiplyDown) { return exact }
        let raw = try BalancerLogExp.power(x, y)
        let error = try greatestError(of: raw)
        return raw < error ? .zero : raw &- error
    }

    /// Returns x to the power of y, never below the true value; exactly so for exponents of 1, 2 and 4.
    public static func powerUp(_ x: UInt256, _ y: UInt256) throws(BalancerError) -> UInt256 {
        if let exact = try smallPower(x, y, multiplyUp) { return exact }
        let raw = try BalancerLogExp.power(x, y)
        let error = try greatestError(of: raw)
        return try BalancerError.exactly { () throws(ArithmeticError) in try raw.adding(error) }
    }

    /// Returns 1 - x, or 0 for an x above 1.
    public static func complement(_ x: UInt256) -> UInt256 { x < one ? one &- x : .zero }

    private static func greatestError(of raw: UInt256) throws(BalancerError) -> UInt256 {
        let share = try multiplyUp(raw, greatestPowerError)
        return try BalancerError.exactly { () throws(ArithmeticError) in try share.adding(1) }
    }

    /// The power by multiplying, where the exponent is 1, 2 or 4: the ratios of the commonest weights.
    private static func smallPower(
        _ x: UInt256, _ y: UInt256, _ multiply: (UInt256, UInt256) throws(BalancerError) -> UInt256
    ) throws(BalancerError) -> UInt256? {
        switch y {
        case one: return x
        case one &* 2: return try multiply(x, x)
        case one &* 4:
            let square = try multiply(x, x)
            return try multiply(square, square)
        default: return nil
        }
    }
}
