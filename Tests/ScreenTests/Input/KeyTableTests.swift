import Testing

@testable import Screen

@Suite struct KeyTableTests {
    @Test func `every key of the table does what its line says`() {
        for binding in KeyTable.bindings {
            #expect(!binding.keys.isEmpty && !binding.meaning.isEmpty)
            for key in binding.keys { #expect(KeyTable.action(for: key) == binding.action) }
        }
    }

    @Test func `arrows and letters move alike`() {
        #expect(KeyTable.action(for: .up) == KeyTable.action(for: .character("k")))
        #expect(KeyTable.action(for: .down) == KeyTable.action(for: .character("j")))
    }

    @Test func `a lone Esc does nothing that is lost`() { #expect(KeyTable.action(for: .escape) == .back) }

    @Test func `a key that is not in the table does nothing`() {
        #expect(KeyTable.action(for: .character("§")) == nil)
        #expect(KeyTable.action(for: .alt("q")) == nil)
        #expect(KeyTable.action(for: .control("q")) == nil)
    }

    @Test func `labels tell keys apart`() {
        let keys = KeyTable.bindings.flatMap(\.keys)
        #expect(Set(keys.map(\.label)).count == keys.count)
    }
}
