import Formats
import Testing

/// What the desk file changes, and what happens when it is wrong.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct DeskFileTests {
    private let folder = TestFolder()

    private func replay(_ arguments: [String], _ environment: [String: String] = [:]) -> Ending {
        BuiltProgram.run(["replay", "--ticks", "50"] + arguments, in: folder, environment: environment)
    }

    @Test func `the default file is printed and read back`() {
        let printed = BuiltProgram.run(["--default-config"], in: folder)
        #expect(printed.code == 0 && printed.output == DeskFile.defaultText)
        let path = folder.file("desk.yaml", printed.output)
        #expect(replay(["--desk", path]).output == replay([]).output)
    }

    @Test func `the file's seed counts, and the command line's more`() {
        let path = folder.file("seven.yaml", "market: { seed: 7 }\n")
        #expect(replay(["--desk", path]).output == replay(["--seed", "7"]).output)
        #expect(replay(["--desk", path]).output != replay([]).output)
        #expect(replay(["--desk", path, "--seed", "42"]).output == replay([]).output)
    }

    @Test func `the file's mood counts, and the command line's more`() {
        let path = folder.file("crash.yaml", "market: { mood: crash }\n")
        #expect(replay(["--desk", path]).output == replay(["--mood", "crash"]).output)
        #expect(replay(["--desk", path, "--mood", "normal"]).output == replay([]).output)
    }

    @Test func `the file in the user's folder is read, and none through a relative variable`() {
        let home = TestFolder()
        home.makeFolder("plimsoll")
        _ = home.file("plimsoll/desk.yaml", "market: { seed: 7 }\n")
        #expect(replay([], ["XDG_CONFIG_HOME": home.path]).output == replay(["--seed", "7"]).output)
        let relative = replay([], ["XDG_CONFIG_HOME": "plimsoll", "HOME": "/nonexistent"])
        #expect(relative.output == replay([]).output)
    }

    @Test(arguments: [["replay", "--ticks", "1"], ["watch", "--no-journal"]])
    func `a broken file ends with 78 in one line, before anything is opened`(verb: [String]) {
        let path = folder.file("bad.yaml", "market:\n  sede: 7\n")
        let ending = BuiltProgram.run(verb + ["--desk", path], in: folder)
        #expect(ending.code == 78 && ending.output.isEmpty)
        #expect(
            ending.errors
                == "plimsoll: \(path): line 2: market.sede: is no key of a desk file here; did you mean seed?\n"
        )
    }

    @Test func `a book of the file takes the place of the default one`() {
        let path = folder.file(
            "book.yaml",
            """
            venues:
              - name: main
                chain: base
                kind: lending
                reserves:
                  - {symbol: ETH, loan_to_value: 80%, liquidation_threshold: 83%, liquidation_bonus: 5%}
            book:
              - {name: a, venue: main, supplied: {ETH: 1.5}}

            """)
        #expect(replay(["--desk", path, "--json"]).output.contains("\"accounts\":1,"))
        #expect(!replay(["--json"]).output.contains("\"accounts\":1,"))
    }

    @Test func `a book with an unknown symbol ends with 78 and its line`() {
        let path = folder.file("book.yaml", "book:\n  - name: a\n    venue: v\n    wallet: {XYZ: 1}\n")
        let ending = replay(["--desk", path])
        #expect(ending.code == 78 && ending.errors.contains("book.yaml: line 4: a: \"XYZ\" is no instrument"))
    }

    @Test func `alerts of an unknown symbol end with 78, their line and their key`() {
        let path = folder.file("alerts.yaml", "alerts:\n  prices:\n    - {symbol: XYZ, above: 1}\n")
        let ending = replay(["--desk", path])
        #expect(ending.code == 78 && ending.errors.contains("line 3: alerts.prices[0].symbol: \"XYZ\""))
    }

    @Test func `edges of the file are part of the state`() {
        let path = folder.file("edges.yaml", "alerts: { health: { watch: 1.7 } }\n")
        #expect(replay(["--desk", path]).code == 0)
        #expect(replay(["--desk", path, "--json"]).output != replay(["--json"]).output)
    }

    @Test func `a file that was named and is not there ends with 66`() {
        #expect(replay(["--desk", "\(folder.path)/none.yaml"]).code == 66)
    }
}
