import Units

/// A token that only verified investors can receive and whose agents can freeze, force and recover.
///
/// A call that throws changes nothing. Sending needs no verification, so that an investor whose claims lapse can
/// still sell. Allowances are no part of the model.
/// - Units: smallest units of the token.
/// - Source: ERC-3643; T-REX, `Token.sol`.
public struct PermissionedToken<Compliance: TransferCompliance>: Hashable, Sendable {
    /// All tokens there are: the sum of the balances.
    public internal(set) var totalSupply = UInt256.zero
    /// Whether transfers rest; agents can act all the same. Upstream a token starts paused.
    public internal(set) var isPaused: Bool
    /// Who may mint, burn, freeze, force, recover and pause.
    public var agents: Set<WalletID>
    /// Who may receive.
    public var registry: IdentityRegistry
    /// What else must hold for a transfer.
    public var compliance: Compliance
    var holdings: [WalletID: TokenHolding] = [:]

    /// Makes a token that nobody holds.
    public init(
        registry: IdentityRegistry, compliance: Compliance, agents: Set<WalletID>, isPaused: Bool = true
    ) {
        self.registry = registry
        self.compliance = compliance
        self.agents = agents
        self.isPaused = isPaused
    }

    /// The wallets that have ever held the token or been frozen, in order of their identifiers.
    public var wallets: [WalletID] { holdings.keys.sorted() }

    /// Returns what a wallet holds and how much of it is frozen.
    public func holding(of wallet: WalletID) -> TokenHolding { holdings[wallet] ?? TokenHolding() }

    /// Stops all transfers; errors: `callerNotAgent`, `paused`.
    public mutating func pause(by caller: WalletID) throws(PermissionedTokenError) {
        try requireAgent(caller)
        if isPaused { throw .paused }
        isPaused = true
    }

    /// Lets transfers go on; errors: `callerNotAgent`, `notPaused`.
    public mutating func unpause(by caller: WalletID) throws(PermissionedTokenError) {
        try requireAgent(caller)
        if !isPaused { throw .notPaused }
        isPaused = false
    }

    func requireAgent(_ caller: WalletID) throws(PermissionedTokenError) {
        if !agents.contains(caller) { throw .callerNotAgent }
    }
}

/// What a wallet holds of a permissioned token.
public struct TokenHolding: Hashable, Sendable {
    /// All of it, in smallest units.
    public internal(set) var balance = UInt256.zero
    /// The part that cannot be sent; at most the balance.
    public internal(set) var frozen = UInt256.zero
    /// Whether the wallet can neither send nor receive.
    public internal(set) var isAddressFrozen = false

    /// The part that can be sent while the wallet is not frozen.
    public var free: UInt256 { balance &- frozen }

    /// Takes tokens out, unfreezing what is missing; there must be as many.
    mutating func take(_ amount: UInt256) {
        if amount > free { frozen = balance &- amount }
        balance = balance &- amount
    }
}
