import Protocols
import Units

/// A lending market as it is set up: the payload of `Command.openLendingVenue`.
public struct LendingTerms: Hashable, Sendable {
    /// What the venue is called.
    public var name: SafeText
    /// The chain that it lives on; accounts trade with pools of the same chain.
    public var chain: SafeText
    /// Which protocol it is, and what is set for it.
    public var kind: LendingKind

    /// Makes terms.
    public init(name: SafeText, chain: SafeText, kind: LendingKind) {
        self.name = name
        self.chain = chain
        self.kind = kind
    }

    /// Makes the terms of a market of Aave v3.7.
    public init(name: SafeText, chain: SafeText, reserves: [ReserveTerms]) {
        self.init(name: name, chain: chain, kind: .aave(reserves))
    }

    /// Its assets, in the order in which the desk numbers its reserves.
    public var symbols: [SafeText] {
        switch kind {
        case .aave(let reserves): reserves.map(\.symbol)
        case .comet(let terms): [terms.base] + terms.assets.map(\.symbol)
        case .morpho(let terms): [terms.loan, terms.collateral]
        case .maker(let terms): [terms.dai, terms.collateral]
        }
    }
}

/// A lending protocol, and what governance has set for one market of it.
public enum LendingKind: Hashable, Sendable {
    /// Aave v3.7: assets that are lent and carry debt, in the order of its reserves.
    case aave([ReserveTerms])
    /// Compound III: reserve 0 is the base asset, the others are its collateral.
    case comet(CometTerms)
    /// Morpho Blue: reserve 0 is the loan asset, reserve 1 the collateral.
    case morpho(MorphoTerms)
    /// Maker, one collateral type: reserve 0 is dai, reserve 1 the collateral.
    case maker(MakerTerms)
}

/// One asset of a market of Aave.
public struct ReserveTerms: Hashable, Sendable {
    /// The instrument.
    public var symbol: SafeText
    /// What governance has set; its decimals are those of the instrument.
    public var configuration: AaveReserveConfiguration

    /// Makes terms.
    public init(symbol: SafeText, configuration: AaveReserveConfiguration) {
        self.symbol = symbol
        self.configuration = configuration
    }
}

/// A market of Compound III.
///
/// - Units: shares in basis points, amounts in whole assets, rates per year times 1e18.
public struct CometTerms: Hashable, Sendable {
    /// The asset that is lent.
    public var base: SafeText
    /// What suppliers earn.
    public var supplyCurve: CometRateCurve
    /// What borrowers owe.
    public var borrowCurve: CometRateCurve
    /// What stands behind loans.
    public var assets: [CometAssetTerms]
    /// The least that an account may owe.
    public var leastBorrow: UInt64
    /// Reserves from which on the market sells no collateral.
    public var targetReserves: UInt64
    /// The share of the liquidation penalty that buyers of collateral get.
    public var storefrontShare: UInt32

    /// Makes terms.
    public init(
        base: SafeText, supplyCurve: CometRateCurve, borrowCurve: CometRateCurve, assets: [CometAssetTerms],
        leastBorrow: UInt64, targetReserves: UInt64, storefrontShare: UInt32
    ) {
        self.base = base
        self.supplyCurve = supplyCurve
        self.borrowCurve = borrowCurve
        self.assets = assets
        self.leastBorrow = leastBorrow
        self.targetReserves = targetReserves
        self.storefrontShare = storefrontShare
    }
}

/// A collateral asset of Compound III.
///
/// - Units: shares in basis points, the cap in whole assets.
public struct CometAssetTerms: Hashable, Sendable {
    /// The instrument.
    public var symbol: SafeText
    /// Up to what share of its value it carries new debt.
    public var borrowShare: UInt32
    /// Up to what share of its value it keeps its owner from being absorbed.
    public var liquidateShare: UInt32
    /// What share of its value an absorbed account is credited with.
    public var creditShare: UInt32
    /// The most that the market takes in.
    public var supplyCap: UInt64

    /// Makes terms.
    public init(
        symbol: SafeText, borrowShare: UInt32, liquidateShare: UInt32, creditShare: UInt32, supplyCap: UInt64
    ) {
        self.symbol = symbol
        self.borrowShare = borrowShare
        self.liquidateShare = liquidateShare
        self.creditShare = creditShare
        self.supplyCap = supplyCap
    }
}

/// A market of Morpho Blue, with the adaptive curve for its rate and one oracle feed for each asset.
///
/// - Units: shares in basis points.
public struct MorphoTerms: Hashable, Sendable {
    /// What is lent.
    public var loan: SafeText
    /// What stands behind it.
    public var collateral: SafeText
    /// Up to what share of its value collateral carries debt (LLTV).
    public var lltv: UInt32
    /// The market's share of the interest, at most a quarter.
    public var fee: UInt32

    /// Makes terms.
    public init(loan: SafeText, collateral: SafeText, lltv: UInt32, fee: UInt32 = 0) {
        self.loan = loan
        self.collateral = collateral
        self.lltv = lltv
        self.fee = fee
    }
}

/// One collateral type of Maker.
///
/// - Units: shares in basis points, amounts in whole dai.
public struct MakerTerms: Hashable, Sendable {
    /// Dai, with 18 decimals.
    public var dai: SafeText
    /// What stands behind vaults.
    public var collateral: SafeText
    /// Value of the collateral over the debt below which a vault is unsafe: 15,000 for one and a half.
    public var liquidationRatio: UInt32
    /// The stability fee as a factor per second times 1e27.
    public var duty: UInt256
    /// What a liquidated vault pays on top of its debt.
    public var penalty: UInt32
    /// Greatest debt of all vaults.
    public var debtCeiling: UInt64
    /// Least debt of a vault that owes anything.
    public var dust: UInt64
    /// From what factor on the oracle's price auctions start, and in how many seconds their price falls to 0.
    public var auctionStart: UInt32
    /// See `auctionStart`.
    public var auctionSeconds: UInt64

    /// Makes terms.
    public init(
        dai: SafeText, collateral: SafeText, liquidationRatio: UInt32, duty: UInt256, penalty: UInt32,
        debtCeiling: UInt64, dust: UInt64, auctionStart: UInt32 = 12_000, auctionSeconds: UInt64 = 3_600
    ) {
        self.dai = dai
        self.collateral = collateral
        self.liquidationRatio = liquidationRatio
        self.duty = duty
        self.penalty = penalty
        self.debtCeiling = debtCeiling
        self.dust = dust
        self.auctionStart = auctionStart
        self.auctionSeconds = auctionSeconds
    }
}
