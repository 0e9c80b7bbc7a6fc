import Units

/// What an account has in a Morpho Blue market.
public struct MorphoPosition: Hashable, Sendable {
    /// Shares of the loan asset that it has supplied.
    public internal(set) var supplyShares: UInt256
    /// Shares of the debt that it owes.
    public internal(set) var borrowShares: UInt256
    /// Collateral in smallest units; it earns nothing.
    public internal(set) var collateral: UInt256

    /// Makes a position as it was found; a new account has nothing.
    public init(supplyShares: UInt256 = 0, borrowShares: UInt256 = 0, collateral: UInt256 = 0) {
        self.supplyShares = supplyShares
        self.borrowShares = borrowShares
        self.collateral = collateral
    }
}

/// How much of a side an operation moves: either number is given, the other follows.
public enum MorphoAmount: Hashable, Sendable {
    /// Assets in smallest units.
    case assets(UInt256)
    /// Shares.
    case shares(UInt256)

    /// Whether nothing is asked for.
    var isZero: Bool {
        switch self {
        case .assets(let amount), .shares(let amount): amount.isZero
        }
    }
}

/// The assets that an operation moves, and the shares that stand for them.
public struct MorphoTransfer: Hashable, Sendable {
    /// Assets that change hands, in smallest units.
    public let assets: UInt256
    /// Shares that are made or taken away.
    public let shares: UInt256
}

/// When an operation happens, and what the oracle says then.
public struct MorphoMoment: Hashable, Sendable {
    /// Seconds of the chain's clock.
    public var time: UInt64
    /// Loan asset per collateral asset, both in smallest units, scaled by 1e36; nil where the oracle fails.
    public var price: UInt256?

    /// Makes a moment; what reads no price needs none.
    public init(time: UInt64, price: UInt256? = nil) {
        self.time = time
        self.price = price
    }

    /// The price; throws `priceMissing`.
    var knownPrice: UInt256 {
        get throws(MorphoError) {
            guard let price else { throw .priceMissing }
            return price
        }
    }
}

/// Where a market takes its borrow rate from.
public enum MorphoRateModel: Hashable, Sendable {
    /// Nothing is ever charged.
    case none
    /// One rate for good, a WAD per second.
    case fixed(perSecond: UInt256)
    /// The curve that moves with the market's utilization.
    case adaptiveCurve
}
