import Units

/// A change of a multiplier that was decided.
public struct MultiplierUpdate: Hashable, Sendable {
    /// The multiplier before.
    public var from: UInt256
    /// The multiplier from `time` on.
    public var to: UInt256
    /// When it takes effect, in seconds since 1970.
    public var time: UInt64

    /// Makes a change.
    public init(from: UInt256, to: UInt256, time: UInt64) {
        self.from = from
        self.to = to
        self.time = time
    }
}

/// What an issuer of shares does that changes how much of the underlying a token stands for.
public enum CorporateAction: Hashable, Sendable {
    /// So many new shares for so many old ones; a reverse split where the new ones are fewer.
    case split(new: UInt256, old: UInt256)
    /// A dividend per share that buys shares at a price; both in the same unit.
    case reinvestedDividend(perShare: UInt256, price: UInt256)

    /// Returns the multiplier after the action.
    ///
    /// - Units: 18 decimals.
    /// - Rounding: down, against the holders; the rule is ours, the issuer computes it off the chain.
    /// - Errors: `arithmetic`; `multiplierZero` where nothing is left.
    public func multiplier(after multiplier: UInt256) throws(RebasingTokenError) -> UInt256 {
        let result = try RebasingTokenError.exactly { () throws(ArithmeticError) in
            switch self {
            case .split(let new, let old): try UInt256.mulDivDown(multiplier, new, old)
            case .reinvestedDividend(let perShare, let price):
                try UInt256.mulDivDown(multiplier, price.adding(perShare), price)
            }
        }
        if result.isZero { throw .multiplierZero }
        return result
    }
}
