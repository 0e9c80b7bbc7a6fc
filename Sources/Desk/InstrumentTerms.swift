import Units

/// What is known of an instrument before its first price: the payload of `Command.listInstrument`.
public struct InstrumentTerms: Hashable, Sendable {
    /// The symbol that names it.
    public var symbol: SafeText
    /// What it is.
    public var kind: InstrumentKind
    /// Decimal places of its smallest unit, 0 to 27.
    public var decimals: UInt8
    /// Seconds after which a price counts as stale; 0 for never.
    public var maximumPriceAge: UInt32

    /// Makes terms; a recorded or piped price is of a crypto asset with 18 places unless said otherwise.
    public init(
        symbol: SafeText, kind: InstrumentKind = .crypto, decimals: UInt8 = 18, maximumPriceAge: UInt32 = 0
    ) {
        self.symbol = symbol
        self.kind = kind
        self.decimals = decimals
        self.maximumPriceAge = maximumPriceAge
    }

    /// The most decimal places.
    static let greatestDecimals: UInt8 = 27
}

/// What an instrument is.
public enum InstrumentKind: UInt8, CaseIterable, Sendable {
    /// A coin that nothing stands behind.
    case crypto
    /// A token that is to be worth one unit of a currency.
    case stablecoin
    /// A claim on a staked coin.
    case staked
    /// A tokenized treasury bill.
    case bill
    /// A tokenized note that pays coupons.
    case note
    /// A tokenized share of a company or an index.
    case equity
    /// A share of a fund at net asset value.
    case fund
    /// Tokenized gold.
    case gold
    /// A tokenized option.
    case option
}
