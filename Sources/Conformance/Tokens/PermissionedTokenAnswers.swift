import Protocols
import Units

/// The permissioned token of ERC-3643.
enum PermissionedTokenAnswers {
    static let family = VectorFamily("erc3643_permissioned_token") { call in
        switch call.operation {
        case "sequence":
            var sequence = try TokenSequence(call.input)
            return .list(try call.input.list("steps").map { try sequence.answer($0) })
        case "isVerified": return try Verification.answer(call.input)
        case "timeTransferLimits": return try WindowSequence.answer(call.input)
        default: throw call.unknownOperation
        }
    }
}

/// A token under an agent, driven step by step.
private struct TokenSequence {
    private static let names = ["alice", "bob", "carol", "dave", "newwallet"]
    private static let newWallet = WalletID(4)
    private var token: PermissionedToken<BlockedPairs>

    init(_ input: VectorValue) throws {
        var registry = try TokenSetting.registry(wallets: 0..<4)
        for (index, name) in Self.names.dropLast().enumerated() {
            let isVerified = try input["wallets"][name].flag("verified")
            registry.setVerified(isVerified, IdentityID(UInt32(index)))
        }
        let pairs = try input.list("blocked").map { pair in
            let sides = try pair.elements(2, "two wallets")
            let sender: WalletID? = sides[0] == .null ? nil : try Self.wallet(sides[0])
            return BlockedPairs.Pair(sender: sender, receiver: try Self.wallet(sides[1]))
        }
        token = PermissionedToken(
            registry: registry, compliance: BlockedPairs(pairs: Set(pairs)), agents: [TokenSetting.agent],
            isPaused: false)
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        let before = token
        do {
            try run(step)
            return state
        } catch let error as PermissionedTokenError {
            guard token == before else {
                throw VectorFault.ruleBroken("a refusal changes nothing of the token")
            }
            return error.step
        }
    }

    private mutating func run(_ step: VectorValue) throws {
        let agent = TokenSetting.agent
        func wallet(_ name: String) throws -> WalletID { try Self.wallet(step[name]) }
        func amount() throws -> UInt256 { try step.integer("amount") }
        switch try step.text("action") {
        case "mint": try token.mint(amount(), to: wallet("to"), by: agent, at: 0)
        case "burn": try token.burn(amount(), from: wallet("from"), by: agent, at: 0)
        case "transfer": try token.transfer(amount(), from: wallet("from"), to: wallet("to"), at: 0)
        case "forcedTransfer":
            try token.forceTransfer(amount(), from: wallet("from"), to: wallet("to"), by: agent, at: 0)
        case "freezePartial": try token.freeze(amount(), of: wallet("from"), by: agent)
        case "unfreezePartial": try token.unfreeze(amount(), of: wallet("from"), by: agent)
        case "setAddressFrozen":
            try token.setAddressFrozen(step.flag("value"), of: wallet("from"), by: agent)
        case "setVerified":
            token.registry.setVerified(try step.flag("value"), IdentityID(try wallet("from").index))
        case "pause": try setPaused(try step.flag("value"))
        case "recover": try recover(step, from: wallet("from"), to: wallet("to"))
        default: throw VectorFault.unknownOperation("\(step)")
        }
    }

    /// The files set the pause; the token refuses what changes nothing.
    private mutating func setPaused(_ value: Bool) throws {
        if value == token.isPaused { return }
        try value ? token.pause(by: TokenSetting.agent) : token.unpause(by: TokenSetting.agent)
    }

    /// Recovers by the new wallet's identity, whose key and claim the step sets for this call.
    private mutating func recover(_ step: VectorValue, from lost: WalletID, to new: WalletID) throws {
        var prepared = token
        let identity = IdentityID(new.index)
        prepared.registry.identities[identity] = OnchainIdentity(
            managementKeys: try step.flag("keyOk") ? [new] : [])
        prepared.registry.setVerified(try step.flag("newVerified"), identity)
        try prepared.recover(lost, to: new, identity: identity, by: TokenSetting.agent, at: 0)
        token = prepared
    }

