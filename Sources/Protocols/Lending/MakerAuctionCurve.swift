import Units

/// How the price of a Dutch auction falls with the time since its start.
///
/// - Source: dss, `abaci.sol`.
public enum MakerAuctionCurve: Hashable, Sendable {
    /// In a straight line down to 0 after `tau` seconds.
    case linear(tau: UInt256)
    /// By the factor `cut` (a ray) every `step` seconds.
    case stairstepExponential(cut: UInt256, step: UInt256)
    /// By the factor `cut` (a ray) every second.
    case exponential(cut: UInt256)

    /// Returns the price `elapsed` seconds after a start at `top`.
    ///
    /// - Units: prices are rays of dai per unit of collateral.
    /// - Rounding: down, the share of time too; powers half up at each product.
    /// - Errors: `overflow`; `divisionByZero` for a step of 0.
    public func price(top: UInt256, elapsed: UInt256) throws(ArithmeticError) -> UInt256 {
        switch self {
        case .linear(let tau):
            if elapsed >= tau { return .zero }
            return try Ray.multiplyDown(top, Ray.divideDown(tau &- elapsed, tau))
        case .stairstepExponential(let cut, let step):
            return try Ray.multiplyDown(top, MakerMath.power(cut, elapsed.dividedDown(by: step)))
        case .exponential(let cut):
            return try Ray.multiplyDown(top, MakerMath.power(cut, elapsed))
        }
    }
}
