import Testing

@testable import Screen

@Suite struct KeyTableTests {
    private let table = KeyTable.standard

    private func fails(_ overrides: KeyOverride...) -> KeyTableError? {
        do throws(KeyTableError) {
            _ = try KeyTable(overrides: overrides)
            return nil
        } catch {
            return error
        }
    }

    @Test func `every key of the table does what its line says`() {
        for binding in table.bindings {
            #expect(!binding.keys.isEmpty && !binding.meaning.isEmpty)
            for key in binding.keys { #expect(table.action(for: key) == binding.action) }
        }
    }

    @Test func `arrows and letters move alike`() {
        #expect(table.action(for: .up) == table.action(for: .character("k")))
        #expect(table.action(for: .down) == table.action(for: .character("j")))
    }

    @Test func `a lone Esc does nothing that is lost`() { #expect(table.action(for: .escape) == .back) }

    @Test func `a key that is not in the table does nothing`() {
        #expect(table.action(for: .character("§")) == nil)
        #expect(table.action(for: .alt("q")) == nil)
        #expect(table.action(for: .control("q")) == nil)
    }

    @Test func `labels tell keys apart, and a label read is its key again`() {
        let keys = table.bindings.flatMap(\.keys)
        #expect(Set(keys.map(\.label)).count == keys.count)
        for key in keys { #expect(Key(label: key.label) == key) }
    }

    @Test func `names tell actions apart`() {
        let names = KeyTable.actionNames
        #expect(Set(names).count == names.count && names.count == table.bindings.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0 == "-" || $0.isLowercase } })
    }

    @Test func `other keys take the place of all keys that an action had`() throws {
        let remapped = try KeyTable(overrides: [
            KeyOverride(action: "page-down", keys: ["Space", "Ctrl-V", "alt-v", "F5"]),
            KeyOverride(action: "zoom", keys: []),
        ])
        for key in [Key.character(" "), .control("v"), .alt("v"), .function(5)] {
            #expect(remapped.action(for: key) == .pageDown)
        }
        #expect(remapped.action(for: .pageDown) == nil && remapped.action(for: .character("+")) == nil)
        #expect(remapped.action(for: .up) == .up)
    }

    @Test func `two actions can exchange their keys`() throws {
        let remapped = try KeyTable(overrides: [
            KeyOverride(action: "pause", keys: ["q"]), KeyOverride(action: "quit", keys: ["p"]),
        ])
        #expect(remapped.action(for: .character("q")) == .pause)
        #expect(remapped.action(for: .character("p")) == .quit)
    }

    @Test func `what cannot be given is refused with what is wrong`() {
        #expect(
            fails(KeyOverride(action: "page-dwon", keys: ["x"]))
                == .unknownAction("page-dwon", suggestion: "page-down"))
        #expect(
            fails(KeyOverride(action: "zoom", keys: ["x"]), KeyOverride(action: "zoom", keys: ["w"]))
                == .givenTwice("zoom"))
        #expect(
            fails(KeyOverride(action: "zoom", keys: ["Hyper-x"])) == .unknownKey("Hyper-x", action: "zoom"))
        #expect(fails(KeyOverride(action: "zoom", keys: [""])) == .unknownKey("", action: "zoom"))
        #expect(
            fails(KeyOverride(action: "zoom", keys: ["Ctrl-C"])) == .neverArrives("Ctrl-C", action: "zoom"))
        #expect(fails(KeyOverride(action: "zoom", keys: ["q"])) == .conflict(key: "q", "zoom", "quit"))
        #expect(fails(KeyOverride(action: "quit", keys: [])) == .withoutKey("quit"))
    }

    @Test func `help and hints tell the keys that there are`() throws {
        let remapped = try KeyTable(overrides: [KeyOverride(action: "quit", keys: ["F10"])])
        var screen = ScreenState(usesUnicode: true, keys: remapped)
        #expect(screen.picture().lines[23].contains("F10 quit"))
        #expect(screen.type(.character("q")).isEmpty && screen.type(.function(10)) == [.quit])
        _ = screen.type(.character("?"), width: 200, height: 60)
        #expect(
            screen.picture(width: 200, height: 60).lines.contains {
                $0.contains("F10") && $0.contains("leave")
            })
    }
}
