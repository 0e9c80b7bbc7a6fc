import Glibc
import Journal
import Testing

@Suite struct JournalLockTests {
    private let scratch = ScratchJournal()

    @Test func `a journal that a desk holds is refused to another, naming the process`() throws {
        let store = try scratch.open()
        let failure = scratch.failure()
        #expect(failure?.exitCode == 75)
        #expect(
            failure?.description
                == "journal \(scratch.path) is in use by another desk (process \(getpid())); close that, or "
                + "name another with --journal PATH")
        #expect(try store.latestRun() == nil)
    }

    @Test func `a journal is free again when its desk is gone`() throws {
        do { _ = try scratch.open() }
        #expect(scratch.failure() == nil)
    }

    @Test func `a lock file of a process that is gone holds nobody up`() throws {
        let stream = fopen(scratch.path + "-lock", "w")
        fputs("1\n", stream)
        fclose(stream)
        #expect(scratch.failure() == nil)
    }

    @Test func `a link in place of the lock file is not followed`() throws {
        let victim = "\(scratch.folder)/victim"
        #expect(symlink(victim, scratch.path + "-lock") == 0)
        #expect(scratch.failure()?.exitCode == 73)
        #expect(access(victim, F_OK) != 0)
    }
}