    private var state: VectorValue {
        let holdings = (0..<5).map { token.holding(of: WalletID($0)) }
        return [
            "balances": .list(holdings.map { VectorValue($0.balance) }),
            "frozenTokens": .list(holdings.map { VectorValue($0.frozen) }),
            "addressFrozen": .list(holdings.map { .flag($0.isAddressFrozen) }),
            "paused": .flag(token.isPaused),
        ]
    }

    private static func wallet(_ value: VectorValue) throws -> WalletID {
        guard case .text(let name) = value, let index = names.firstIndex(of: name) else {
            throw VectorFault.wrongShape("a wallet", found: "\(value)")
        }
        return WalletID(UInt32(index))
    }
}

/// One wallet before a registry.
private enum Verification {
    private static let issuers = ["kyc", "bank", "gov"]

    static func answer(_ input: VectorValue) throws -> VectorValue {
        let (wallet, identity) = (WalletID(0), IdentityID(0))
        var registry = IdentityRegistry()
        for topic in try input.list("requiredTopics") { try registry.requireTopic(topic.integer()) }
        for (topic, names) in try input.fields("issuersByTopic").sorted(by: { $0.key < $1.key }) {
            let topic: ClaimTopic = try VectorValue.text(topic).integer()
            for name in try names.elements("issuers") {
                let issuer = try issuer(name.integer())
                let others =
                    registry.trustedIssuers.issuers.contains(issuer) ? topics(of: issuer, registry) : []
                if others.isEmpty {
                    try registry.trustedIssuers.add(issuer, for: [topic])
                } else {
                    try registry.trustedIssuers.update(issuer, for: others + [topic])
                }
            }
        }
        registry.identities[identity] = try self.identity(input)
        if try input.flag("hasIdentity") { try registry.register(wallet, as: identity, country: 0) }
        return .flag(registry.isVerified(wallet))
    }

    private static func topics(of issuer: ClaimIssuerID, _ registry: IdentityRegistry) -> [ClaimTopic] {
        ([1, 7, 42] as [ClaimTopic]).filter { registry.trustedIssuers.trusts(issuer, for: $0) }
    }

    private static func identity(_ input: VectorValue) throws -> OnchainIdentity {
        var identity = OnchainIdentity()
        for claim in try input.list("claims") {
            let verdict: ClaimVerdict =
                switch try claim["valid"] {
                case .flag(true): .valid
                case .flag(false): .invalid
                default: .unanswered
                }
            identity.setClaim(
                Claim(topic: try claim.integer("foundTopic"), verdict: verdict),
                in: ClaimSlot(issuer: try issuer(claim.integer("issuer")), topic: try claim.integer("topic")))
        }
        return identity
    }

    private static func issuer(_ name: String) throws -> ClaimIssuerID {
        guard let index = issuers.firstIndex(of: name) else {
            throw VectorFault.wrongShape("an issuer", found: name)
        }
        return ClaimIssuerID(UInt32(index))
    }
}

/// Transfers of one identity under limits over time.
private enum WindowSequence {
    static func answer(_ input: VectorValue) throws -> VectorValue {
        let limits = try input.list("limits").map { pair in
            let numbers = try pair.elements(2, "seconds and an amount")
            return try TransferLimit(seconds: numbers[0].integer(), amount: numbers[1].integer())
        }
        var token = PermissionedToken(
            registry: try TokenSetting.registry(wallets: 0..<2), compliance: ModularCompliance(),
            agents: [TokenSetting.agent], isPaused: false)
        try token.compliance.add(.timeTransfers(limits), totalSupply: .zero)
        try token.mint(1_000_000, to: WalletID(0), by: TokenSetting.agent, at: 0)
        return .list(
            try input.list("transfers").map { pair in
                let numbers = try pair.elements(2, "a time and an amount")
                let (seconds, amount): (UInt64, UInt256) = try (numbers[0].integer(), numbers[1].integer())
                do throws(PermissionedTokenError) {
                    try token.transfer(amount, from: WalletID(0), to: WalletID(1), at: seconds)
                    return .flag(true)
                } catch {
                    guard case .transferNotPossible(.compliance(.transferLimit)) = error else { throw error }
                    return .flag(false)
                }
            })
    }
}

extension PermissionedTokenError: UpstreamError {
    var refusal: VectorRefusal { .rule(upstreamName ?? "\(self)") }
}
