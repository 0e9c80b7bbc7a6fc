import ArgumentParser
import CSystem
import Engine
import Formats
import Glibc
import Journal
import Terminal
import Units

/// Something that a verb could not do: one line for standard error and the exit code of the house.
struct Failure: Error {
    var line: String
    var exitCode: Int32

    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let noTerminal: Int32 = 69
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    static let configuration: Int32 = 78

    init(_ line: String, exitCode: Int32) {
        self.line = line
        self.exitCode = exitCode
    }

    /// Puts any error of the rooms below into one line.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as ValidationError: self.init(error.message, exitCode: Failure.usage)
        case let error as FileError: self.init(error.description, exitCode: error.exitCode)
        case let error as FeedError: self.init(error.description.text, exitCode: error.exitCode)
        case let error as JournalError: self.init(error.description, exitCode: error.exitCode)
        case let error as TerminalError: self.init(error.description, exitCode: error.exitCode)
        case let error as DeskPlanError:
            self.init(Failure.words(for: error), exitCode: Failure.exitCode(for: error))
        case let error as ByteCodingError:
            self.init(
                "the journal's snapshot is damaged at byte \(error.offset): expected \(error.expected); "
                    + "start anew with --fresh", exitCode: Failure.badData)
        default: self.init("\(SafeText("\(error)"))", exitCode: 1)
        }
    }

    /// What the command line named wrongly is a usage error.
    private static func exitCode(for error: DeskPlanError) -> Int32 {
        switch error {
        case .refused(.symbolNotListed), .refused(.symbolAlreadyListed): Failure.usage
        case .otherPlan: Failure.usage
        case .refused, .marketRefused, .unreadable: Failure.badData
        }
    }

    private static func words(for error: DeskPlanError) -> String {
        switch error {
        case .refused(.symbolNotListed(let symbol)):
            "the accounts hold \(symbol), which has no price: give --prices \(symbol)=FILE or --feed"
        case .refused(.symbolAlreadyListed(let symbol)):
            "\(symbol) is given twice: one --prices for each symbol"
        case .refused(let reason): "the desk cannot be set up: \(SafeText("\(reason)"))"
        case .marketRefused(let refusal): "the market cannot be set up: \(SafeText("\(refusal)"))"
        case .otherPlan(let run, let made):
            "run \(run) was made from another market or book; give the options that made: \(made)"
        case .unreadable(let why): "the journal cannot be resumed: \(why); start anew with --fresh"
        }
    }

    /// Writes the line and ends the program.
    func exit() -> Never {
        StandardError.write(line)
        Glibc.exit(exitCode)
    }
}

/// Standard error, a line at a time.
enum StandardError {
    static func write(_ line: String) {
        let bytes = Array("plimsoll: \(line)\n".utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
