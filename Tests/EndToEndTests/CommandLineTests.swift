import Testing

@Suite struct CommandLineTests {
    private let folder = ScratchFolder()

    @Test func `a command is typed, corrected and run`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "3 unacked of 3")
        desk.type(":sped 60\r")
        desk.wait(for: "did you mean :speed?")
        desk.type("\u{17}speed\r")
        desk.wait(for: "x60")
        desk.type(":q\r")
        #expect(desk.end() == 0)
    }

    @Test func `a paste of commands runs none of them`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "3 unacked of 3")
        desk.type(":\u{1B}[200~ack all\r:q\r\u{1B}[201~")
        desk.wait(for: ":ack all")
        #expect(desk.exitCode == nil && desk.screen.text.contains("3 unacked of 3"))
        desk.type("\r")
        desk.wait(for: "0 unacked of 3")
        desk.type("q")
        #expect(desk.end() == 0)
    }

    @Test func `the mouse is left to the terminal and taken again`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "3 unacked of 3")
        #expect(desk.screen.modes.contains(1000))
        desk.type("M")
        desk.wait(for: "left to the terminal")
        #expect(!desk.screen.modes.contains(1000))
        desk.type("M")
        desk.wait(for: "the mouse is the desk's")
        #expect(desk.screen.modes.contains(1000))
        desk.type("q")
        #expect(desk.end() == 0)
    }
}
