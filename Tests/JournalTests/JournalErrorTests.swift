import GRDB
import Testing

@testable import Journal

@Suite struct JournalErrorTests {
    @Test(
        arguments: [
            (ResultCode.SQLITE_FULL, 74, "the disk is full"), (.SQLITE_NOTADB, 65, "is damaged"),
            (.SQLITE_CORRUPT, 65, "is damaged"), (.SQLITE_BUSY, 75, "in use by another program"),
            (.SQLITE_READONLY, 77, "cannot be written"), (.SQLITE_CANTOPEN, 77, "cannot be written"),
            (.SQLITE_IOERR, 74, "disk I/O error"), (.SQLITE_IOERR_SHMSIZE, 74, "the disk is full"),
        ] as [(ResultCode, Int32, String)])
    func `what SQLite says becomes one line with the code of the house`(
        code: ResultCode, exitCode: Int32, words: String
    ) {
        let error = JournalError(DatabaseError(resultCode: code), path: "/a/b.sqlite")
        #expect(error.exitCode == exitCode)
        #expect(error.description.contains(words) && error.description.hasPrefix("journal /a/b.sqlite"))
    }

    @Test func `a path cannot reach the terminal as a command`() {
        let error = JournalError(DatabaseError(resultCode: .SQLITE_FULL), path: "/a/\u{1B}[2J\r.sqlite")
        #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    }
}
