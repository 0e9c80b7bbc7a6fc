import Glibc
import Testing

@Suite struct LeavingTests {
    private let folder = ScratchFolder()
    private static let soon: Int64 = 2_000_000_000

    @Test(arguments: [SIGHUP, SIGINT, SIGTERM, SIGQUIT])
    func `a signal ends the desk soon, with its number, and the terminal as it was`(signal: Int32) {
        let desk = DeskProcess([], folder: folder)
        desk.wait(for: "vault-A")
        desk.signal(signal)
        #expect(desk.end(within: LeavingTests.soon) == 128 + signal)
        #expect(desk.isRestored)
    }

    @Test func `Ctrl-C ends the desk`() {
        let desk = DeskProcess([], folder: folder)
        desk.wait(for: "vault-A")
        desk.type("\u{3}")
        #expect(desk.end(within: LeavingTests.soon) == 128 + SIGINT)
        #expect(desk.isRestored)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE])
    func `a crash gives the terminal back`(signal: Int32) {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "vault-A")
        desk.signal(signal)
        #expect(desk.end(within: LeavingTests.soon) == 128 + signal)
        #expect(desk.isRestored)
        #expect(desk.screen.text.contains("plimsoll: crashed"))
    }

    @Test func `a line that drops ends the desk`() {
        let desk = DeskProcess([], folder: folder)
        desk.wait(for: "vault-A")
        desk.hangUp()
        #expect(desk.end(within: LeavingTests.soon) != nil)
    }

    @Test func `Ctrl-Z gives the shell a sane terminal and fg brings the desk back`() {
        let script = "set -m; \"$0\" --no-journal; echo STOPPED; read line; fg; echo CODE $?"
        let shell = DeskProcess(["-c", script, DeskProcess.desk], folder: folder, program: "/bin/sh")
        shell.wait(for: "vault-A")
        shell.type("\u{1A}")
        shell.wait(for: "STOPPED")
        #expect(shell.isCooked && shell.screen.modes == ScreenModel.modesOfShell)
        shell.type("\n")
        shell.wait("the desk again") {
            $0.screen.modes.isSuperset(of: [1049, 2004, 1000, 1006]) && !$0.isCooked
        }
        shell.wait(for: "vault-A")
        shell.type("q")
        shell.wait(for: "CODE 0")
        #expect(shell.end(within: LeavingTests.soon) == 0)
        #expect(shell.isCooked && shell.screen.modes == ScreenModel.modesOfShell)
    }

    @Test func `a stop is not ignored while a great picture is drawn`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "vault-A")
        for turn in 0..<16 {
            let width = turn % 2 == 0 ? 300 - turn : 80 + turn
            desk.resize(columns: width, rows: width / 3)
            #expect(!desk.ignoresWhileDrawing(SIGTSTP))
            desk.wait(for: "vault-A")
        }
    }

    @Test func `a desk that was stopped by force takes its terminal again`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "vault-A")
        let raw = desk.modes
        desk.signal(SIGSTOP)
        desk.wait("the stop") { $0.isStopped($0.process) }
        var cooked = raw
        cooked.c_lflag |= tcflag_t(ICANON | ECHO)
        tcsetattr(desk.master, TCSANOW, &cooked)
        desk.resize(columns: 100, rows: 30)
        desk.signal(SIGCONT)
        desk.wait("raw modes") { !$0.isCooked }
        desk.wait(for: "vault-A")
        desk.type("q")
        #expect(desk.end(within: LeavingTests.soon) == 0)
        #expect(desk.isRestored)
    }
}
