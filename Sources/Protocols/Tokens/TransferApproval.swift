import Units

/// A movement that somebody may approve before it happens.
public struct TransferApproval: Hashable, Sendable {
    /// Who gives; nil for a mint.
    public var sender: WalletID?
    /// Who receives; nil for a burn, which needs no approval.
    public var receiver: WalletID?
    /// Exactly how much, in the token's smallest units.
    public var amount: UInt256

    /// Names a movement.
    public init(sender: WalletID?, receiver: WalletID?, amount: UInt256) {
        self.sender = sender
        self.receiver = receiver
        self.amount = amount
    }

    init(_ movement: TokenMovement) {
        self.init(
            sender: movement.sender?.wallet, receiver: movement.receiver?.wallet, amount: movement.amount)
    }
}

/// Approving transfers, for the rule `conditionalTransfers`.
///
/// - Source: T-REX, `ConditionalTransferModule.sol`.
extension ModularCompliance {
    /// Returns how often a movement is approved.
    public func approvals(of approval: TransferApproval) -> UInt256 { ledger.approvals(of: approval) }

    /// Approves a movement once more; throws `arithmetic`.
    public mutating func approve(_ approval: TransferApproval) throws(PermissionedTokenError) {
        let count = ledger.approvals(of: approval)
        let next = try PermissionedTokenError.exactly { () throws(ArithmeticError) in try count.adding(1) }
        ledger.write(.approvals(next, of: approval))
    }

    /// Takes back one approval; throws `notApproved` where there is none.
    public mutating func unapprove(_ approval: TransferApproval) throws(PermissionedTokenError) {
        let count = ledger.approvals(of: approval)
        if count.isZero { throw .notApproved }
        ledger.write(.approvals(count &- 1, of: approval))
    }
}
