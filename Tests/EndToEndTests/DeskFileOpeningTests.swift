import Testing

/// The desk on a terminal, opened as its file says.
@Suite struct DeskFileOpeningTests {
    private let folder = ScratchFolder()
    private let files = TestFolder()

    private func open(_ text: String, _ arguments: [String] = []) -> DeskProcess {
        let path = files.file("desk.yaml", text)
        return DeskProcess(["--no-journal", "--desk", path] + arguments, folder: folder)
    }

    private func leave(_ desk: DeskProcess) {
        desk.type("q")
        #expect(desk.end() == 0)
    }

    @Test func `display, seed and speed are those of the file`() {
        let desk = open("display: { ascii: true, mouse: false }\nmarket: { seed: 7, speed: 2 }\n")
        #expect(desk.wait(for: "== 1 Health") && desk.wait(for: "seed 7") && desk.wait(for: "x2"))
        #expect(!desk.screen.modes.contains(1000))
        leave(desk)
    }

    @Test func `the command line counts more than the file`() {
        let desk = open(
            "display: { ascii: true, mouse: false }\nmarket: { seed: 7, speed: 2 }\n",
            ["--no-ascii", "--mouse", "--seed", "8", "--speed", "1"])
        #expect(desk.wait(for: "══ 1 Health") && desk.wait(for: "seed 8") && desk.wait(for: "x1"))
        #expect(desk.screen.modes.contains(1000))
        leave(desk)
    }

    @Test func `keys are those of the file`() {
        let desk = open("keys: { quit: [Q] }\n")
        #expect(desk.wait(for: "1 Health"))
        desk.type("Q")
        #expect(desk.end() == 0)
    }

    @Test func `a key that would mean two things ends with 78 and the line`() {
        let desk = open("theme: dark\nkeys:\n  pause: [q]\n")
        #expect(desk.end() == 78)
    }

    @Test func `a theme of the file that cannot be used leaves another one, with a notice`() {
        let broken = files.file("broken.yaml", "name: x\n")
        for theme in [broken, "no-such-theme"] {
            let desk = open("theme: \(theme)\n")
            #expect(desk.wait(for: "theme kept") && desk.wait(for: "1 Health"))
            leave(desk)
        }
    }
}
