import Units

/// How much an identity may send within a span of time that opens with its first transfer.
public struct TransferLimit: Hashable, Sendable {
    /// Length of the window in seconds.
    public var seconds: UInt32
    /// The most that may be sent in one window, in the token's smallest units.
    public var amount: UInt256

    /// Makes a limit.
    public init(seconds: UInt32, amount: UInt256) {
        self.seconds = seconds
        self.amount = amount
    }
}

/// A rule of compliance with its settings; what it has counted is in the `ComplianceLedger`.
///
/// - Source: T-REX, `contracts/compliance/modular/modules`.
public enum ComplianceRule: Hashable, Sendable {
    /// Only investors of these countries may receive.
    case countryAllow(Set<CountryCode>)
    /// Investors of these countries may not receive.
    case countryRestrict(Set<CountryCode>)
    /// No identity, over all its wallets, may hold more.
    case maximumBalance(UInt256)
    /// No more may be minted than brings the supply here.
    case supplyLimit(UInt256)
    /// What an identity may send in each of at most four windows; spares agents.
    case timeTransfers([TransferLimit])
    /// What an identity may send to each exchange in each of at most four windows; spares agents and exchanges.
    case timeExchanges([IdentityID: [TransferLimit]])
    /// What an identity may send to each exchange in 30 days from its first transfer there; spares agents and
    /// exchanges.
    case exchangeMonthly([IdentityID: UInt256])
    /// One of the two wallets of a transfer must be among these.
    case transferRestrict(Set<WalletID>)
    /// Every transfer and every mint must be approved before; a transfer uses an approval up, a mint does not.
    case conditionalTransfers

    /// The most windows that one rule can watch.
    public static let maximumLimits = 4

    static let secondsPerMonth: UInt32 = 30 * 86_400
}

/// The rule that forbids a transfer or a mint, and its numbers.
public enum ComplianceRefusal: Hashable, Sendable {
    /// The receiver's country is not among the allowed ones.
    case countryNotAllowed(CountryCode)
    /// The receiver's country is restricted.
    case countryRestricted(CountryCode)
    /// The receiver's identity would hold more than the most; `held` is what it holds now.
    case maximumBalance(limit: UInt256, held: UInt256)
    /// The supply would pass its limit.
    case supplyLimit(limit: UInt256, supply: UInt256)
    /// The sender would pass a limit; `used` is what the open window has seen.
    case transferLimit(TransferLimit, used: UInt256)
    /// The sender would pass an exchange's limit; `used` is what the open window has seen.
    case exchangeLimit(TransferLimit, exchange: IdentityID, used: UInt256)
    /// The sender would pass an exchange's limit of 30 days; `used` is what the open window has seen.
    case exchangeMonthlyLimit(UInt256, exchange: IdentityID, used: UInt256)
    /// Neither wallet is among those that may deal.
    case walletsNotAllowed
    /// Nobody has approved just this movement.
    case notApproved
}
