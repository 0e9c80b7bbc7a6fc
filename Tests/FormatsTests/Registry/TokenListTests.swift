import Desk
import Formats
import RecordedFiles
import Testing
import Units

@Suite struct TokenListTests {
    private func list(_ text: String) throws -> TokenList {
        try TokenList(FileContents(path: "t.csv", stored: Array(text.utf8)))
    }

    @Test func `a list becomes instruments, and one symbol on two chains two of them`() throws {
        let list = try list(
            """
            chain_id,address,symbol,name,decimals,class,issuer,nav_feed
            1,0x1,USTB,Superstate,6,Tokenized Treasury Fund,Superstate,USTB NAV
            8453,0x2,USTB,Superstate,6,Tokenized Treasury Fund,Superstate,
            1,0x3,PAXG,Gold,18,tokenised gold,Paxos,
            999999,0x4,NVDA,Nvidia,18,tokenised equity,Robinhood,
            """)
        #expect(list.instruments.map(\.symbol) == ["USTB", "USTB.base", "PAXG", "NVDA"])
        #expect(list.instruments.map(\.kind) == [.fund, .fund, .gold, .equity])
        #expect(
            list.instruments[0].provenance
                == Provenance(chain: "ethereum", issuer: "Superstate", oracle: "USTB NAV"))
        #expect(list.instruments[3].provenance.chain == "chain-999999")
    }

    @Test func `rows that cannot be used are named and the rest is`() throws {
        let list = try list("symbol,decimals,chain_id\nA,18,1\nA,18,1\nB,28,1\nC,six,1\n,6,1\nD,6,x\nE,6,1\n")
        #expect(list.instruments.map(\.symbol) == ["A", "E"] && list.faults.total == 5)
        #expect(list.faults.first.first == "t.csv:3: column 1 (symbol): \"A\" is there already")
    }

    @Test func `a list without its columns is refused by name`() throws {
        let error = #expect(throws: FileError.self) { try list("name,decimals\nx,6\n") }
        #expect(error?.description.contains("no column symbol") == true)
        #expect(throws: FileError.self) { try list("symbol,decimals,chain_id\n,6,1\n") }
    }

    @Test func `what is printed is read back as it was, whatever the names are`() throws {
        let list = try list(
            "symbol,decimals,chain_id,issuer\n\"A\"\"x\",6,1,\"null: {x}\"\n~,18,10,é\n# y,2,1,-\n")
        let text = list.deskFileLines.joined(separator: "\n")
        let file = try DeskFile(FileContents(path: "d.yaml", stored: Array(text.utf8)))
        #expect(file.instruments == list.instruments && list.instruments.count == 3)
    }

    @Test(
        .enabled(if: SharedData.isThere, "\(SharedData.isMissing)"),
        arguments: [("rwa_tokens", 214), ("aave_token_list", 878), ("uniswap_token_list_main", 700)])
    func `real registries load, are read back and are listed`(name: String, count: Int) throws {
        let chains = try ChainNames(
            FileContents.read(SharedData.path("registry/evm_chains.csv"), limit: 1 << 20))
        let list = try TokenList(
            FileContents.read(SharedData.path("registry/\(name).csv"), limit: 1 << 20), chains: chains)
        #expect(list.instruments.count == count)
        let text = list.deskFileLines.joined(separator: "\n")
        let file = try DeskFile(FileContents(path: "d.yaml", stored: Array(text.utf8)))
        #expect(file.instruments == list.instruments)
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: try file.setUpCommands(path: "d.yaml")), into: &events)
        #expect(state.instrumentCount == count && events.count == count)
    }
}
