import Glibc
import Testing

@Suite struct JournalingTests {
    private let folder = ScratchFolder()

    @Test func `a second desk on one journal watches it and says so`() {
        let first = DeskProcess([], rows: 60, folder: folder)
        first.wait(for: "3 unacked of 3")
        let second = DeskProcess([], columns: 120, rows: 60, folder: folder)
        second.wait(for: "READ-ONLY: process \(first.process) writes the journal: this desk only watches it")
        second.wait(for: "3 unacked of 3")
        second.type("A")
        second.wait(for: "the desk only watches: process \(first.process)")
        first.type("A")
        second.wait(for: "  acked")
        for desk in [second, first] {
            desk.type("q")
            #expect(desk.end() == 0)
        }
    }

    @Test func `a second desk over another market is told who holds the journal, and can do without`() {
        let first = DeskProcess([], folder: folder)
        first.wait(for: "vault-A")
        let second = DeskProcess(["--seed", "7"], folder: folder)
        #expect(second.end() == 75)
        #expect(
            second.sentText.contains("in use by another desk") && !second.sent.contains(0x1B))
        let third = DeskProcess(["--no-journal"], folder: folder)
        #expect(third.wait(for: "vault-A") && third.wait(for: "journal off"))
        for desk in [third, first] {
            desk.type("q")
            #expect(desk.end() == 0)
        }
    }

    @Test func `a desk says the head of its journal when it ends, and a journal only looked at says nothing`()
    {
        let first = DeskProcess([], folder: folder)
        first.wait(for: "vault-A")
        first.type("q")
        #expect(first.end() == 0 && first.sentText.contains("plimsoll: journal head "))
        let second = DeskProcess(["--view"], columns: 120, folder: folder)
        second.wait(for: "READ-ONLY: only looked at: nobody writes the journal")
        second.type("q")
        #expect(second.end() == 0 && !second.sentText.contains("journal head"))
    }

    @Test func `what was on the screen as durable survives a kill`() {
        let first = DeskProcess([], rows: 60, folder: folder)
        first.wait(for: "3 unacked of 3")
        first.type("A")
        first.wait(for: "  acked")
        first.wait("a durable sequence") { $0.durableSequence >= 20 }
        let durable = first.durableSequence
        first.signal(SIGKILL)
        #expect(first.end() == 128 + SIGKILL)
        let second = DeskProcess([], rows: 60, folder: folder)
        second.wait(for: "resumed at")
        second.wait(for: "  acked")
        #expect(second.resumedSequence >= durable)
        second.type("q")
        #expect(second.end() == 0)
    }
}

extension DeskProcess {
    /// The number behind "journal" on the screen; 0 without one.
    fileprivate var durableSequence: Int { number(behind: "journal ") }

    /// The number behind "resumed at" on the screen; 0 without one.
    fileprivate var resumedSequence: Int { number(behind: "resumed at ") }

    private func number(behind words: String) -> Int {
        let parts = screen.text.split(separator: words)
        guard parts.count > 1, let last = parts.last else { return 0 }
        return Int(last.prefix { $0.isNumber || $0 == "," }.filter(\.isNumber)) ?? 0
    }
}
