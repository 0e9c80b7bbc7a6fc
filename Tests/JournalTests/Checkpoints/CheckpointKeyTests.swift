import Glibc
import Testing

@testable import Journal

@Suite struct CheckpointKeyTests {
    private let scratch = ScratchJournal()

    @Test func `a key is made on first use, is its owner's alone, and stays`() throws {
        #expect(try CheckpointKey.read(of: scratch.path) == nil)
        let key = try CheckpointKey.open(of: scratch.path)
        var facts = stat()
        #expect(stat(scratch.path + "-key", &facts) == 0 && facts.st_mode & 0o777 == 0o600)
        #expect(try CheckpointKey.open(of: scratch.path).verifyingKey == key.verifyingKey)
        #expect(try CheckpointKey.read(of: scratch.path)?.verifyingKey == key.verifyingKey)
    }

    @Test func `a key that others may read, that is cut short or that is a link is refused`() throws {
        _ = try CheckpointKey.open(of: scratch.path)
        let path = scratch.path + "-key"
        chmod(path, 0o640)
        #expect(throws: JournalError.self) { try CheckpointKey.open(of: scratch.path) }
        chmod(path, 0o600)
        #expect(truncate(path, 31) == 0)
        #expect(throws: JournalError.self) { try CheckpointKey.open(of: scratch.path) }
        #expect(unlink(path) == 0 && symlink("/dev/zero", path) == 0)
        #expect(throws: JournalError.self) { try CheckpointKey.open(of: scratch.path) }
    }
}
