import Units

/// The requests of an asynchronous vault (ERC-7540): what is asked for waits until it is fulfilled, and is then
/// claimed; nothing is ever paid out by a request or by its fulfilment.
///
/// All requests of a controller count as one, of the id `requestID`. The price is fixed when a request is
/// fulfilled, by whoever runs the vault; that is why nothing here can be previewed. Who owns assets and shares is
/// the ledger's matter: results say what to hand out, and `totals` what the vault keeps for others meanwhile.
/// A call that throws changes nothing.
///
/// - Units: smallest units of the asset and of the share.
/// - Rounding: parts of a claim in favour of the vault: shares handed out and assets paid out down, assets taken
///   and shares burned up.
/// - Source: ethereum/ERCs, ERC-7540 (Final); the standard leaves pricing and partial claims to the vault.
public struct ERC7540Vault: Hashable, Sendable {
    /// The sums over all controllers.
    public private(set) var totals = ERC7540Requests()
    private var requests: [AccountID: ERC7540Requests] = [:]
    private var approvals: Set<Approval> = []

    /// The id of every request: 0 stands for all requests of a controller together.
    public static var requestID: UInt256 { 0 }

    private struct Approval: Hashable {
        var controller: AccountID
        var `operator`: AccountID
    }

    /// Makes a vault without requests.
    public init() {}

    /// The requests of a controller.
    public subscript(controller: AccountID) -> ERC7540Requests { requests[controller] ?? ERC7540Requests() }

    /// Everybody who has anything pending or claimable, in order.
    public var controllers: [AccountID] { requests.keys.sorted() }

    /// Whether an account may act for another: as itself, or as an operator.
    public func may(_ sender: AccountID, actFor account: AccountID) -> Bool {
        sender == account || approvals.contains(Approval(controller: account, operator: sender))
    }

    /// Lets an operator act for an account, or no longer.
    public mutating func setOperator(_ operator: AccountID, of account: AccountID, isApproved: Bool) {
        let approval = Approval(controller: account, operator: `operator`)
        if isApproved {
            approvals.insert(approval)
        } else {
            approvals.remove(approval)
        }
    }

    /// Throws `unauthorized` where `sender` may not act for an account.
    func check(_ sender: AccountID, mayActFor account: AccountID) throws(ERC7540Error) {
        if !may(sender, actFor: account) { throw .unauthorized }
    }

    /// Makes the same change to a controller's requests and to the totals, or to neither.
    mutating func update(
        _ controller: AccountID, _ change: (inout ERC7540Requests) throws(ArithmeticError) -> Void
    ) throws(ERC7540Error) {
        var (mine, all) = (self[controller], totals)
        try ERC7540Error.exactly { () throws(ArithmeticError) in
            try change(&mine)
            try change(&all)
        }
        requests[controller] = mine == ERC7540Requests() ? nil : mine
        totals = all
    }
}
