import Units

/// Why a call of a permissioned token fails, with the rule and its numbers; a call that fails changes nothing.
///
/// - Source: T-REX `Token.sol` and the compliance modules.
public enum PermissionedTokenError: Error, Hashable, Sendable {
    /// The caller is no agent of the token.
    case callerNotAgent
    /// All transfers rest.
    case paused
    /// There is nothing to unpause.
    case notPaused
    /// The sender's or the receiver's wallet is frozen.
    case walletFrozen(WalletID)
    /// The sender has less that is not frozen.
    case insufficientBalance(free: UInt256)
    /// Identity or compliance forbids the transfer.
    case transferNotPossible(TransferObstacle)
    /// The receiver of a mint may not hold the token.
    case identityNotVerified(VerificationFailure)
    /// Compliance forbids the mint.
    case complianceNotFollowed(ComplianceRefusal)
    /// A forced transfer asks for more than there is.
    case senderBalanceTooLow(balance: UInt256)
    /// A burn asks for more than there is.
    case burnAboveBalance(balance: UInt256)
    /// More shall be frozen than is free.
    case freezeAboveBalance(free: UInt256)
    /// More shall be unfrozen than is frozen.
    case unfreezeAboveFrozen(frozen: UInt256)
    /// The lost wallet is empty.
    case nothingToRecover
    /// The new wallet holds no management key of the identity.
    case recoveryNotPossible
    /// The registry refuses what a recovery needs.
    case registry(IdentityRegistryError)
    /// Compliance takes no note of nothing.
    case noValue
    /// A rule needs the identity of a wallet that has none.
    case identityNotFound
    /// A forced transfer or a fee would bring an identity above the most it may hold.
    case maximumBalanceExceeded(limit: UInt256, held: UInt256)
    /// There is no approval to take back.
    case notApproved
    /// A sum, difference or product is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The text upstream; nil for `arithmetic`.
    public var upstreamName: String? {
        switch self {
        case .callerNotAgent: "AgentRole: caller does not have the Agent role"
        case .paused: "Pausable: paused"
        case .notPaused: "Pausable: not paused"
        case .walletFrozen: "wallet is frozen"
        case .insufficientBalance: "Insufficient Balance"
        case .transferNotPossible: "Transfer not possible"
        case .identityNotVerified: "Identity is not verified."
        case .complianceNotFollowed: "Compliance not followed"
        case .senderBalanceTooLow: "sender balance too low"
        case .burnAboveBalance: "cannot burn more than balance"
        case .freezeAboveBalance: "Amount exceeds available balance"
        case .unfreezeAboveFrozen: "Amount should be less than or equal to frozen tokens"
        case .nothingToRecover: "no tokens to recover"
        case .recoveryNotPossible: "Recovery not possible"
        case .registry(let error): error.upstreamName
        case .noValue: "invalid argument - no value transfer"
        case .identityNotFound: "identity not found"
        case .maximumBalanceExceeded: "MaxBalanceExceeded"
        case .notApproved: "not approved"
        case .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(PermissionedTokenError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}

/// What stands between a wallet and a transfer to it.
public enum TransferObstacle: Hashable, Sendable {
    /// The receiver may not hold the token.
    case notVerified(VerificationFailure)
    /// A rule of compliance forbids it.
    case compliance(ComplianceRefusal)
}
