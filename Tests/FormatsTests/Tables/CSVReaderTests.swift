import Testing

@testable import Formats

@Suite struct CSVReaderTests {
    private struct Record: Equatable {
        var line: UInt32
        var fields: [String]
        var isBroken = false
    }

    private func records(_ bytes: [UInt8]) -> [Record] {
        let span = bytes.span
        var reader = CSVReader(span)
        var records: [Record] = []
        while reader.next(span) {
            records.append(
                Record(
                    line: reader.line, fields: reader.fields.indices.map { reader.text($0, in: span) },
                    isBroken: reader.isBroken))
        }
        return records
    }

    private func records(_ text: String) -> [Record] { records(Array(text.utf8)) }

    @Test func `records are lines and fields lie between commas`() {
        #expect(
            records("a,b\n1,\n,2") == [
                Record(line: 1, fields: ["a", "b"]), Record(line: 2, fields: ["1", ""]),
                Record(line: 3, fields: ["", "2"]),
            ])
    }

    @Test func `spaces, tabs and carriage returns around a field are no part of it`() {
        #expect(
            records(" a\t, b c \r\n\t\"d \" ,\r\n") == [
                Record(line: 1, fields: ["a", "b c"]), Record(line: 2, fields: ["d ", ""]),
            ])
    }

    @Test func `blank lines count as lines and are no records`() {
        #expect(
            records("\n \r\na\n\n\nb\n\n") == [
                Record(line: 3, fields: ["a"]), Record(line: 6, fields: ["b"]),
            ])
        #expect(records("").isEmpty && records("\n\n").isEmpty)
    }

    @Test func `a byte order mark is no part of the first field`() {
        #expect(records([0xEF, 0xBB, 0xBF] + Array("a,b".utf8)) == [Record(line: 1, fields: ["a", "b"])])
    }

    @Test func `quoted fields may hold commas and doubled quotes`() {
        #expect(
            records("\"a,b\",\"say \"\"hi\"\"\",\"\"\n") == [
                Record(line: 1, fields: ["a,b", "say \"hi\"", ""])
            ])
    }

    @Test func `a stray quote breaks its own line and no other`() {
        #expect(
            records("a,\"b\nc,d\n\"e\"x,f\ng") == [
                Record(line: 1, fields: ["a", "b"], isBroken: true), Record(line: 2, fields: ["c", "d"]),
                Record(line: 3, fields: ["e", "f"], isBroken: true), Record(line: 4, fields: ["g"]),
            ])
    }

    @Test func `text is cut at its limit and is always text`() {
        let bytes = [0xFF, 0xC3] + [UInt8](repeating: 0x61, count: 300)
        #expect(records(bytes)[0].fields[0].unicodeScalars.count == 256)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `any bytes are read to the end, and lines never run backwards`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let once = generator.mutated(Array("ts,price\n1,\"2\"\n3,4\n\n\"5\",\"\"\"6\"\n".utf8))
        let bytes = generator.mutated(once)
        let lines = records(bytes).map(\.line)
        #expect(lines == lines.sorted() && Set(lines).count == lines.count)
        #expect(lines.count <= bytes.count { $0 == 0x0A } + 1)
    }
}
