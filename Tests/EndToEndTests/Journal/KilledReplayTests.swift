import Formats
import Glibc
import RecordedFiles
import Testing
import Units

/// `kill -9` at random moments: what was kept is gone on with, and the end is the same.
@Suite(.serialized, .enabled(if: BuiltProgram.isThere, "the program is not built"))
struct KilledReplayTests {
    private let folder = TestFolder()

    /// The greatest size that a journal's log has had while a program ran.
    private func greatestLog(_ program: RunningProgram, journal: String) -> Int {
        var greatest = 0
        program.watch {
            greatest = max(greatest, TestFolder.size(of: journal + "-wal"))
            return false
        }
        return greatest
    }

    @Test func `20 killed replays of a simulated market end where one that was let be ends`() throws {
        let arguments = ["replay", "--json", "--ticks", "120000", "--seed", "11", "--journal"]
        let whole = folder.newPath("whole")
        let undisturbed = RunningProgram(arguments + [whole], in: folder)
        let greatest = greatestLog(undisturbed, journal: whole)
        let expected = undisturbed.wait()
        #expect(expected.code == 0 && greatest > 0)
        var generator = SeededGenerator(seed: 20)
        var killed = 0
        for round in 0..<20 {
            let journal = folder.newPath("journal")
            let size = Int.random(in: 1...max(1, greatest * 3 / 4), using: &generator)
            let program = RunningProgram(arguments + [journal], in: folder)
            program.watch { TestFolder.size(of: journal + "-wal") >= size }
            program.kill()
            if program.wait().code == 128 + SIGKILL { killed += 1 }
            let again = BuiltProgram.run(arguments + [journal], in: folder)
            #expect(again.code == 0, "round \(round), log of \(size) bytes: \(again.errors)")
            #expect(ReplayLine.summary(again)?.stateHash == ReplayLine.summary(expected)?.stateHash)
            #expect(again.lines.last == expected.lines.last, "round \(round), log of \(size) bytes")
        }
        #expect(killed >= 15, "most of the rounds must end in mid-run to show something")
    }

    @Test func `a replay that is killed again and again gets to the end`() throws {
        let arguments = ["replay", "--json", "--ticks", "120000", "--seed", "12", "--journal"]
        let expected = BuiltProgram.run(arguments + [folder.newPath("whole")], in: folder)
        let journal = folder.newPath("journal")
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<5 {
            let program = RunningProgram(arguments + [journal], in: folder)
            let size = Int.random(in: 1...60_000, using: &generator)
            program.watch { TestFolder.size(of: journal + "-wal") >= size }
            program.kill()
            _ = program.wait()
        }
        let last = BuiltProgram.run(arguments + [journal], in: folder)
        #expect(last.code == 0)
        #expect(last.lines.last == expected.lines.last)
    }

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `what a killed replay has said is true, and its next run says nothing twice`() throws {
        let arguments = [
            "replay", "--json", "--prices",
            "ETH=\(SharedData.path("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz"))", "--accounts",
            SharedData.path("lending/aave_v2_accounts_steth_vs_stables_20230620.csv.gz"), "--collateral",
            "ETH",
            "--debt", "USD", "--journal",
        ]
        let expected = BuiltProgram.run(arguments + [folder.newPath("whole")], in: folder)
        #expect(expected.code == 0)
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<4 {
            let journal = folder.newPath("journal")
            let size = Int.random(in: 1...expected.output.utf8.count / 2, using: &generator)
            let program = RunningProgram(arguments + [journal], in: folder)
            program.watch { program.outputSize >= size }
            program.kill()
            let ending = program.wait()
            let isCut = !ending.output.hasSuffix("\n")
            let said = Array(ending.lines.dropLast(isCut ? 1 : 0))
            #expect(said == Array(expected.lines.prefix(said.count)))
            let again = BuiltProgram.run(arguments + [journal], in: folder).lines
            #expect(again.last == expected.lines.last)
            if said.count < expected.lines.count {
                #expect(again == Array(expected.lines.suffix(again.count)))
                #expect(again.count + said.count <= expected.lines.count)
            }
        }
    }
}
