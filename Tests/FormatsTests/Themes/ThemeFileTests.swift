import Formats
import Screen
import Testing
import Units

@Suite struct ThemeFileTests {
    private let folder = ScratchFolder()

    /// Sixteen bare colours that a YAML 1.1 or 1.2 reader would take for numbers.
    private static let bare = ["000000", "1e1000", "012345"] + Array(repeating: "123456", count: 13)

    private func load(_ text: String) throws(FileError) -> ThemeFile {
        try ThemeFile(FileContents(path: "t.yaml", stored: Array(text.utf8)))
    }

    private func failure(_ text: String) -> FileError? {
        do throws(FileError) {
            _ = try load(text)
            return nil
        } catch {
            return error
        }
    }

    private func slots(
        _ count: Int = 16, indent: String = "  ", _ colour: (Int) -> String = { "\"\(bare[$0 % 16])\"" }
    ) -> String {
        (0..<count).map { slot in
            let name = String(slot, radix: 16, uppercase: true)
            return "\(indent)base\(slot < 16 ? "0" : "")\(name): \(colour(slot))"
        }.joined(separator: "\n")
    }

    private func common(_ palette: String, system: String = "base16") -> String {
        "system: \"\(system)\"\nname: \"One\"\nauthor: \"A\"\nvariant: \"dark\"\npalette:\n\(palette)\n"
    }

    private static let expected: [UInt32] = [0, 0x1E1000, 0x012345] + Array(repeating: 0x123456, count: 13)

    @Test func `the common form is read`() throws {
        let file = try load(common(slots()))
        #expect(file.system == .base16)
        #expect(file.theme.name == "One")
        #expect(file.theme.palette == Self.expected)
    }

    @Test func `the legacy form is read`() throws {
        let file = try load("scheme: \"Two\"\nauthor: \"A (http://a.example), B\"\n" + slots(indent: ""))
        #expect(file.theme.name == "Two")
        #expect(file.theme.palette == Self.expected)
    }

    @Test func `bare colours and names stay text`() throws {
        let file = try load("name: 3024\npalette:\n" + slots { Self.bare[$0] })
        #expect(file.theme.name == "3024")
        #expect(file.theme.palette == Self.expected)
    }

