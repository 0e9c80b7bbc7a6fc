import Protocols
import Units

/// The asynchronous vault, step by step.
enum ERC7540VaultAnswers {
    static let family = VectorFamily("erc7540_async_vault") { call in
        guard call.operation == "sequence" else { throw call.unknownOperation }
        var sequence = try AsynchronousSequence(call.input)
        return .list(try call.input.list("steps").map { try sequence.answer($0) })
    }
}

/// A vault with the ledgers of its asset and its share, driven step by step.
private struct AsynchronousSequence {
    private var vault = ERC7540Vault()
    private var assets: [String: UInt256]
    private var shares: [String: UInt256]

    init(_ input: VectorValue) throws {
        assets = try input.fields("assetBalances").mapValues { try $0.integer() }
        shares = try input.fields("shareBalances").mapValues { try $0.integer() }
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        do {
            let result = try run(step)
            let shown = try step.text((try? step["controller"]) == nil ? "sender" : "controller")
            return .fields(try state(of: shown).merging(["result": result]) { _, last in last })
        } catch let error as ERC7540Error {
            return error.step
        }
    }

    private mutating func run(_ step: VectorValue) throws -> VectorValue {
        let action = try step.text("action")
        switch action {
        case "setOperator":
            vault.setOperator(
                try account(step, "operator"), of: try account(step, "sender"),
                isApproved: try step.flag("approved"))
            return .null
        case "fulfillDeposit":
            try vault.fulfillDeposit(
                of: account(step, "controller"), assets: step.integer("assets"),
                shares: step.integer("shares"))
            return .null
        case "fulfillRedeem":
            try vault.fulfillRedeem(
                of: account(step, "controller"), shares: step.integer("shares"),
                assets: step.integer("assets"))
            return .null
        case "requestDeposit", "requestRedeem":
            return try request(step, isDeposit: action == "requestDeposit")
        default: return try claim(step, action)
        }
    }

    private mutating func request(_ step: VectorValue, isDeposit: Bool) throws -> VectorValue {
        let owner = try step.text("owner")
        let amount = try step.integer(isDeposit ? "assets" : "shares") as UInt256
        let held = (isDeposit ? assets[owner] : shares[owner]) ?? 0
        let (controller, sender) = (try account(step, "controller"), try account(step, "sender"))
        if isDeposit {
            try vault.requestDeposit(
                amount, of: Self.account(owner), for: controller, by: sender, holding: held)
            assets[owner] = try held.subtracting(amount)
        } else {
            try vault.requestRedeem(
                amount, of: Self.account(owner), for: controller, by: sender, holding: held)
            shares[owner] = try held.subtracting(amount)
        }
        return VectorValue(ERC7540Vault.requestID)
    }

    private mutating func claim(_ step: VectorValue, _ action: String) throws -> VectorValue {
        let (controller, sender) = (try account(step, "controller"), try account(step, "sender"))
        switch action {
        case "deposit":
            return VectorValue(try vault.deposit(step.integer("assets"), for: controller, by: sender))
        case "mint":
            return VectorValue(try vault.mint(step.integer("shares"), for: controller, by: sender))
        case "redeem":
            return VectorValue(try vault.redeem(step.integer("shares"), for: controller, by: sender))
        case "withdraw":
            return VectorValue(try vault.withdraw(step.integer("assets"), for: controller, by: sender))
        default: throw VectorFault.unknownOperation(action)
        }
    }

    private func state(of name: String) throws -> [String: VectorValue] {
        let requests = vault[try Self.account(name)]
        return [
            "pendingDeposit": VectorValue(requests.pendingDeposit),
            "claimableDeposit": VectorValue(requests.claimableDeposit.assets),
            "maxMint": VectorValue(requests.claimableDeposit.shares),
            "pendingRedeem": VectorValue(requests.pendingRedeem),
            "claimableRedeem": VectorValue(requests.claimableRedeem.shares),
            "maxWithdraw": VectorValue(requests.claimableRedeem.assets),
        ]
    }

    private func account(_ step: VectorValue, _ name: String) throws -> AccountID {
        try Self.account(step.integer(name))
    }

    private static func account(_ name: String) throws -> AccountID {
        guard let place = ["alice", "bob", "carol", "oper", "manager"].firstIndex(of: name) else {
            throw VectorFault.wrongShape("an account", found: name)
        }
        return AccountID(UInt32(place))
    }
}

extension ERC7540Error: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(ruleName ?? "\(self)") }
    }
}
