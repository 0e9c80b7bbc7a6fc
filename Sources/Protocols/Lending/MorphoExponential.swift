import Units

/// The exponential function of Morpho's rate model: a power of 2 times a parabola.
///
/// - Source: morpho-blue-irm, `adaptive-curve-irm/libraries/ExpLib.sol`.
public enum MorphoExponential {
    /// Returns about `e^x`, about 0.9 % off; 0 below ln(1e-18), and constant from 93.86 on.
    ///
    /// - Units: WADs.
    public static func value(of x: Int256) throws(ArithmeticError) -> Int256 {
        if x < leastArgument { return 0 }
        if x >= mostArgument { return mostValue }
        let half: Int256 = x.isNegative ? -346_573_590_279_972_654 : 346_573_590_279_972_654
        let power = try x.adding(half).dividedTowardZero(by: logarithmOf2)
        let rest = x &- power &* logarithmOf2
        let square = try rest.multiplied(by: rest).dividedTowardZero(by: wad).dividedTowardZero(by: 2)
        let factor = wad &+ rest &+ square
        // The argument's bounds keep the power between -60 and 135.
        let places = Int(truncatingIfNeeded: power.magnitude.low)
        return power.isNegative ? factor >> places : factor << places
    }

    static let wad: Int256 = 1_000_000_000_000_000_000
    private static let logarithmOf2: Int256 = 693_147_180_559_945_309
    private static let leastArgument: Int256 = -41_446_531_673_892_822_312
    private static let mostArgument: Int256 = 93_859_467_695_000_404_319
    /// 57,716,089,161,558,943,949,701,069,502,944,508,345,128.4 as a WAD: the digits before and after a split.
    private static let mostValue =
        Int256(577_160_891_615_589_439_497_010_695_029) &* 100_000_000_000_000_000_000_000_000_000
        &+ 44_508_345_128_422_502_756_744_429_568
}
