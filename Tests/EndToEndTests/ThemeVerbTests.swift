import Testing

/// The verb that lists and checks themes.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct ThemeVerbTests {
    private let folder = TestFolder()

    private func scheme(red: String = "ff8080", name: String = "One") -> String {
        let slots = (0..<16).map { slot in
            let colour = slot == 8 ? red : slot < 4 ? "000000" : "ffffff"
            return "  base0\(String(slot, radix: 16, uppercase: true)): \"\(colour)\"\n"
        }
        return "name: \"\(name)\"\npalette:\n" + slots.joined()
    }

    @Test func `a good theme ends with 0 and says what the contrast guard changes`() {
        let good = BuiltProgram.run(["theme", "check", folder.file("good.yaml", scheme())], in: folder)
        #expect(good.code == 0 && good.errors.isEmpty)
        #expect(good.output.hasSuffix("good.yaml: One, base16, dark; every colour can be read\n"))
        let dim = BuiltProgram.run(
            ["theme", "check", folder.file("dim.yaml", scheme(red: "200000"))], in: folder)
        #expect(dim.code == 0 && dim.output.contains("base08 #200000 -> #") && dim.lines.count == 4)
    }

    @Test func `a bad theme ends with 65 and a line for each problem`() {
        let text = scheme().replacing("base03: \"000000\"", with: "base03: black").replacing(
            "name", with: "nam")
        let path = folder.file("bad.yaml", text)
        let ending = BuiltProgram.run(["theme", "check", path], in: folder)
        #expect(ending.code == 65 && ending.output.isEmpty)
        #expect(
            ending.errorLines == [
                "plimsoll: \(path): name: is missing",
                "plimsoll: \(path): line 6: base03: \"black\" is no colour of six hex digits",
            ])
    }

    @Test func `a theme that is not there ends with 66`() {
        #expect(BuiltProgram.run(["theme", "check", "\(folder.path)/none"], in: folder).code == 66)
    }

    @Test func `the list has the built-in themes and those of the user's folder`() throws {
        let home = TestFolder()
        home.makeFolder("plimsoll")
        home.makeFolder("plimsoll/themes")
        _ = home.file("plimsoll/themes/mine.yaml", scheme(red: "200000", name: "Mine\\e[31m"))
        _ = home.file("plimsoll/themes/broken.yaml", "name: x\n")
        let settings = ["XDG_DATA_HOME": home.path]
        let table = BuiltProgram.run(["theme", "list"], in: folder, environment: settings)
        #expect(table.code == 0)
        #expect(table.lines.first?.split(separator: " ").first == "NAME")
        #expect(table.lines.contains { $0.hasPrefix("dark ") && $0.contains("built-in") })
        let mine = try #require(table.lines.first { $0.hasPrefix("mine ") })
        #expect(mine.contains("base16") && mine.contains("2 corrected") && mine.hasSuffix("/mine.yaml"))
        #expect(table.errorLines.count == 1 && table.errors.contains("broken.yaml"))
        let json = BuiltProgram.run(["theme", "list", "--json"], in: folder, environment: settings)
        let line = try #require(json.lines.first { $0.contains("\"name\":\"mine\"") })
        #expect(line.contains("\"correctedAlarmColours\":2") && !line.contains("\u{1B}"))
    }
}
