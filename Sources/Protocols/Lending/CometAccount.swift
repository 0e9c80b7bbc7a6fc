import Units

/// An account of a Compound III market: a principal of the base asset, and collateral.
///
/// It keeps the contract's own widths, so that a million accounts are cheap to hold.
/// - Source: comet, `CometStorage.sol`, `UserBasic`, `UserCollateral`.
public struct CometAccount: Hashable, Sendable {
    private var principalBits: Int128
    /// Without zeros at the end, so that equal accounts are equal values.
    private var balances: [UInt128]
    private var indexBits: UInt64
    private var accruedBits: UInt64

    /// Makes an account as it was found; a new one has nothing.
    ///
    /// - Parameters:
    ///   - principal: supplied base assets over the supply index, or owed ones over the borrow index if below 0;
    ///     103 bits and a sign.
    ///   - collateral: balances in smallest units and in order of listing, each of 128 bits; those beyond the end
    ///     are 0.
    ///   - trackingIndex: the reward index of the account's side when it was last counted; 64 bits.
    ///   - trackingAccrued: rewards counted so far, with 6 decimals; 64 bits.
    public init(
        principal: Int256 = 0, collateral: [UInt256] = [], trackingIndex: UInt256 = 0,
        trackingAccrued: UInt256 = 0
    ) {
        precondition(principal.magnitude.leadingZeroBitCount >= 153, "a principal has 103 bits and a sign")
        precondition(collateral.allSatisfy { $0.high == 0 }, "a balance has 128 bits")
        principalBits = Int128(truncatingIfNeeded: principal.bits.low)
        balances = collateral.map(\.low)
        while balances.last == 0 { balances.removeLast() }
        indexBits = UInt64(truncatingIfNeeded: trackingIndex.low)
        accruedBits = UInt64(truncatingIfNeeded: trackingAccrued.low)
    }

    /// What is supplied, or owed if below 0, over the index of its side.
    public internal(set) var principal: Int256 {
        get { Int256(principalBits) }
        set { principalBits = Int128(truncatingIfNeeded: newValue.bits.low) }
    }

    /// The reward index of the account's side when it was last counted.
    public internal(set) var trackingIndex: UInt256 {
        get { UInt256(indexBits) }
        set { indexBits = UInt64(truncatingIfNeeded: newValue.low) }
    }

    /// Rewards counted so far, with 6 decimals.
    public internal(set) var trackingAccrued: UInt256 {
        get { UInt256(accruedBits) }
        set { accruedBits = UInt64(truncatingIfNeeded: newValue.low) }
    }

    /// The balance of a collateral asset in smallest units.
    public internal(set) subscript(asset: Int) -> UInt256 {
        get { asset < balances.count ? UInt256(balances[asset]) : .zero }
        set {
            while balances.count <= asset { balances.append(0) }
            balances[asset] = newValue.low
            while balances.last == 0 { balances.removeLast() }
        }
    }

    /// The places of the collateral assets of which it has any, in order of listing.
    public var collateralAssets: [Int] { balances.indices.filter { balances[$0] != 0 } }

    /// Whether it owes anything.
    public var isBorrowing: Bool { principalBits < 0 }

    /// Leaves the account without collateral.
    mutating func clearCollateral() { balances = [] }
}
