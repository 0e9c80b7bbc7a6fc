import Units

/// Fixed point as Maker computes it.
///
/// - Units: *wad* scaled by 1e18, *ray* by 1e27, *rad* by 1e45, so that a wad times a ray is a rad.
/// - Errors: `overflow` where a product or sum needs more than 256 bits.
/// - Source: dss, `jug.sol`, `vat.sol`, `abaci.sol`.
public enum MakerMath {
    private static let halfRay = UInt256(500_000_000_000_000_000_000_000_000 as UInt128)

    /// Returns a ray to a whole power by squaring, lowest bit of the exponent first.
    ///
    /// - Rounding: half up at every squaring and every product, so that the order matters.
    public static func power(_ ray: UInt256, _ exponent: UInt256) throws(ArithmeticError) -> UInt256 {
        if ray.isZero { return exponent.isZero ? Ray.one : .zero }
        var square = ray
        var result = exponent.isOdd ? ray : Ray.one
        var rest = exponent >> 1
        while !rest.isZero {
            square = try multiplyHalfUp(square, square)
            if rest.isOdd { result = try multiplyHalfUp(result, square) }
            rest = rest >> 1
        }
        return result
    }

    private static func multiplyHalfUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: b).adding(halfRay).dividedDown(by: Ray.one)
    }

    /// Returns a value times a wad, rounded down.
    static func multiplyWadDown(_ value: UInt256, _ wad: UInt256) throws(ArithmeticError) -> UInt256 {
        try value.multiplied(by: wad).dividedDown(by: Wad.one)
    }

    /// Returns a value with a signed change; errors: `overflow`, `underflow`.
    static func changing(_ value: UInt256, by change: Int256) throws(ArithmeticError) -> UInt256 {
        change.isNegative
            ? try value.subtracting(change.magnitude) : try value.adding(change.magnitude)
    }

    /// Returns an unsigned factor times a signed one; throws `overflow` also where the first is above 2^255 - 1.
    static func multiply(_ factor: UInt256, _ signed: Int256) throws(ArithmeticError) -> Int256 {
        guard let factor = Int256(exactly: factor) else { throw .overflow }
        return try factor.multiplied(by: signed)
    }

    /// Returns the rate after a fee was collected over `elapsed` seconds.
    ///
    /// - Units: all rays, `base` and `duty` per second as a factor together (1 is no fee).
    /// - Rounding: the power half up, its product with the previous rate down.
    /// - Source: dss, `jug.sol`, `drip`.
    public static func rate(
        after previous: UInt256, base: UInt256, duty: UInt256, elapsed: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try Ray.multiplyDown(power(base.adding(duty), elapsed), previous)
    }

    /// Returns the price of a unit of collateral in dai as auctions start from it.
    ///
    /// - Units: `price` a wad of the reference currency, `par` a ray of it per dai, result a ray.
    /// - Rounding: down. Errors: `divisionByZero` for a par of 0.
    /// - Source: dss, `clip.sol`, `getFeedPrice`.
    public static func feedPrice(_ price: UInt256, par: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.divideDown(price.multiplied(by: 1_000_000_000), par)
    }

    /// Returns the price with its safety margin: what a unit of collateral lets a vault owe.
    ///
    /// - Units: as `feedPrice`; `liquidationRatio` a ray, such as 1.5 for debts up to two thirds.
    /// - Rounding: down, twice. Errors: `divisionByZero`.
    /// - Source: dss, `spot.sol`, `poke`.
    public static func spot(
        _ price: UInt256, par: UInt256, liquidationRatio: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try Ray.divideDown(feedPrice(price, par: par), liquidationRatio)
    }
}

extension UInt256 {
    fileprivate var isOdd: Bool { low & 1 == 1 }
}
