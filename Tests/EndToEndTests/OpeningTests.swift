import Glibc
import Testing

@Suite struct OpeningTests {
    private let folder = ScratchFolder()

    @Test func `the desk opens, shows its accounts and leaves with q`() {
        let desk = DeskProcess([], folder: folder)
        #expect(desk.wait(for: "1 Health") && desk.wait(for: "vault-A") && desk.wait(for: "journal"))
        #expect(desk.screen.modes.isSuperset(of: [1049, 2004, 1000, 1006]) && !desk.isCooked)
        desk.type("q")
        #expect(desk.end(within: 2_000_000_000) == 0)
        #expect(desk.isRestored)
    }

    @Test func `the desk fits every size that its terminal is given`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "1 Health")
        let ladder = [
            (200, 60, "╔═ 1 Health"), (120, 40, "╔═ 1 Health"), (80, 24, "══ 1 Health"),
            (40, 12, "══ 1 Health"),
            (30, 3, "A ack"), (20, 1, "q"), (1, 1, "!"), (80, 24, "3 Market"),
        ]
        for (columns, rows, text) in ladder {
            desk.resize(columns: columns, rows: rows)
            desk.wait(for: text)
        }
        desk.resize(columns: 1, rows: 1)
        desk.type("q")
        #expect(desk.end(within: 2_000_000_000) == 0)
    }

    @Test func `an unknown terminal is taken for a usual one, and the desk says so`() {
        let desk = DeskProcess(
            ["--no-journal"], environment: ["TERM": "ghost-terminal"], folder: folder)
        desk.wait(for: "TERM ghost-terminal unknown, taken for xterm-256color")
        desk.type("q")
        #expect(desk.end() == 0)
    }

    @Test func `a terminal that cannot place its cursor is refused with one line`() {
        let desk = DeskProcess(["--no-journal"], environment: ["TERM": "dumb"], folder: folder)
        #expect(desk.end() == 69)
        #expect(desk.sentText.contains("plimsoll replay") && !desk.sent.contains(0x1B))
        #expect(desk.sent.count { $0 == 0x0A } == 1)
    }

    @Test func `where there is no terminal the desk does not open`() {
        let desk = DeskProcess(
            ["-c", "\"$0\" --no-journal >/dev/null </dev/null", DeskProcess.desk], folder: folder,
            program: "/bin/sh")
        #expect(desk.end() == 69)
        #expect(desk.sentText.contains("plimsoll replay") && !desk.sent.contains(0x1B))
    }

    @Test func `without UTF-8 nothing but ASCII is sent`() {
        let desk = DeskProcess(["--no-journal"], environment: ["LANG": "C"], folder: folder)
        #expect(desk.wait(for: "== 1 Health") && desk.wait(for: "vault-A"))
        desk.type("q")
        #expect(desk.end() == 0)
        #expect(desk.sent.allSatisfy { $0 < 0x7F })
    }

    @Test func `with NO_COLOR no colour is sent`() {
        let desk = DeskProcess(["--no-journal"], environment: ["NO_COLOR": "1"], folder: folder)
        desk.wait(for: "vault-A")
        desk.type("q")
        desk.end()
        #expect(desk.renditions.allSatisfy { $0 < 30 } && desk.renditions.contains(1))
    }

    @Test func `without NO_COLOR colours are sent`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "vault-A")
        desk.type("q")
        desk.end()
        #expect(desk.renditions.contains(38))
    }
}

extension DeskProcess {
    /// Parameters of the sequences that set colours and attributes, in the order in which they were sent.
    var renditions: [Int] {
        sentText.split(separator: "\u{1B}[").flatMap { part -> [Int] in
            let parameters = part.prefix { $0.isNumber || $0 == ";" }
            guard part.dropFirst(parameters.count).first == "m" else { return [] }
            return parameters.split(separator: ";").compactMap { Int($0) }
        }
    }

    /// Whether the terminal is as it was found, and nothing was drawn after that.
    var isRestored: Bool {
        let tail = sentText.components(behindLast: "\u{1B}[?1049l")
        return screen.modes == ScreenModel.modesOfShell && isCooked
            && tail.map { !$0.contains("\u{1B}[?1049h") && !$0.contains("1 Health") } == true
    }
}

extension String {
    /// What stands behind the last of a text.
    fileprivate func components(behindLast text: String) -> Substring? {
        let parts = split(separator: text, omittingEmptySubsequences: false)
        return parts.count > 1 ? parts.last : nil
    }
}
