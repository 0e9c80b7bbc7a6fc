import Formats
import Glibc
import Testing
import Units

/// The verbs that write fund reports, signed statements and proofs.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct FundVerbsTests {
    private let folder = TestFolder()

    private func run(_ arguments: [String]) -> Ending {
        BuiltProgram.run(arguments, in: folder, environment: ["XDG_STATE_HOME": folder.path])
    }

    private func simulated(_ arguments: [String]) -> Ending {
        run(arguments + ["--seed", "7", "--for", "90"])
    }

    @Test(arguments: ["holdings", "blotter", "ledger", "pnl", "attribution", "nav"])
    func `a table is the same as CSV and as JSON`(what: String) throws {
        let (csv, json) = (simulated(["export", what]), simulated(["export", what, "--json"]))
        #expect(csv.code == 0 && csv.errors.isEmpty && json.code == 0)
        let table = try ExportTable(json: Array(json.output.utf8))
        #expect(table.name.text == what)
        #expect(try ExportTable(table.name, csv: Array(csv.output.utf8)) == table)
        #expect(what == "blotter" || !table.rows.isEmpty)
    }

    @Test func `a journal tells what the same run tells`() {
        let run = ["--seed", "7", "--ticks", "4000"]
        let journal = "\(folder.path)/run.sqlite"
        #expect(self.run(["replay", "--journal", journal] + run).code == 0)
        for what in ["holdings", "nav"] {
            let told = self.run(["export", what, "--journal", journal] + run)
            #expect(told.code == 0 && told.output == self.run(["export", what] + run).output)
        }
        let other = self.run(["export", "nav", "--journal", journal, "--seed", "8", "--ticks", "4000"])
        #expect(other.code == 65 && other.errors.contains("its run is another one"))
    }

    @Test func `what cannot be told is said with what to do`() {
        let missing = run(["export", "nav"])
        #expect(missing.code == 66 && missing.errors.contains("--for SECONDS"))
        #expect(run(["export", "wealth", "--for", "1"]).code == 64)
        #expect(run(["export", "nav", "--for", "1", "--journal", "x"]).code == 64)
        #expect(simulated(["statement", "nobody"]).errors.contains("vault-A"))
    }

    @Test func `a statement is checked offline and a changed one names what differs`() {
        let statement = simulated(["statement", "vault-A"])
        #expect(statement.code == 0)
        let path = folder.file("statement.json", statement.output)
        let held = run(["verify-statement", path])
        #expect(held.code == 0 && held.output.contains("vault-A"))
        let changed = folder.file("changed.json", statement.output.replacing("vault-A", with: "vault-B"))
        let refused = run(["verify-statement", changed])
        #expect(refused.code == 1 && refused.errors.contains("content: its digest is"))
        let other = run(["verify-statement", path, "--key", String(repeating: "0", count: 64)])
        #expect(other.code == 1 && other.errors.contains("publicKey: signed with another key"))
        let cut = folder.file("cut.json", String(statement.output.dropLast(20)))
        #expect(run(["verify-statement", cut]).code == 1)
    }

    @Test func `a key is kept to its owner and shown to nobody`() {
        let first = simulated(["statement", "vault-A"])
        let key = "\(folder.path)/plimsoll/keys/vault-A.key"
        let secret = TestFolder.text(of: key).split(separator: " ").last.map { String($0.prefix(64)) } ?? ""
        #expect(secret.utf8.count == 64)
        #expect(!first.output.contains(secret) && !first.errors.contains(secret))
        #expect(simulated(["statement", "vault-A"]).output == first.output)
        #expect(folder.change(key, mode: 0o644))
        let refused = simulated(["statement", "vault-A"])
        #expect(refused.code == 78 && refused.output.isEmpty && refused.errorLines.count == 1)
        #expect(refused.errors.contains("chmod 600") && !refused.errors.contains(secret))
    }

    @Test func `a balance is proven part of the published total and no other is`() throws {
        let root = simulated(["proof", "root", "USDC"])
        let words = root.output.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(root.code == 0 && words.count == 3)
        let proof = simulated(["proof", "make", "vault-A", "USDC"])
        let path = folder.file("proof.json", proof.output)
        let published = ["--root", words[0], "--total", words[1]]
        #expect(run(["proof", "check", path] + published).code == 0)
        #expect(run(["proof", "check", path]).code == 0)
        let more = folder.file(
            "more.json", proof.output.replacing("\"amount\":\"", with: "\"amount\":\"1"))
        let refused = run(["proof", "check", more] + published)
        #expect(refused.code == 1 && refused.errors.contains("rootTotal"))
        let other = run([
            "proof", "check", path, "--root", String(repeating: "0", count: 64), "--total", words[1],
        ])
        #expect(other.code == 1 && other.errors.contains("rootHash"))
    }

    @Test func `a reserve that is short or old is told`() throws {
        let attested = run([
            "proof", "attest", "tBILL", "1000000.5", "--attester", "bank", "--second", "1000",
        ])
        let path = folder.file("attested.json", attested.output)
        let signed = try JSONValue(Array(attested.output.utf8))
        guard case .text(let key)? = signed["publicKey"] else { return #expect(Bool(false), "no key") }
        func reserve(_ minted: String, at second: String) -> Ending {
            run(["proof", "reserve", path, "--minted", minted, "--key", key, "--at", second])
        }
        #expect(reserve("1000000.5", at: "2000").code == 0)
        let short = reserve("1000000.6", at: "2000")
        #expect(short.code == 1 && short.errors.contains("SHORT by 0.1"))
        #expect(reserve("1", at: "90000").errors.contains("stale"))
        #expect(reserve("1", at: "10").errors.contains("untimely"))
        let changed = folder.file("more.json", attested.output.replacing("1000000.5", with: "9000000.5"))
        #expect(run(["proof", "reserve", changed, "--minted", "1", "--key", key, "--at", "2000"]).code == 1)
    }

    @Test func `exposure is told by kind and ends with 1 where a limit is passed`() {
        let table = simulated(["exposure"])
        #expect(
            table.lines.first?.split(separator: " ") == ["KIND", "NAME", "LOSS", "SHARE", "LIMIT", "STATE"])
        for kind in ["issuer", "custodian", "oracle", "bridge", "contract", "chain"] {
            #expect(table.lines.contains { $0.hasPrefix(kind) }, "\(kind)")
        }
        #expect(table.code == (table.output.contains("OVER") ? 1 : 0))
        let json = simulated(["exposure", "--json"])
        #expect(json.lines.allSatisfy { (try? JSONValue(Array($0.utf8))) != nil })
    }
}

extension TestFolder {
    /// Changes who may do what with a file; returns whether that went well.
    fileprivate func change(_ path: String, mode: mode_t) -> Bool { chmod(path, mode) == 0 }
}
