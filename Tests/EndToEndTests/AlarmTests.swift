import Testing

@Suite struct AlarmTests {
    private let folder = ScratchFolder()

    @Test func `the first critical account rings the bell and is told in the title`() {
        let desk = DeskProcess(["--no-journal", "--seed", "42", "--speed", "8"], folder: folder)
        desk.wait(for: "WARN")
        #expect(desk.screen.bells == 0)
        desk.wait(for: "1 CRIT")
        desk.wait("the bell") { $0.screen.bells == 1 }
        desk.wait("the title") { $0.screen.title.contains("CRIT ") }
        desk.type("q")
        #expect(desk.end() == 0)
    }

    @Test func `A acknowledges the worst alert`() {
        let desk = DeskProcess([], folder: folder)
        desk.wait(for: "3 unacked of 3")
        desk.type("A")
        desk.wait(for: "  acked")
        #expect(desk.screen.text.contains("2 unacked of 3"))
        desk.type("q")
        #expect(desk.end() == 0)
    }
}
