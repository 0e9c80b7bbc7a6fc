import Analytics
import ArgumentParser
import CSystem
import Engine
import Formats
import Glibc
import Journal
import Reports
import Terminal
import Units

/// Something that a verb could not do: one line for standard error and the exit code of the house.
struct Failure: Error {
    var line: String
    var exitCode: Int32

    /// Something differs from what it says, or is short.
    static let differs: Int32 = 1
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
        case let error as OptionError: self.init(error.description, exitCode: Failure.badData)
        case let error as RatesError: self.init(error.description, exitCode: Failure.badData)
        case let error as RiskError: self.init(error.description, exitCode: Failure.badData)
        case let error as VolatilityError: self.init(error.description, exitCode: Failure.badData)
        case let error as StressError:
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

    /// A scenario that the command line wrote wrongly is a usage error.
    private static func exitCode(for error: StressError) -> Int32 {
        if case .withoutPrice = error { Failure.badData } else { Failure.usage }
    }

    private static func words(for error: StressError) -> String {
        switch error {
        case .nothingShocked: "the scenario shocks nothing: give --shock SYMBOL=STEP or --scenario NAME"
        case .unknownAsset(let symbol, let nearest):
            "the scenario names \(symbol), which this desk does not list"
                + (nearest.map { "; did you mean \(SafeText($0))?" } ?? "")
        case .assetTwice(let symbol): "the scenario names \(symbol) twice"
        case .withoutPrice(let symbol): "\(symbol) has no price that could move"
        case .impossibleStep(let symbol, let millionths):
            "a step of \(symbol) by \(millionths) millionths leaves no price: from above -100% to +1000000%"
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
