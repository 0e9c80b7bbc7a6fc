import Protocols
import Units

/// The tokenized vault.
enum ERC4626VaultAnswers {
    static let family = VectorFamily("erc4626_vault") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        if call.operation == "sequence" {
            var sequence = try VaultSequence(input)
            return .list(try input.list("steps").map { try sequence.answer($0) })
        }
        let vault = try ERC4626Vault(
            decimalsOffset: input.integer("offset"), totalAssets: input.integer("totalAssets"),
            totalSupply: input.integer("totalSupply"))
        switch call.operation {
        case "previewDeposit": return VectorValue(try vault.previewDeposit(input.integer("assets")))
        case "previewMint": return VectorValue(try vault.previewMint(input.integer("shares")))
        case "previewWithdraw": return VectorValue(try vault.previewWithdraw(input.integer("assets")))
        case "previewRedeem": return VectorValue(try vault.previewRedeem(input.integer("shares")))
        default: throw call.unknownOperation
        }
    }
}

/// A vault with the ledger of its shares, driven step by step.
private struct VaultSequence {
    private var vault: ERC4626Vault
    private var held: [String: UInt256] = [:]

    init(_ input: VectorValue) throws {
        vault = try ERC4626Vault(
            decimalsOffset: input.integer("offset"), totalAssets: input.integer("totalAssets"))
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        let owner = try step.text("who")
        do {
            var fields = try run(step, of: owner)
            fields["totalAssets"] = VectorValue(vault.totalAssets)
            fields["totalSupply"] = VectorValue(vault.totalSupply)
            fields["balance"] = VectorValue(held[owner] ?? 0)
            return .fields(fields)
        } catch let error as ERC4626Error {
            return error.step
        }
    }

    private mutating func run(_ step: VectorValue, of owner: String) throws -> [String: VectorValue] {
        let amount = try step.integer("amount") as UInt256
        let mine = held[owner] ?? 0
        switch try step.text("action") {
        case "deposit":
            let shares = try vault.deposit(amount)
            held[owner] = try mine.adding(shares)
            return ["shares": VectorValue(shares)]
        case "mint":
            let assets = try vault.mint(amount)
            held[owner] = try mine.adding(amount)
            return ["assets": VectorValue(assets)]
        case "withdraw":
            let shares = try vault.withdraw(amount, holding: mine)
            held[owner] = try mine.subtracting(shares)
            return ["shares": VectorValue(shares)]
        case "redeem":
            let assets = try vault.redeem(amount, holding: mine)
            held[owner] = try mine.subtracting(amount)
            return ["assets": VectorValue(assets)]
        case "donate": try vault.receive(amount)
        case "lose": try vault.lose(amount)
        default: throw VectorFault.unknownOperation("\(step)")
        }
        return [:]
    }
}

extension ERC4626Error: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