    @Test(arguments: ["\"#ABcd0F\"", "'#abcd0f'", "ABCD0F", "\"aBcD0f\""])
    func `colours may have a number sign and letters of any case`(colour: String) throws {
        #expect(
            try load(common(slots { _ in colour })).theme.palette == Array(repeating: 0xABCD0F, count: 16))
    }

    @Test func `comments, blank lines and tabs are let be`() throws {
        let palette = slots { "\"\(Self.bare[$0])\"\t# red #1, a\ttab" }
        let text =
            "# before\n\n# the first key\n"
            + common(palette.replacing("\n  base08", with: "\n\n  # here\n  base08"))
        #expect(try load(text).theme.palette == Self.expected)
        #expect(try load(common(slots { "\(Self.bare[$0])\t# tab" })).theme.palette == Self.expected)
    }

    @Test func `line ends, a byte order mark and a document mark make no difference`() throws {
        let text = common(slots())
        let crlf = text.replacing("\n", with: "\r\n")
        for variety in [
            crlf, "\u{FEFF}" + text, "---\n" + text, "\u{FEFF}---\r\n" + crlf, String(text.dropLast()),
        ] {
            #expect(try load(variety).theme.palette == Self.expected)
        }
    }

    @Test func `base24 gives its first sixteen colours`() throws {
        let file = try load(common(slots(24), system: "base24"))
        #expect(file.system == .base24)
        #expect(file.theme.palette == Self.expected)
        #expect(try load("scheme: \"B\"\n" + slots(24, indent: "")).system == .base24)
    }

    @Test func `slots are found in either case`() throws {
        #expect(try load(common(slots().replacing("base0A", with: "base0a"))).theme.palette == Self.expected)
    }

    @Test func `a name becomes inert`() throws {
        let text = common(slots()).replacing("\"One\"", with: "\"Rosé \\e[31mPine\"")
        #expect(try load(text).theme.name == "Rosé \u{241B}[31mPine")
    }

    @Test func `a scheme of the tinted8 draft is refused by name`() {
        let failure = failure(
            "scheme:\n  system: \"tinted8\"\n  name: \"X\"\npalette:\n  black: \"#000000\"\n")
        #expect(failure?.exitCode == 78)
        #expect(
            failure?.description
                == "t.yaml: line 1: scheme: is a map, as in the tinted8 draft: only base16 and base24 schemes can be read"
        )
    }

    @Test(arguments: [
        (
            "base05: \"123456\"", "base05: \"12345\"",
            "line 11: base05: \"12345\" is no colour of six hex digits"
        ),
        (
            "base05: \"123456\"", "base05: \"+12345\"",
            "line 11: base05: \"+12345\" is no colour of six hex digits"
        ),
        (
            "base05: \"123456\"", "base05: #123456",
            "line 11: base05: is empty: a colour that begins with # needs quotes"
        ),
        ("base05: \"123456\"", "base05: [1]", "line 11: base05: is no text"),
        ("  base05: \"123456\"\n", "", "line 5: base05: is missing"),
        (
            "base05:", "base0G:",
            "line 11: base0G: is no colour of a scheme: base16 has base00 to base0F, base24 up to base17"
        ),
        (
            "base05:", "base15:",
            "line 11: base15: is no colour of a scheme: base16 has base00 to base0F, base24 up to base17"
        ),
        ("base0B:", "base0a:", "line 17: base0a: is there already"),
        ("base0B:", "base0A:", "line 16: base0A: is there already"),
        ("name: \"One\"\n", "", "name: is missing"),
        ("name: \"One\"", "name: [One]", "line 2: name: is no text"),
        ("name: \"One\"", "base00: \"000000\"", "line 2: base00: stands outside the palette"),
        ("\"base16\"", "\"base32\"", "line 1: system: \"base32\" cannot be read, only base16 and base24"),
        ("palette:", "palette: none\nother:", "line 5: palette: is no list of keys with values"),
        ("palette:", "colours:", "has no colours: neither a palette nor base00 to base0F"),
    ])
    func `what is wrong is named with its line and key`(old: String, new: String, sentence: String) {
        let failure = failure(common(slots()).replacing(old, with: new))
        #expect(failure?.description == "t.yaml: \(sentence)")
        #expect(failure?.kind == .configuration)
    }

    @Test(arguments: [
        "", "# nothing\n", "[a, b]", "just text", "a: [", "a:\n\t- b", "? [x]\n: y", "a: b\n---\nc: d",
        "a: \u{1}",
        "scheme:", "palette:", "{}", "*a", "a: *b", "&a [*a]", "<<: {a: b}",
    ])
    func `what is no scheme is refused in one line`(text: String) {
        let failure = failure(text)
        #expect(failure?.kind == .configuration)
        #expect(failure?.description.contains("\n") == false)
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: FileError(.configuration, path: "t.yaml", what: "is no UTF-8 text")) {
            try ThemeFile(FileContents(path: "t.yaml", stored: [0x61, 0x3A, 0x20, 0xFF, 0xFE]))
        }
    }

    @Test func `a document that multiplies itself is refused at once`() {
        let levels = (1...40).map { level in
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            return "a\(level): &a\(level) [\(aliases)]\n"
        }
        let bomb = "a0: &a0 [x]\n" + levels.joined() + "? *a40\n: x\n? *a40\n: y\n"
        let duration = ContinuousClock().measure {
            #expect(failure(bomb)?.what == "has more than 8 YAML aliases")
        }
        #expect(duration < .seconds(2))
    }

    @Test func `ten megabytes are refused unread`() {
        let path = folder.file("long.yaml", [UInt8](repeating: 0x23, count: 10_000_000))
        let duration = ContinuousClock().measure {
            do throws(FileError) {
                _ = try ThemeFile.read(path)
                Issue.record("it was read")
            } catch {
                #expect(error.kind == .configuration)
                #expect(error.what == "longer than the 65536 bytes that a file may have")
            }
        }
        #expect(duration < .seconds(2))
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "[a,"])
    func `deep nesting is refused and never crashes`(opening: String) {
        let text = String(repeating: opening, count: ThemeFile.limit / opening.utf8.count)
        #expect(failure(text)?.kind == .configuration)
    }

    @Test func `a file that is not there is no input`() {
        #expect(throws: FileError.self) { try ThemeFile.read(folder.path + "/none.yaml") }
        do throws(FileError) {
            _ = try ThemeFile.read(folder.path + "/none.yaml")
        } catch {
            #expect(error.exitCode == 66)
        }
    }

    @Test func `changed bytes give a theme or one line, never a crash`() {
        let whole = Array(common(slots()).utf8)
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let bytes = generator.mutated(whole)
            do throws(FileError) {
                let file = try ThemeFile(FileContents(path: "t.yaml", stored: bytes))
                #expect(file.theme.palette.count == 16)
            } catch {
                #expect(!error.description.contains("\n"), "seed \(seed)")
            }
        }
    }
}
