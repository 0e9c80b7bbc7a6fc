import Units

/// A running Dutch auction of collateral.
///
/// - Source: dss, `clip.sol`, `Sale`.
public struct MakerAuction: Hashable, Sendable {
    /// Its number, counted over the whole system from 1.
    public internal(set) var id: UInt64
    /// The vault that was liquidated; what is not sold goes to its owner.
    public internal(set) var vault: Int
    /// The place of the collateral type in the system.
    public internal(set) var collateralType: Int
    /// Dai to raise, a rad.
    public internal(set) var tab: UInt256
    /// Collateral to sell, a wad.
    public internal(set) var lot: UInt256
    /// Time of the start in seconds (upstream `tic`).
    public internal(set) var start: UInt64
    /// Price at the start, a ray.
    public internal(set) var top: UInt256

    /// Makes an auction as it was found.
    public init(
        id: UInt64, vault: Int, collateralType: Int, tab: UInt256, lot: UInt256, start: UInt64, top: UInt256
    ) {
        self.id = id
        self.vault = vault
        self.collateralType = collateralType
        self.tab = tab
        self.lot = lot
        self.start = start
        self.top = top
    }

    /// Returns the price now, and whether the auction has to be reset before anybody buys.
    ///
    /// - Units: price a ray, rounded down.
    /// - Errors: `arithmetic`, also for a time before the start.
    public func status(
        _ terms: MakerAuctionTerms, at time: UInt64
    ) throws(MakerError) -> (needsReset: Bool, price: UInt256) {
        try MakerError.exactly { () throws(ArithmeticError) in
            let elapsed = try UInt256(time).subtracting(UInt256(start))
            let price = try terms.curve.price(top: top, elapsed: elapsed)
            if elapsed > terms.longest { return (true, price) }
            return (try Ray.divideDown(price, top) < terms.leastShare, price)
        }
    }
}

/// What a purchase from an auction costs, gives and leaves.
///
/// - Source: dss, `clip.sol`, `take`.
public struct MakerPurchase: Hashable, Sendable {
    /// Dai to pay, a rad (upstream `owe`).
    public var cost: UInt256
    /// Collateral bought, a wad (upstream `slice`).
    public var bought: UInt256
    /// Dai still to raise, a rad.
    public var tabAfter: UInt256
    /// Collateral still there, a wad.
    public var lotAfter: UInt256

    /// Whether the auction ends with it.
    public var endsAuction: Bool { tabAfter.isZero || lotAfter.isZero }

    /// Collateral that goes back to the owner of the vault because all dai is raised, a wad.
    public var returned: UInt256 { tabAfter.isZero ? lotAfter : .zero }

    /// Makes a purchase of up to `amount`: never for more dai than is to be raised, and never so much that too
    /// little to auction is left.
    ///
    /// - Units: `price` and `maximumPrice` rays, `amount` and `lot` wads, `tab` and `leastTab` rads.
    /// - Rounding: the collateral down where the dai limits it.
    /// - Errors: `tooExpensive`, `noPartialPurchase`; `arithmetic` where a step leaves 256 bits.
    public init(
        of amount: UInt256, price: UInt256, maximumPrice: UInt256, tab: UInt256, lot: UInt256,
        leastTab: UInt256
    ) throws(MakerError) {
        if maximumPrice < price { throw .tooExpensive }
        let slice = min(lot, amount)
        let worth = try MakerError.exactly { () throws(ArithmeticError) in try slice.multiplied(by: price) }
        if worth > tab {
            try self.init(paying: tab, price: price, tab: tab, lot: lot)
        } else if worth < tab, slice < lot, tab &- worth < leastTab {
            if tab <= leastTab { throw .noPartialPurchase }
            try self.init(paying: tab &- leastTab, price: price, tab: tab, lot: lot)
        } else {
            self.init(cost: worth, bought: slice, tabAfter: tab &- worth, lotAfter: lot &- slice)
        }
    }

    /// The dai that is paid limits the collateral; it is below the worth of the lot.
    private init(paying cost: UInt256, price: UInt256, tab: UInt256, lot: UInt256) throws(MakerError) {
        let slice = try MakerError.exactly { () throws(ArithmeticError) in try cost.dividedDown(by: price) }
        self.init(cost: cost, bought: slice, tabAfter: tab &- cost, lotAfter: lot &- slice)
    }

    private init(cost: UInt256, bought: UInt256, tabAfter: UInt256, lotAfter: UInt256) {
        self.cost = cost
        self.bought = bought
        self.tabAfter = tabAfter
        self.lotAfter = lotAfter
    }
}
