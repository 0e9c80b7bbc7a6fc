import Testing

@Suite struct PasteTests {
    private let folder = ScratchFolder()

    @Test func `a paste of a megabyte is survived soon and triggers nothing`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "3 unacked of 3")
        let start = desk.now()
        desk.type(
            Array("\u{1B}[200~".utf8) + [UInt8](repeating: UInt8(ascii: "q"), count: 1 << 19)
                + [UInt8](repeating: UInt8(ascii: "A"), count: 1 << 19) + Array("\u{1B}[201~".utf8))
        desk.type("?")
        desk.wait(for: "═ Keys ═")
        #expect(desk.now() - start < 2_000_000_000)
        desk.type("?")
        desk.wait("the end of help") { !$0.screen.text.contains("═ Keys ═") }
        #expect(desk.exitCode == nil && !desk.screen.text.contains("  acked"))
        desk.type("q")
        #expect(desk.end() == 0)
    }

    @Test func `a paste without end is over soon and triggers nothing`() {
        let desk = DeskProcess(["--no-journal"], folder: folder)
        desk.wait(for: "3 unacked of 3")
        desk.type("/\u{1B}[200~vault")
        desk.wait(for: "filter /vault")
        desk.type("\u{1B}")
        desk.wait("the end of the filter") { !$0.screen.text.contains("filter /vault") }
        desk.type("q")
        #expect(desk.end() == 0)
    }
}
