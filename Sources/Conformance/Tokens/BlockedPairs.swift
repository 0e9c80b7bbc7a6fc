import Protocols

/// Compliance that forbids some pairs of wallets; nil sends when tokens are minted.
struct BlockedPairs: TransferCompliance {
    struct Pair: Hashable {
        var sender: WalletID?
        var receiver: WalletID?
    }

    var pairs: Set<Pair> = []

    func refusal(of movement: TokenMovement) throws(PermissionedTokenError) -> ComplianceRefusal? {
        let pair = Pair(sender: movement.sender?.wallet, receiver: movement.receiver?.wallet)
        return pairs.contains(pair) ? .walletsNotAllowed : nil
    }

    func fee(on movement: TokenMovement) throws(PermissionedTokenError) -> TransferFeeDue? { nil }

    mutating func record(_ movement: TokenMovement) throws(PermissionedTokenError) {}
}
