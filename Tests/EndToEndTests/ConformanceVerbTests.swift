import Foundation
import RecordedFiles
import Testing

/// The verb that compares the protocols with files of known answers.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct ConformanceVerbTests {
    private let folder = TestFolder()

    /// The computed files, which lie beside the tests of the room.
    private static let vectors = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "ConformanceTests/Vectors").path
    private static let shared: String? = SharedData.folder.map { "\($0)/../vectors" }

    private func run(_ arguments: [String]) -> Ending {
        BuiltProgram.run(["conformance"] + arguments, in: folder)
    }

    /// Copies a computed file into the folder, with one text in place of another.
    private func copy(_ family: String, _ old: String = "", _ new: String = "") throws {
        let text = try String(contentsOfFile: "\(Self.vectors)/\(family).json", encoding: .utf8)
        let changed = old.isEmpty ? text : text.replacing(old, with: new, maxReplacements: 1)
        try #require(old.isEmpty || changed != text)
        _ = folder.file("\(family).json", changed)
    }

    @Test func `every computed case passes, a row for each family`() throws {
        let ending = run(["--vectors", Self.vectors])
        #expect(ending.code == 0, "\(ending.output)")
        let rows = ending.lines.map { $0.split(separator: " ").map(String.init) }
        #expect(rows.first?.first == "FAMILY" && rows.count == 38)
        for row in rows.dropFirst().dropLast() {
            #expect(row.count == 6 && row[1] == "computed" && row[2] == row[3] && row[5] == "-", "\(row)")
        }
        #expect(ending.lines.last == "3066 of 3066 cases passed, 0 differ, 0 known differences")
        #expect(
            ending.errorLines.count == 1 && ending.errors.hasPrefix("plimsoll: 3066 cases of 36 files in "))
    }

    @Test(
        .enabled(if: shared.map { FileManager.default.fileExists(atPath: $0) } ?? false, "shared not found"))
    func `every case beside the project passes, but for what is known to differ`() throws {
        let ending = run(["--vectors", try #require(Self.shared)])
        #expect(ending.code == 0, "\(ending.output)")
        #expect(ending.lines.filter { $0.hasPrefix("known: ") }.count == 2)
        #expect(ending.output.contains("0 differ, 2 known differences"))
    }

    @Test func `one altered digit is found, with the family, the case and both numbers`() throws {
        try copy("morpho_math")
        try copy(
            "aave_mathutils", "\"out\": \"1000000000000000000000000000\"",
            "\"out\": \"1000000000000000000000000001\"")
        let ending = run(["--vectors", folder.path])
        #expect(ending.code == 1)
        let row = try #require(ending.lines.first { $0.hasPrefix("aave_mathutils ") })
        #expect(row.contains(" 158 ") && row.contains(" 157 ") && row.contains("aave_mathutils-v0"))
        #expect(row.hasSuffix(": expected 1000000000000000000000000001, got 1000000000000000000000000000"))
        #expect(ending.lines.last?.contains("1 differ") == true)
        let json = run(["--vectors", folder.path, "--json"])
        #expect(json.code == 1)
        let object = try #require(json.lines.first { $0.contains("\"family\":\"aave_mathutils\"") })
        #expect(object.contains("\"differences\":1,\"case\":\"aave_mathutils-v0"))
        #expect(
            object.hasSuffix(
                "\"expected\":\"1000000000000000000000000001\",\"got\":\"1000000000000000000000000000\"}"))
        #expect(json.lines.last?.hasPrefix("{\"type\":\"summary\",\"files\":2,\"refused\":0,") == true)
    }

    @Test func `one family can be asked alone`() throws {
        try copy("morpho_math")
        try copy("aave_mathutils", "\"out\": \"1000000000000000000000000000\"", "\"out\": \"1\"")
        let ending = run(["--vectors", folder.path, "--family", "morpho_math"])
        #expect(ending.code == 0 && ending.lines.count == 3)
        #expect(run(["--vectors", folder.path, "--family", "aave_mathutils"]).code == 1)
        #expect(run(["--vectors", folder.path, "--family", "comet"]).code == 66)
        let misspelled = run(["--vectors", folder.path, "--family", "morpho_maths"])
        #expect(misspelled.code == 64 && misspelled.errors.contains("did you mean morpho_math?"))
    }

    @Test func `a broken file ends with 65 and its line, after the table of the others`() throws {
        try copy("morpho_math")
        let broken = folder.file("broken.json", "{\n \"family\": \"comet\",\n \"count\": \n}\n")
        let ending = run(["--vectors", folder.path])
        #expect(ending.code == 65)
        #expect(ending.lines.contains { $0.hasPrefix("morpho_math ") })
        #expect(ending.lines.contains { $0.hasPrefix("broken.json ") && $0.contains("refused: line 4: ") })
        #expect(ending.errorLines.first == "plimsoll: \(broken): line 4: expected a value")
    }

    @Test func `a family that nobody knows ends with 65, after the table of the others`() throws {
        try copy("morpho_math")
        let text = """
            {"family": "aave_mathutil\u{1B}[31m", "kind": "computed", "count": 1,
             "cases": [{"id": "a", "op": "b", "in": {}, "out": "1"}]}
            """
        let path = folder.file("new.json", text.replacing("\u{1B}", with: "\\u001b"))
        let ending = run(["--vectors", folder.path])
        #expect(ending.code == 65 && ending.lines.contains { $0.hasPrefix("morpho_math ") })
        #expect(
            ending.errorLines.first?.hasPrefix("plimsoll: \(path): no family is called aave_mathutil") == true
        )
        #expect(!ending.output.contains("\u{1B}") && !ending.errors.contains("\u{1B}"))
    }

    @Test func `a difference wins over a file that cannot be read`() throws {
        try copy("aave_mathutils", "\"out\": \"1000000000000000000000000000\"", "\"out\": \"1\"")
        _ = folder.file("broken.json", "{")
        #expect(run(["--vectors", folder.path]).code == 1)
    }

    @Test func `a folder that is not there, is none or holds no vectors ends with 66`() {
        for path in ["\(folder.path)/none", folder.file("file", "x"), folder.path] {
            let ending = run(["--vectors", path])
            #expect(ending.code == 66 && ending.output.isEmpty && ending.errorLines.count == 1, "\(path)")
            #expect(ending.errors.hasPrefix("plimsoll: \(path): "))
        }
    }

    @Test func `without a folder the command line is wrong`() {
        #expect(run([]).code == 64)
        let help = BuiltProgram.run(["help", "conformance"], in: folder)
        #expect(help.code == 0 && help.output.contains("--vectors <DIR>") && help.errors.isEmpty)
    }
}
