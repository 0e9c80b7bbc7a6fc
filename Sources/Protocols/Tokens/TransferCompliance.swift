import Units

/// One side of a transfer, as rules see it.
public struct TransferParty: Hashable, Sendable {
    /// The wallet.
    public var wallet: WalletID
    /// Whose wallet it is; nil where it is not registered.
    public var identity: IdentityID?
    /// The investor's country; 0 where the wallet is not registered.
    public var country: CountryCode

    /// Makes a side of a transfer.
    public init(wallet: WalletID, identity: IdentityID?, country: CountryCode) {
        self.wallet = wallet
        self.identity = identity
        self.country = country
    }
}

/// A movement of tokens that rules are asked about or told of.
public struct TokenMovement: Hashable, Sendable {
    /// Who gives; nil when tokens are minted.
    public var sender: TransferParty?
    /// Who receives; nil when tokens are burned.
    public var receiver: TransferParty?
    /// How much, in the token's smallest units.
    public var amount: UInt256
    /// All tokens there are before the movement.
    public var totalSupply: UInt256
    /// Whether the sender is an agent of the token, whom some limits spare.
    public var isSenderAgent: Bool
    /// Seconds since 1970.
    public var time: UInt64

    /// Makes a movement.
    public init(
        sender: TransferParty?, receiver: TransferParty?, amount: UInt256, totalSupply: UInt256,
        isSenderAgent: Bool = false, time: UInt64
    ) {
        self.sender = sender
        self.receiver = receiver
        self.amount = amount
        self.totalSupply = totalSupply
        self.isSenderAgent = isSenderAgent
        self.time = time
    }
}

/// A fee that a rule takes from the receiver of a transfer.
public struct TransferFeeDue: Hashable, Sendable {
    /// Who gets it.
    public var collector: WalletID
    /// How much, in the token's smallest units; not 0.
    public var amount: UInt256
}

/// The rules of a permissioned token beyond identity: who may give what to whom, and when.
///
/// The contract is an interface upstream too, so that an issuer can bring rules of its own.
/// - Source: T-REX, `IModularCompliance.sol`.
public protocol TransferCompliance: Hashable, Sendable {
    /// Returns why the rules forbid a transfer or a mint, or nil where they allow it.
    ///
    /// - Errors: `identityNotFound` and `arithmetic`, where the contract fails instead of answering.
    func refusal(of movement: TokenMovement) throws(PermissionedTokenError) -> ComplianceRefusal?

    /// Returns the fee that a transfer costs its receiver, or nil.
    func fee(on movement: TokenMovement) throws(PermissionedTokenError) -> TransferFeeDue?

    /// Takes note of a movement that happens, be it allowed or forced.
    ///
    /// - Errors: what a rule throws that cannot take note; nothing is noted then.
    mutating func record(_ movement: TokenMovement) throws(PermissionedTokenError)
}
