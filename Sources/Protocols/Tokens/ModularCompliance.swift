import Units

/// Compliance made of rules: each may forbid a transfer, and each takes note of the ones that happen.
///
/// - Source: T-REX, `ModularCompliance.sol`; the rules as in `ComplianceRule`.
public struct ModularCompliance: TransferCompliance {
    /// The rules in the order they are asked; at most one of a kind.
    public private(set) var rules: [ComplianceRule] = []
    /// The fee on transfers, collected after all rules have taken note, as if its module were bound last.
    public private(set) var transferFee: TransferFee?
    var ledger = ComplianceLedger()

    /// A share of every transfer between two identities, taken from the receiver.
    public struct TransferFee: Hashable, Sendable {
        /// The share in ten-thousandths.
        public var basisPoints: UInt256
        /// Who gets it.
        public var collector: WalletID

        /// Makes a fee.
        public init(basisPoints: UInt256, collector: WalletID) {
            self.basisPoints = basisPoints
            self.collector = collector
        }
    }

    /// The most rules there can be.
    public static let maximumRules = 25

    /// Makes compliance without a rule, which allows everything.
    public init() {}

    /// Adds a rule.
    ///
    /// - Parameters:
    ///   - totalSupply: the tokens there are.
    ///   - presetBalances: what each identity holds already, of which `maximumBalance` cannot know.
    /// - Errors: `ruleBound` for a second one of a kind; `tooManyRules`; `tooManyLimits`; `limitsClash` where two
    ///   windows of one rule are of the same length; `presetBalancesMissing` for `maximumBalance` on a token that has
    ///   holders.
    public mutating func add(
        _ rule: ComplianceRule, totalSupply: UInt256, presetBalances: [IdentityID: UInt256]? = nil
    ) throws(ComplianceSettingsError) {
        if rules.contains(where: { $0.kind == rule.kind }) { throw .ruleBound }
        if rules.count >= ModularCompliance.maximumRules { throw .tooManyRules }
        try rule.validate()
        if case .maximumBalance = rule {
            if presetBalances == nil, !totalSupply.isZero { throw .presetBalancesMissing }
            let presets = presetBalances ?? [:]
            for identity in presets.keys.sorted() {
                ledger.setBalance(presets[identity] ?? .zero, of: identity)
            }
        }
        rules.append(rule)
    }

    /// Gives a rule other settings and keeps what it has counted; errors: `ruleNotBound`, `tooManyLimits`,
    /// `limitsClash`.
    public mutating func change(_ rule: ComplianceRule) throws(ComplianceSettingsError) {
        guard let place = rules.firstIndex(where: { $0.kind == rule.kind }) else { throw .ruleNotBound }
        try rule.validate()
        rules[place] = rule
    }

    /// Drops the rule at a place; the last rule takes its place, and what it has counted is kept.
    public mutating func removeRule(at place: Int) throws(ComplianceSettingsError) {
        guard rules.indices.contains(place) else { throw .ruleNotBound }
        rules.swapAt(place, rules.count - 1)
        rules.removeLast()
    }

    /// Sets the fee on transfers; nil ends it.
    ///
    /// - Errors: `feeRateOutOfRange` above 10,000; `collectorNotVerified`.
    public mutating func setTransferFee(
        _ fee: TransferFee?, in registry: IdentityRegistry
    ) throws(ComplianceSettingsError) {
        if let fee {
            if fee.basisPoints > BasisPoints.one { throw .feeRateOutOfRange }
            if !registry.isVerified(fee.collector) { throw .collectorNotVerified }
        }
        transferFee = fee
    }

    /// Returns what `maximumBalance` believes an identity holds.
    public func balance(of identity: IdentityID) -> UInt256 { ledger.balance(of: identity) }

    /// Returns the first rule that forbids a transfer or a mint, or nil.
    public func refusal(
        of movement: TokenMovement
    ) throws(PermissionedTokenError) -> ComplianceRefusal? {
        for rule in rules {
            if let refusal = try rule.refusal(of: movement, ledger) { return refusal }
        }
        return nil
    }

    /// Returns the fee on a transfer: rounded down, none between wallets of one identity, to or from the collector,
    /// and none that rounds to 0.
    public func fee(on movement: TokenMovement) throws(PermissionedTokenError) -> TransferFeeDue? {
        guard let fee = transferFee, let sender = movement.sender, let receiver = movement.receiver,
            sender.identity != receiver.identity, sender.wallet != fee.collector,
            receiver.wallet != fee.collector
        else { return nil }
        let amount = try PermissionedTokenError.exactly { () throws(ArithmeticError) in
            try BasisPoints.shareDown(movement.amount, fee.basisPoints)
        }
        return amount.isZero ? nil : TransferFeeDue(collector: fee.collector, amount: amount)
    }

    /// Takes note of a movement; throws `noValue` for one of nothing, and what a rule throws.
    public mutating func record(_ movement: TokenMovement) throws(PermissionedTokenError) {
        if movement.amount.isZero { throw .noValue }
        var entries: [ComplianceLedger.Entry] = []
        for rule in rules { entries += try rule.entries(for: movement, ledger) }
        for entry in entries { ledger.write(entry) }
    }
}
