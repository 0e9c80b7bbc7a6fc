import Protocols
import Units

/// Compliance that forbids some pairs of wallets and counts what it is told of; nil sends when tokens are minted.
struct BlockedPairs: TransferCompliance {
    struct Pair: Hashable {
        var sender: WalletID?
        var receiver: WalletID?
    }

    var pairs: Set<Pair> = []
    private(set) var noted = 0

    func refusal(of movement: TokenMovement) throws(PermissionedTokenError) -> ComplianceRefusal? {
        let pair = Pair(sender: movement.sender?.wallet, receiver: movement.receiver?.wallet)
        return pairs.contains(pair) ? .walletsNotAllowed : nil
    }

    func fee(on movement: TokenMovement) throws(PermissionedTokenError) -> TransferFeeDue? { nil }

    mutating func record(_ movement: TokenMovement) throws(PermissionedTokenError) { noted += 1 }
}
