import Units

/// What an account has and owes of one reserve.
///
/// - Units: smallest units over the reserve's index.
public struct AaveHolding: Hashable, Sendable {
    /// Supply over the liquidity index.
    public var scaledSupply: UInt256
    /// Debt over the borrow index.
    public var scaledDebt: UInt256
    /// Whether the owner lets the supply count as collateral.
    public var isUsedAsCollateral: Bool

    /// Makes a holding; nothing unless said otherwise.
    public init(
        scaledSupply: UInt256 = .zero, scaledDebt: UInt256 = .zero, isUsedAsCollateral: Bool = false
    ) {
        self.scaledSupply = scaledSupply
        self.scaledDebt = scaledDebt
        self.isUsedAsCollateral = isUsedAsCollateral
    }
}

/// An account of an Aave v3.7 market: a holding for each reserve, and an eMode category.
public struct AaveAccount: Hashable, Sendable {
    /// Holdings in the order of the reserves; reserves beyond the end hold nothing.
    public private(set) var holdings: [AaveHolding]
    /// The eMode category, 0 for none.
    public var eModeCategory: UInt8

    /// Makes an account; empty unless said otherwise.
    public init(holdings: [AaveHolding] = [], eModeCategory: UInt8 = 0) {
        self.holdings = holdings
        self.eModeCategory = eModeCategory
    }

    /// What the account has and owes of a reserve.
    public subscript(reserve: Int) -> AaveHolding {
        get { reserve < holdings.count ? holdings[reserve] : AaveHolding() }
        set {
            while holdings.count <= reserve { holdings.append(AaveHolding()) }
            holdings[reserve] = newValue
        }
    }

    /// Whether the account owes anything.
    public var isBorrowingAny: Bool { holdings.contains { !$0.scaledDebt.isZero } }

    /// The reserves that count as collateral, in their order.
    public var collateralReserves: [Int] { holdings.indices.filter { holdings[$0].isUsedAsCollateral } }

    /// The reserves of which something is owed, in their order.
    public var borrowedReserves: [Int] { holdings.indices.filter { !holdings[$0].scaledDebt.isZero } }
}
