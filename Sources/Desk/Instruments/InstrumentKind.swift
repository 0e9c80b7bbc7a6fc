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
    /// A contract without an end that follows a price.
    case perpetual
    /// A token that votes.
    case governance
}
