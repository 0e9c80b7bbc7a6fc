import Units

/// Why Maker refuses an operation: the contracts' own names; an operation that fails changes nothing.
///
/// Who may act for a vault and whether he holds the collateral or the dai is the ledger's matter, and so the
/// errors about permissions and balances are no part of the model.
/// - Source: dss, `vat.sol`, `jug.sol`, `dog.sol`, `clip.sol`.
public enum MakerError: Error, Hashable, Sendable {
    /// The system is shut down.
    case vatNotLive
    /// There is no such collateral type.
    case collateralTypeNotInitialized
    /// There is no such vault.
    case vaultMissing
    /// A debt ceiling would be exceeded by a debt that grows.
    case ceilingExceeded
    /// The debt would be above the collateral's value with its safety margin.
    case notSafe
    /// The vault would owe something, but less than the least debt.
    case dust

    /// The time is before the last fee collection.
    case invalidNow
    /// Fees have to be collected up to now before the fee changes.
    case lastDripNotUpdated

    /// The vault is safe, or its collateral has no price.
    case notUnsafe
    /// As much is up for auction as may be.
    case liquidationLimitHit
    /// Only part of the vault could be liquidated, and that part is less than the least debt.
    case dustyAuctionFromPartialLiquidation
    /// The debt is worth no collateral.
    case nullAuction
    /// The amounts do not fit a signed integer.
    case liquidationOverflow

    /// The auctions of this collateral are switched off that far.
    case stopped
    /// There is no dai to raise.
    case zeroTab
    /// There is no collateral to sell.
    case zeroLot
    /// The collateral has no price.
    case invalidPrice
    /// The auction would start at a price of 0.
    case zeroTopPrice
    /// There is no such auction.
    case notRunningAuction
    /// The auction has to be reset first.
    case needsReset
    /// The auction need not be reset.
    case cannotReset
    /// The price is above the buyer's limit.
    case tooExpensive
    /// What is left would be too little to auction, so that the buyer has to take all.
    case noPartialPurchase

    /// A sum, difference, product or quotient does not fit where the contracts keep it.
    case arithmetic(ArithmeticError)

    /// The name upstream, such as `Vat/not-safe`; nil where the contracts give none.
    public var upstreamName: String? {
        switch self {
        case .vatNotLive: "Vat/not-live"
        case .collateralTypeNotInitialized: "Vat/ilk-not-init"
        case .ceilingExceeded: "Vat/ceiling-exceeded"
        case .notSafe: "Vat/not-safe"
        case .dust: "Vat/dust"
        case .invalidNow: "Jug/invalid-now"
        case .lastDripNotUpdated: "Jug/rho-not-updated"
        case .notUnsafe: "Dog/not-unsafe"
        case .liquidationLimitHit: "Dog/liquidation-limit-hit"
        case .dustyAuctionFromPartialLiquidation: "Dog/dusty-auction-from-partial-liquidation"
        case .nullAuction: "Dog/null-auction"
        case .liquidationOverflow: "Dog/overflow"
        case .stopped: "Clipper/stopped-incorrect"
        case .zeroTab: "Clipper/zero-tab"
        case .zeroLot: "Clipper/zero-lot"
        case .invalidPrice: "Clipper/invalid-price"
        case .zeroTopPrice: "Clipper/zero-top-price"
        case .notRunningAuction: "Clipper/not-running-auction"
        case .needsReset: "Clipper/needs-reset"
        case .cannotReset: "Clipper/cannot-reset"
        case .tooExpensive: "Clipper/too-expensive"
        case .noPartialPurchase: "Clipper/no-partial-purchase"
        case .vaultMissing, .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(MakerError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
