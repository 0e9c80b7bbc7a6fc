import Formats
import Glibc
import RecordedFiles
import Testing
import Units

@Suite struct FileContentsTests {
    private let folder = ScratchFolder()

    private func failure(_ path: String, limit: Int = FileContents.limit) -> FileError? {
        do throws(FileError) {
            _ = try FileContents.read(path, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a plain file and its gzip are read to the same bytes`() throws {
        let text = Array("ts,price\n1,2\n".utf8)
        let gzip = StoredGzip.member(text)
        let plain = try FileContents.read(folder.file("a.csv", text))
        let packed = try FileContents.read(folder.file("a.csv.gz", gzip))
        #expect(plain.plain == text && plain.stored == text)
        #expect(packed.plain == text && packed.stored == gzip)
    }

    @Test func `an empty file is empty`() throws {
        #expect(try FileContents.read(folder.file("empty", "")).plain.isEmpty)
    }

    @Test func `several gzip members are read as one, and zeros after the last are let be`() throws {
        let joined = StoredGzip.member("one\n") + StoredGzip.member("two\n") + [0, 0, 0]
        #expect(try FileContents.read(folder.file("two.gz", joined)).plain == Array("one\ntwo\n".utf8))
    }

    @Test func `gzip data cut anywhere is an error and never less data`() {
        let whole = StoredGzip.member("ts,price\n1,2\n3,4\n")
        for length in 2..<whole.count {
            let failure = failure(folder.file("cut.gz", Array(whole[..<length])))
            #expect(failure?.kind == .data, "cut to \(length)")
            #expect(failure?.what.text.contains("cut short") == true, "cut to \(length)")
        }
    }

    @Test func `a wrong checksum is an error`() {
        var bytes = StoredGzip.member("ts,price\n1,2\n")
        bytes[bytes.count - 8] ^= 1
        let failure = failure(folder.file("crc.gz", bytes))
        #expect(failure?.exitCode == 65)
        #expect(failure?.what.text == "is damaged: the gzip data or its checksum is wrong")
    }

    @Test func `something after the last gzip member is an error`() {
        let bytes = StoredGzip.member("one\n") + Array("two\n".utf8)
        #expect(failure(folder.file("tail.gz", bytes))?.kind == .data)
    }

    @Test func `a small file that inflates without end is an error`() {
        let packed = StoredGzip.member([UInt8](repeating: 48, count: 70_000))
        let failure = failure(folder.file("bomb.gz", packed), limit: 69_999)
        #expect(failure?.kind == .data)
        let members = (0..<100).flatMap { _ in StoredGzip.member([UInt8](repeating: 48, count: 100)) }
        #expect(self.failure(folder.file("many.gz", members), limit: 9_999)?.kind == .data)
        #expect(self.failure(folder.file("many.gz", members), limit: 20_000) == nil)
    }

    @Test func `a plain file beyond the limit is an error`() {
        #expect(failure(folder.file("long", "123456"), limit: 5)?.kind == .data)
        #expect(failure(folder.file("long", "12345"), limit: 5) == nil)
    }

    @Test func `a missing file, a folder and a device are no input`() {
        for path in ["\(folder.path)/none", "", "/dev/null/x", "a\u{0}b"] {
            #expect(failure(path)?.exitCode == 66, "\(path)")
        }
        #expect(failure(folder.path)?.description == "\(folder.path): is a directory, not a regular file")
        #expect(failure("/dev/zero")?.description == "/dev/zero: is a device, not a regular file")
        #expect(failure("/dev/zero")?.exitCode == 66)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a pipe that never speaks is refused and not waited for`() {
        let path = folder.place("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(failure(path)?.description == "\(path): is a pipe, not a regular file")
    }

    @Test func `links that go round or nowhere are no input`() {
        let (round, nowhere) = (folder.place("round"), folder.place("nowhere"))
        #expect(symlink(round, round) == 0)
        #expect(symlink("\(folder.path)/none", nowhere) == 0)
        #expect(failure(round)?.exitCode == 66)
        #expect(failure(nowhere)?.exitCode == 66)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a file that may not be read says so`() {
        let path = folder.file("secret", "x")
        #expect(chmod(path, 0) == 0)
        #expect(failure(path)?.exitCode == 77)
    }

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `recorded gzip files inflate to what their own trailers promise`() throws {
        for name in SharedData.names(in: "oracle") {
            let contents = try FileContents.read(SharedData.path("oracle/\(name)"))
            let trailer =
                StoredGzip.littleEndian(StoredGzip.checksum(contents.plain))
                + StoredGzip.littleEndian(UInt32(contents.plain.count))
            #expect(Array(contents.stored.suffix(8)) == trailer, "\(name)")
            let half = Array(contents.stored.prefix(contents.stored.count / 2))
            #expect(failure(folder.file("half.gz", half))?.what.text.contains("cut short") == true)
        }
    }
}
