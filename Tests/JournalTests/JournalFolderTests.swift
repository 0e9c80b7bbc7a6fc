import Glibc
import Journal
import Testing

@Suite struct JournalFolderTests {
    private let scratch = ScratchJournal()

    private func expectRefusal(_ words: String) {
        let failure = scratch.failure()
        #expect(failure?.exitCode == 78)
        #expect(
            failure?.description == "journal \(scratch.path): \(words) with --journal PATH")
        #expect(scratch.names.isEmpty, "nothing is made in a folder that is refused")
    }

    @Test(arguments: [0o777, 0o770, 0o702, 0o1777])
    func `a folder that others may write to is refused`(mode: mode_t) {
        #expect(chmod(scratch.folder, mode) == 0)
        let isSticky = mode & S_ISVTX != 0
        if isSticky, geteuid() == 0 {
            #expect(scratch.failure() == nil, "others cannot exchange a file in root's sticky folder")
        } else {
            expectRefusal(
                "others may write to its folder \(scratch.folder); chmod go-w it, or name another")
        }
    }

    @Test(arguments: [0o700, 0o755, 0o750])
    func `a folder that others may at most read is taken`(mode: mode_t) {
        #expect(chmod(scratch.folder, mode) == 0)
        #expect(scratch.failure() == nil)
    }

    @Test func `a missing folder is named`() {
        #expect(rmdir(scratch.folder) == 0)
        expectRefusal("its folder \(scratch.folder) is missing; make it, or name another")
    }

    @Test func `a file in place of the folder is named`() {
        let path = "\(scratch.folder)/desk.sqlite"
        scratch.write([1])
        var failure: JournalError?
        do throws(JournalError) { _ = try JournalStore.open(path: "\(path)/x") } catch { failure = error }
        #expect(failure?.exitCode == 78)
        #expect(failure?.description.contains("\(path) is no folder") == true)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a folder that may not be written is refused`() {
        #expect(chmod(scratch.folder, 0o500) == 0)
        expectRefusal("its folder \(scratch.folder) may not be written by this user; name another")
    }

    @Test(.enabled(if: access("/proc/self", F_OK) == 0, "needs /proc"))
    func `a folder of another kind of file system that takes no files gives one line`() {
        var failure: JournalError?
        do throws(JournalError) { _ = try JournalStore.open(path: "/proc/desk.sqlite") } catch {
            failure = error
        }
        #expect([73, 77, 78].contains(failure?.exitCode))
        #expect(failure?.description.contains("\n") == false)
    }
}
