import ArgumentParser
import Desk
import Formats
import Proofs
import Protocols
import Units

/// Balances proven part of a published total, and totals held against what stands behind them.
struct ProofVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Prove balances part of a total, or hold what was minted against what backs it.",
        subcommands: [ProofRoot.self, ProofMake.self, ProofCheck.self, ProofAttest.self, ProofReserve.self])
}

/// The root over all balances of an asset.
struct ProofRoot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "root",
        abstract: "Print the hash and the total over all balances of an asset, to publish.")

    @Argument(help: "The asset.")
    var symbol: String

    @OptionGroup var source: RunOptions

    func run() throws {
        do {
            let finished = try source.run()
            let leaves = try finished.balances(of: symbol)
            guard let root = MerkleTree(leaves)?.root, let decimals = leaves.first?.decimals else {
                throw Failure("no account holds \(SafeText(symbol))", exitCode: Failure.differs)
            }
            let total = SignedQuantity.text(root.sum, decimals: decimals)
            StandardOutput.write(["\(root.digest.hexadecimal) \(total) \(SafeText(symbol))"])
        } catch {
            Failure(error).exit()
        }
    }
}

/// The proof of one balance.
struct ProofMake: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Prove that an account's balance is part of an asset's total.")

    @Argument(help: "The account.")
    var account: String

    @Argument(help: "The asset.")
    var symbol: String

    @OptionGroup var source: RunOptions

    func run() throws {
        do {
            let finished = try source.run()
            _ = try finished.account(named: account)
            let leaves = try finished.balances(of: symbol)
            guard let index = leaves.firstIndex(where: { $0.account == SafeText(account) }),
                let proof = BalanceProof(of: index, in: leaves)
            else {
                throw Failure("\(SafeText(account)) holds no \(SafeText(symbol))", exitCode: Failure.differs)
            }
            StandardOutput.write([proof.fileText])
        } catch {
            Failure(error).exit()
        }
    }
}

/// Whether a proof holds.
struct ProofCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a balance proof offline: 0 when it holds, 1 and what differs when not.")

    @Argument(help: "The file.")
    var file: String

    @Option(help: ArgumentHelp("The published hash, 64 hexadecimal digits.", valueName: "HASH"))
    var root: String?

    @Option(help: ArgumentHelp("The published total.", valueName: "AMOUNT"))
    var total: String?

    func validate() throws {
        if (root == nil) != (total == nil) {
            throw ValidationError("--root and --total belong together: a hash is nothing without its total")
        }
    }

    func run() throws {
        do {
            let contents = try FileContents.read(file, limit: BalanceProof.limit)
            let proof = try contents.document { bytes throws(DocumentFault) in try BalanceProof(file: bytes) }
            let published = try published(proof)
            do throws(BalanceProofFault) {
                try proof.check(published: published)
            } catch {
                throw Failure("\(contents.path): \(proof.sentence(error))", exitCode: Failure.differs)
            }
            let leaf = proof.leaf
            let own = SignedQuantity.text(leaf.amount, decimals: leaf.decimals)
            let total = SignedQuantity.text(proof.root.sum, decimals: leaf.decimals)
            StandardOutput.write([
                "\(contents.path): holds; \(own) \(leaf.asset) of \(leaf.account) are part of \(total), root "
                    + proof.root.digest.hexadecimal
            ])
            if published == nil {
                StandardError.write(
                    "the root is the file's own: compare it with the published one, or give --root and --total"
                )
            }
        } catch {
            Failure(error).exit()
        }
    }

    private func published(_ proof: BalanceProof) throws -> BalanceNode? {
        guard let root, let total else { return nil }
        guard let digest = SHA256Digest(hexadecimal: root) else {
            throw ValidationError("--root: expected 64 lower-case hexadecimal digits")
        }
        guard let sum = SignedQuantity.amount(total, decimals: proof.leaf.decimals) else {
            throw ValidationError("--total: expected an amount such as 1250.5")
        }
        return BalanceNode(digest: digest, sum: sum)
    }
}

extension FinishedRun {
    /// Returns a leaf for each account that holds an asset in its wallet or at its venue, in the order of the book.
    ///
    /// Each is blinded by its account's own key.
    func balances(of symbol: String) throws -> [BalanceLeaf] {
        let instrument = try instrument(named: symbol)
        let terms = state.terms(of: instrument)
        let keys = try KeyFolder.ofUser()
        var leaves: [BalanceLeaf] = []
        for account in state.tradingAccounts {
            let held = state.quantities(of: account).held[Int(instrument.index)]
            guard !held.isZero else { continue }
            let name = state.name(of: account)
            leaves.append(
                BalanceLeaf(
                    account: name, asset: terms.symbol, amount: held, decimals: terms.decimals,
                    key: try keys.key(of: name)))
        }
        return leaves
    }
}
