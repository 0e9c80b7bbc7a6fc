import Formats
import Testing

@Suite struct FolderContentsTests {
    private let folder = ScratchFolder()

    private func failure(_ path: String) -> FileError? {
        do throws(FileError) {
            _ = try FolderContents.names(path, ending: ".json")
            return nil
        } catch {
            return error
        }
    }

    @Test func `names come in the order of their bytes, without hidden ones and other endings`() throws {
        for name in ["b.json", "a.json", "B.json", ".c.json", "d.csv", "e.json.bak"] {
            _ = folder.file(name, "x")
        }
        #expect(try FolderContents.names(folder.path, ending: ".json") == ["B.json", "a.json", "b.json"])
    }

    @Test func `what is no folder is an error with its path`() {
        #expect(failure("\(folder.path)/none")?.kind == .noInput)
        #expect(failure(folder.file("file", "x"))?.description.hasSuffix("/file: is not a folder") == true)
        #expect(failure("a\0b")?.kind == .noInput)
        #expect(failure("")?.kind == .noInput)
    }
}
