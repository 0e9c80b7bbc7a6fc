import Glibc
import Testing

@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct JournalVerbTests {
    private let folder = TestFolder()

    /// A journal with a few orders.
    private func journal() -> String {
        let path = folder.newPath("journal")
        let flow = BuiltProgram.run(["bench", "flow", "--orders", "12", "--journal", path], in: folder)
        #expect(flow.code == 0 && flow.lines.count == 12, "\(flow.errors)")
        return path
    }

    private func plimsoll(_ arguments: String..., journal: String) -> Ending {
        BuiltProgram.run(arguments + ["--journal", journal], in: folder)
    }

    @Test func `log lists orders and settlements as a table, as CSV and as JSON, and filters them`() {
        let path = journal()
        let table = plimsoll("journal", "log", journal: path)
        #expect(table.code == 0 && table.lines.first?.hasPrefix("RECORD") == true, "\(table.errors)")
        let csv = plimsoll("journal", "log", "--form", "csv", "--kind", "order", journal: path)
        #expect(csv.lines.first == "record,time,kind,number,account,event,details")
        #expect(csv.lines.dropFirst().allSatisfy { $0.contains(",order,") })
        #expect(csv.output.contains("cash-G") && csv.output.contains(",filled,"))
        let json = plimsoll(
            "journal", "log", "--form", "json", "--kind", "settlement", "--account", "cash-G", "--limit",
            "5", journal: path)
        #expect(json.lines.count == 5 && json.lines.allSatisfy { $0.contains("\"type\":\"settlement\"") })
        let none = plimsoll("journal", "log", "--form", "json", "--until", "2001-01-01", journal: path)
        #expect(none.code == 0 && none.output.isEmpty)
        #expect(plimsoll("journal", "log", "--since", "noon", journal: path).code == 64)
    }

    @Test func `show gives the record that holds a sequence, and replay the same states`() {
        let path = journal()
        let verified = plimsoll("verify", "--json", journal: path)
        #expect(verified.code == 0)
        let shown = plimsoll("journal", "show", "60", journal: path)
        #expect([0, 66].contains(shown.code))
        #expect(plimsoll("journal", "show", "99999999", journal: path).code == 66)
        let replayed = plimsoll("journal", "replay", journal: path)
        #expect(replayed.code == 0 && replayed.output.contains(": equal, state "), "\(replayed.errors)")
        #expect(replayed.output.contains("the end is a state that was kept"))
    }

    @Test func `verify ends with 1 and names the record when a byte was changed`() throws {
        let path = journal()
        #expect(plimsoll("verify", journal: path).lines.last?.hasPrefix("ok: ") == true)
        let head = try #require(
            plimsoll("verify", journal: path).lines.first?.split(separator: " ").last.map(String.init))
        #expect(plimsoll("verify", "--head", head, journal: path).code == 0)
        let other = String(repeating: "0", count: 64)
        #expect(plimsoll("verify", "--head", other, journal: path).code == 1)
        let text = TestFolder.bytes(of: path)
        let order = Array("cash-G".utf8)
        #expect(!order.isEmpty && text.count > 8_192)
        // The head lies in the last record's row.
        var link: [UInt8] = []
        for place in stride(from: 0, to: 64, by: 2) {
            let start = head.index(head.startIndex, offsetBy: place)
            link.append(UInt8(head[start...].prefix(2), radix: 16) ?? 0)
        }
        let place = try #require((0..<text.count - 32).first { text[$0..<$0 + 32].elementsEqual(link) })
        let file = open(path, O_RDWR)
        var byte = text[place] ^ 1
        #expect(pwrite(file, &byte, 1, place) == 1)
        close(file)
        let damaged = plimsoll("verify", journal: path)
        #expect(damaged.code == 1 && damaged.output.contains("WRONG run 1, record "), "\(damaged.output)")
        #expect(
            BuiltProgram.run(["bench", "flow", "--orders", "1", "--journal", path], in: folder).code == 65)
    }

    @Test func `a journal that is not there, or a run that it has not, ends with 66`() {
        #expect(plimsoll("verify", journal: folder.newPath("none")).code == 66)
        let path = journal()
        #expect(plimsoll("journal", "replay", "--run", "9", journal: path).code == 66)
    }
}
