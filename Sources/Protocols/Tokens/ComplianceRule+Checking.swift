import Units

/// What a rule forbids.
extension ComplianceRule {
    /// Returns why the rule forbids a transfer or a mint, or nil.
    func refusal(
        of movement: TokenMovement, _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> ComplianceRefusal? {
        switch self {
        case .countryAllow(let countries):
            let country = movement.receiver?.country ?? 0
            return countries.contains(country) ? nil : .countryNotAllowed(country)
        case .countryRestrict(let countries):
            let country = movement.receiver?.country ?? 0
            return countries.contains(country) ? .countryRestricted(country) : nil
        case .maximumBalance(let limit):
            return try ComplianceRule.balanceRefusal(of: movement, limit: limit, ledger)
        case .supplyLimit(let limit):
            if movement.sender != nil { return nil }
            let isAbove = try ComplianceRule.isSum(movement.totalSupply, movement.amount, above: limit)
            return isAbove ? .supplyLimit(limit: limit, supply: movement.totalSupply) : nil
        case .timeTransfers(let limits):
            if movement.sender == nil || movement.isSenderAgent { return nil }
            return try ComplianceRule.windowRefusal(of: movement, limits, exchange: nil, ledger)
        case .timeExchanges(let exchanges):
            guard let exchange = ComplianceRule.exchange(of: movement, among: exchanges) else { return nil }
            return try ComplianceRule.windowRefusal(
                of: movement, exchanges[exchange] ?? [], exchange: exchange, ledger)
        case .exchangeMonthly(let exchanges):
            guard let exchange = ComplianceRule.exchange(of: movement, among: exchanges) else { return nil }
            return try ComplianceRule.monthlyRefusal(
                of: movement, limit: exchanges[exchange] ?? .zero, exchange: exchange, ledger)
        case .transferRestrict(let wallets):
            guard let sender = movement.sender, let receiver = movement.receiver else { return nil }
            let isAllowed = wallets.contains(sender.wallet) || wallets.contains(receiver.wallet)
            return isAllowed ? nil : .walletsNotAllowed
        case .conditionalTransfers:
            let isApproved = !ledger.approvals(of: TransferApproval(movement)).isZero
            return isApproved ? nil : .notApproved
        }
    }

    private static func balanceRefusal(
        of movement: TokenMovement, limit: UInt256, _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> ComplianceRefusal? {
        if movement.amount > limit { return .maximumBalance(limit: limit, held: .zero) }
        guard let identity = movement.receiver?.identity else { throw .identityNotFound }
        let held = ledger.balance(of: identity)
        return try isSum(held, movement.amount, above: limit)
            ? .maximumBalance(limit: limit, held: held) : nil
    }

    private static func windowRefusal(
        of movement: TokenMovement, _ limits: [TransferLimit], exchange: IdentityID?,
        _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> ComplianceRefusal? {
        for limit in limits {
            let key = ComplianceLedger.WindowKey(exchange: exchange, seconds: limit.seconds)
            let used = ledger.used(key, by: movement.sender?.identity, at: movement.time) ?? .zero
            if try wouldPass(limit.amount, used, movement.amount) {
                guard let exchange else { return .transferLimit(limit, used: used) }
                return .exchangeLimit(limit, exchange: exchange, used: used)
            }
        }
        return nil
    }

    private static func monthlyRefusal(
        of movement: TokenMovement, limit: UInt256, exchange: IdentityID, _ ledger: ComplianceLedger
    ) throws(PermissionedTokenError) -> ComplianceRefusal? {
        let key = ComplianceLedger.WindowKey.monthly(exchange)
        let used = ledger.used(key, by: movement.sender?.identity, at: movement.time) ?? .zero
        return try wouldPass(limit, used, movement.amount)
            ? .exchangeMonthlyLimit(limit, exchange: exchange, used: used) : nil
    }

    /// The exchange that a transfer goes to, where the limits of exchanges apply to its sender.
    private static func exchange<Limit>(
        of movement: TokenMovement, among exchanges: [IdentityID: Limit]
    ) -> IdentityID? {
        guard let sender = movement.sender, !movement.isSenderAgent else { return nil }
        if let identity = sender.identity, exchanges[identity] != nil { return nil }
        guard let receiver = movement.receiver?.identity, exchanges[receiver] != nil else { return nil }
        return receiver
    }

    /// Whether an amount brings what is used above a limit. An amount above the limit alone is not added, so that
    /// it is refused and no overflow.
    private static func wouldPass(
        _ limit: UInt256, _ used: UInt256, _ amount: UInt256
    ) throws(PermissionedTokenError) -> Bool {
        if amount > limit { return true }
        return try isSum(used, amount, above: limit)
    }

    private static func isSum(
        _ a: UInt256, _ b: UInt256, above limit: UInt256
    ) throws(PermissionedTokenError) -> Bool {
        try PermissionedTokenError.exactly { () throws(ArithmeticError) in try a.adding(b) } > limit
    }
}

/// Settings.
extension ComplianceRule {
    /// Tells rules apart, of which there is at most one of a kind.
    enum Kind {
        case countryAllow, countryRestrict, maximumBalance, supplyLimit, timeTransfers, timeExchanges
        case exchangeMonthly, transferRestrict, conditionalTransfers
    }

    /// The rule without its settings.
    var kind: Kind {
        switch self {
        case .countryAllow: .countryAllow
        case .countryRestrict: .countryRestrict
        case .maximumBalance: .maximumBalance
        case .supplyLimit: .supplyLimit
        case .timeTransfers: .timeTransfers
        case .timeExchanges: .timeExchanges
        case .exchangeMonthly: .exchangeMonthly
        case .transferRestrict: .transferRestrict
        case .conditionalTransfers: .conditionalTransfers
        }
    }

    /// Throws `tooManyLimits` or `limitsClash`.
    func validate() throws(ComplianceSettingsError) {
        switch self {
        case .timeTransfers(let limits): try ComplianceRule.validate(limits)
        case .timeExchanges(let exchanges):
            for exchange in exchanges.keys.sorted() { try ComplianceRule.validate(exchanges[exchange] ?? []) }
        default: return
        }
    }

    private static func validate(_ limits: [TransferLimit]) throws(ComplianceSettingsError) {
        if limits.count > maximumLimits { throw .tooManyLimits }
        if Set(limits.map(\.seconds)).count < limits.count { throw .limitsClash }
    }
}
