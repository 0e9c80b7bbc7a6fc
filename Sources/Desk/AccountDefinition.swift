import Units

/// An account as its file states it: the payload of `Command.openAccount`.
public struct AccountDefinition: Hashable, Sendable {
    /// What the account is called: an address or a name.
    public var name: SafeText
    /// The venue it stands on.
    public var venue: SafeText
    /// What it holds and owes.
    public var holding: Holding

    /// Makes a definition.
    public init(name: SafeText, venue: SafeText, holding: Holding) {
        self.name = name
        self.venue = venue
        self.holding = holding
    }
}

/// What an account holds and owes, in one of the two forms of an account file.
public enum Holding: Hashable, Sendable {
    /// Totals in a base currency, as a snapshot of a lending market has them.
    case snapshot(SnapshotTerms)
    /// Single positions on an Aave v3.7 market, in the order of the file.
    case positions([PositionTerms])
    /// An address of our own, which trades: the definition's venue is a lending venue, or a chain alone.
    case address(AddressTerms)
}

/// What an address of our own has when it is opened; all of it came from outside, and what was borrowed went there.
public struct AddressTerms: Hashable, Sendable {
    /// An amount of an instrument.
    public struct Amount: Hashable, Sendable {
        /// The instrument.
        public var symbol: SafeText
        /// The amount in smallest units.
        public var amount: UInt256

        /// Makes an amount.
        public init(_ symbol: SafeText, _ amount: UInt256) {
            self.symbol = symbol
            self.amount = amount
        }
    }

    /// What its wallet holds.
    public var wallet: [Amount]
    /// What it has supplied to its lending venue, all of it collateral where it can be.
    public var supplied: [Amount]
    /// What it owes there.
    public var owed: [Amount]
    /// Who holds it, for tokens that ask.
    public var identity = HolderIdentity()
    /// What it is to receive over time.
    public var vesting: [VestingTerms] = []

    /// Makes terms; empty unless said otherwise.
    public init(wallet: [Amount] = [], supplied: [Amount] = [], owed: [Amount] = []) {
        self.wallet = wallet
        self.supplied = supplied
        self.owed = owed
    }
}

/// An amount that is released bit by bit: nothing before the cliff, then in proportion to the time since the start.
public struct VestingTerms: Hashable, Sendable {
    /// What is released.
    public var amount: AddressTerms.Amount
    /// From when time counts.
    public var start: Timestamp
    /// Before this moment nothing is released.
    public var cliff: Timestamp
    /// When all of it is.
    public var end: Timestamp

    /// Makes terms.
    public init(_ amount: AddressTerms.Amount, start: Timestamp, cliff: Timestamp, end: Timestamp) {
        (self.amount, self.start, self.cliff, self.end) = (amount, start, cliff, end)
    }
}

/// Collateral and debt as two totals, each following the price of one asset.
public struct SnapshotTerms: Hashable, Sendable {
    /// Collateral in the base currency times 10^`decimals`.
    public var collateral: UInt256
    /// Debt in the base currency times 10^`decimals`; 0 means that the account can never be liquidated.
    public var debt: UInt256
    /// Decimal places of both totals: as many as the file had, so that nothing is rounded.
    public var decimals: UInt8
    /// Average liquidation threshold in basis points.
    public var thresholdBasisPoints: UInt32
    /// The asset whose price the collateral follows relative to its first price; `nil` stands still ("USD").
    public var collateralSymbol: SafeText?
    /// The asset whose price the debt follows relative to its first price; `nil` stands still ("USD").
    public var debtSymbol: SafeText?

    /// Makes the terms.
    public init(
        collateral: UInt256, debt: UInt256, decimals: UInt8, thresholdBasisPoints: UInt32,
        collateralSymbol: SafeText?, debtSymbol: SafeText?
    ) {
        self.collateral = collateral
        self.debt = debt
        self.decimals = decimals
        self.thresholdBasisPoints = thresholdBasisPoints
        self.collateralSymbol = collateralSymbol
        self.debtSymbol = debtSymbol
    }
}

/// One position of an account: an amount of one asset supplied as collateral, or borrowed.
public struct PositionTerms: Hashable, Sendable {
    /// Which side of the loan the position is on.
    public enum Side: UInt8, Sendable { case collateral, debt }

    /// The asset.
    public var symbol: SafeText
    /// Collateral or debt.
    public var side: Side
    /// Amount in smallest units: whole units times 10^`decimals`.
    public var amount: UInt128
    /// Decimal places of the asset, 0 to 27.
    public var decimals: UInt8
    /// Liquidation threshold of the asset in basis points; of no meaning for a debt.
    public var thresholdBasisPoints: UInt32
    /// The asset's price when the file was recorded; its feed then counts relative to the feed's first
    /// price. `nil` takes the feed's prices as they are.
    public var recordedPrice: Price?

    /// Makes a position.
    public init(
        symbol: SafeText, side: Side, amount: UInt128, decimals: UInt8, thresholdBasisPoints: UInt32,
        recordedPrice: Price?
    ) {
        self.symbol = symbol
        self.side = side
        self.amount = amount
        self.decimals = decimals
        self.thresholdBasisPoints = thresholdBasisPoints
        self.recordedPrice = recordedPrice
    }
}
