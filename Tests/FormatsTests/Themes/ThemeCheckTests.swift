import Formats
import Testing

@Suite struct ThemeCheckTests {
    private func check(_ text: String) -> ThemeCheck? {
        (try? FileContents(path: "t.yaml", stored: Array(text.utf8))).map(ThemeCheck.init)
    }

    private func scheme(_ change: (Int) -> String? = { _ in nil }) -> String {
        let slots = (0..<16).map { slot in
            let name = "base0" + String(slot, radix: 16, uppercase: true)
            return change(slot) ?? "  \(name): \"\(slot < 4 ? "000000" : "ffffff")\"\n"
        }
        return "name: \"One\"\nvariant: \"night\"\npalette:\n" + slots.joined()
    }

    @Test func `a good file has no problem and says what is changed`() throws {
        let good = try #require(check(scheme())?.file)
        #expect(good.variant == "night")
        #expect(
            ThemeLines.summary(good, path: "t.yaml") == [
                "t.yaml: One, base16, night; every colour can be read"
            ])
        let dim = try #require(check(scheme { $0 == 8 ? "  base08: \"#100000\"\n" : nil })?.file)
        let lines = ThemeLines.summary(dim, path: "t.yaml")
        #expect(lines.first == "t.yaml: One, base16, night; these are changed until they can be read:")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  base08 #100000 -> #") })
        #expect(lines.contains { $0.hasSuffix("  critical (alarm)") })
    }

    @Test func `every problem is named, each with its line`() {
        let text = scheme { slot in
            switch slot {
            case 3: "  base03: red\n"
            case 5: ""
            case 7: "  base07: \"ffffff\"\n  base7: \"ffffff\"\n"
            default: nil
            }
        }
        let check = check(text)
        #expect(check?.file == nil)
        #expect(
            check?.problems == [
                "t.yaml: line 7: base03: \"red\" is no colour of six hex digits",
                "t.yaml: line 11: base7: is no colour of a scheme: base16 has base00 to base0F, base24 up to base17",
                "t.yaml: line 3: base05: is missing",
            ])
    }

    @Test func `a file without a name and colours is told both, one without YAML only that`() {
        #expect(
            check("author: \"A\"\n")?.problems == [
                "t.yaml: name: is missing",
                "t.yaml: has no colours: neither a palette nor base00 to base0F",
            ])
        #expect(check("a: [")?.problems.count == 1)
    }
}
