import GRDB
import Units

/// Why a journal cannot be used, in one line: what, where, and what to do.
public struct JournalError: Error, CustomStringConvertible, Sendable {
    /// The line.
    public let description: String
    /// The exit code of the house.
    public let exitCode: Int32

    /// Whether the file is damaged: what it holds cannot be trusted, and an audit says so.
    public private(set) var isDamage = false
    /// Whether there was no room: what could not be written can be written once there is.
    public private(set) var isOutOfRoom = false

    /// Whether another desk holds the journal.
    public var isHeld: Bool { exitCode == JournalError.locked }

    init(_ description: String, exitCode: Int32) {
        self.description = SafeText(description).text
        self.exitCode = exitCode
    }

    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    static let locked: Int32 = 75
    static let permission: Int32 = 77
    static let configuration: Int32 = 78

    /// Puts what SQLite says into one line.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self.init("journal \(path): \(error)", exitCode: JournalError.inputOutput)
            return
        }
        switch error.resultCode {
        case _ where error.isOutOfRoom:
            self.init(
                "journal \(path): the disk is full; make room and start again",
                exitCode: JournalError.inputOutput)
            isOutOfRoom = true
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                "journal \(path) is damaged; keep it for inspection and name another with --journal PATH",
                exitCode: JournalError.badData)
            isDamage = true
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                "journal \(path) is in use by another program; close that, or name another with --journal PATH",
                exitCode: JournalError.locked)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init("journal \(path) cannot be written: \(error.words)", exitCode: JournalError.permission)
        default:
            self.init("journal \(path): \(error.words)", exitCode: JournalError.inputOutput)
        }
    }
}

extension DatabaseError {
    /// Whether there was no room for what had to be written; for the index of its log SQLite has a name of its own.
    fileprivate var isOutOfRoom: Bool {
        resultCode == .SQLITE_FULL || extendedResultCode == .SQLITE_IOERR_SHMSIZE
    }

    fileprivate var words: String { message ?? "SQLite error \(resultCode.rawValue)" }
}
