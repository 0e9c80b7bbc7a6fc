import Units

/// What a rule notes of a movement.
extension ComplianceRule {
    /// Returns what the rule writes of a movement; nothing is written here, so that a rule that throws leaves no
    /// other rule's note behind.
    ///
    /// - Errors: `maximumBalanceExceeded`, which a forced transfer can meet; `identityNotFound`; `arithmetic`.
    func entries(
        for movement: TokenMovement, _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> [ComplianceLedger.Entry] {
        switch self {
        case .maximumBalance(let limit):
            return try ComplianceRule.balanceEntries(for: movement, limit: limit, ledger)
        case .timeTransfers(let limits):
            if movement.sender == nil || movement.receiver == nil { return [] }
            let keys = limits.map { ComplianceLedger.WindowKey(exchange: nil, seconds: $0.seconds) }
            return try ComplianceRule.windowEntries(for: movement, keys, ledger)
        case .timeExchanges(let exchanges):
            guard let exchange = ComplianceRule.notedExchange(of: movement, among: exchanges) else {
                return []
            }
            let keys = (exchanges[exchange] ?? []).map {
                ComplianceLedger.WindowKey(exchange: exchange, seconds: $0.seconds)
            }
            return try ComplianceRule.windowEntries(for: movement, keys, ledger)
        case .exchangeMonthly(let exchanges):
            guard let exchange = ComplianceRule.notedExchange(of: movement, among: exchanges) else {
                return []
            }
            return try ComplianceRule.windowEntries(for: movement, [.monthly(exchange)], ledger)
        case .conditionalTransfers:
            let approval = TransferApproval(movement)
            let left = ledger.approvals(of: approval)
            if movement.sender == nil || movement.receiver == nil || left.isZero { return [] }
            return [.approvals(left &- 1, of: approval)]
        case .countryAllow, .countryRestrict, .supplyLimit, .transferRestrict: return []
        }
    }

    private static func balanceEntries(
        for movement: TokenMovement, limit: UInt256, _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> [ComplianceLedger.Entry] {
        var balances: [(identity: IdentityID, balance: UInt256)] = []
        if let sender = movement.sender {
            guard let identity = sender.identity else { throw .identityNotFound }
            balances.append((identity, ledger.balance(of: identity)))
        }
        if let receiver = movement.receiver {
            guard let identity = receiver.identity else { throw .identityNotFound }
            let held = ledger.balance(of: identity)
            let sum = try PermissionedTokenError.exactly { () throws(ArithmeticError) in
                try held.adding(movement.amount)
            }
            // Between two wallets of one identity nothing changes, but for what the sum must not exceed.
            let isWithinOne = balances.first?.identity == identity
            if (isWithinOne ? held : sum) > limit { throw .maximumBalanceExceeded(limit: limit, held: held) }
            if isWithinOne { return [] }
            balances.append((identity, sum))
        }
        if movement.sender != nil {
            balances[0].balance = try PermissionedTokenError.exactly { () throws(ArithmeticError) in
                try balances[0].balance.subtracting(movement.amount)
            }
        }
        return balances.map { .balance($0.balance, of: $0.identity) }
    }

    private static func windowEntries(
        for movement: TokenMovement, _ keys: [ComplianceLedger.WindowKey], _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> [ComplianceLedger.Entry] {
        let identity = movement.sender?.identity
        return try keys.map { (key) throws(PermissionedTokenError) in
            let used = ledger.used(key, by: identity, at: movement.time) ?? .zero
            let sum = try PermissionedTokenError.exactly { () throws(ArithmeticError) in
                try used.adding(movement.amount)
            }
            return .used(sum, key, by: identity, at: movement.time)
        }
    }

    /// The exchange that a transfer goes to. Other than the check this counts what exchanges send each other.
    private static func notedExchange<Limit>(
        of movement: TokenMovement, among exchanges: [IdentityID: Limit]
    ) -> IdentityID? {
        guard movement.sender != nil, !movement.isSenderAgent, let receiver = movement.receiver?.identity,
            exchanges[receiver] != nil
        else { return nil }
        return receiver
    }
}
