import Foundation
import Glibc

/// The built program: it lies in the folder of the test bundle, whatever the configuration and the build folder.
enum BuiltProgram {
    /// Its path; nil where only the tests were built.
    static let path: String? = {
        let candidates = [bundle, CommandLine.arguments.first ?? ""].map { path in
            path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
                + "/plimsoll"
        }
        return candidates.first { access($0, X_OK) == 0 }
    }()

    static var isThere: Bool { path != nil }

    /// The file that this process runs.
    private static var bundle: String {
        guard let path = realpath("/proc/self/exe", nil) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// Runs the program to its end.
    static func run(
        _ arguments: [String], in folder: TestFolder, environment: [String: String] = [:],
        output: String? = nil
    ) -> Ending {
        RunningProgram(arguments, in: folder, environment: environment, output: output).wait()
    }
}

/// How a program ended, and what it wrote.
struct Ending {
    /// The exit code, or 128 and the number of the signal that ended it.
    var code: Int32
    var output: String
    var errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}

/// A program that runs: standard input is empty, its output goes to files, no shell comes between.
final class RunningProgram {
    let process: pid_t
    private let outputPath: String
    private let errorPath: String

    /// Nanoseconds after which a program that does not end counts as hung: far longer than any run takes.
    private static let patience: UInt64 = 180_000_000_000

    /// Starts the program; no desk file of whoever runs the tests counts.
    init(
        _ arguments: [String], in folder: TestFolder, environment: [String: String] = [:],
        output: String? = nil
    ) {
        outputPath = output ?? folder.newPath("out")
        errorPath = folder.newPath("err")
        process = RunningProgram.spawn(
            BuiltProgram.path ?? "", arguments,
            environment: ["XDG_CONFIG_HOME": folder.path].merging(environment) { $1 }, output: outputPath,
            errors: errorPath)
    }

    private static func spawn(
        _ path: String, _ arguments: [String], environment: [String: String], output: String, errors: String
    ) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let settings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            .map { "\($0)=\($1)" }
        var process: pid_t = 0
        let failure = withPointers([path] + arguments) { arguments in
            withPointers(settings) { posix_spawn(&process, path, &actions, nil, arguments, $0) }
        }
        precondition(failure == 0, "\(path) cannot be run: \(String(cString: strerror(failure)))")
        return process
    }

    private static func withPointers<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }

    /// Bytes of standard output so far.
    var outputSize: Int { TestFolder.size(of: outputPath) }

    /// Ends the program at once, as a power cut of its own would.
    func kill() { Glibc.kill(process, SIGKILL) }

    /// Watches the program until something holds or it has ended.
    func watch(until isSo: () -> Bool) {
        let start = RunningProgram.now()
        while !isSo(), !hasEnded, RunningProgram.now() - start < RunningProgram.patience { usleep(100) }
    }

    /// Waits for the end of the program; one that hangs is killed.
    func wait() -> Ending {
        let start = RunningProgram.now()
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if RunningProgram.now() - start > RunningProgram.patience { kill() }
            usleep(500)
        }
        let signal = status & 0x7F
        return Ending(
            code: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: TestFolder.text(of: outputPath), errors: TestFolder.text(of: errorPath))
    }

    /// Whether the program has ended; it can still be waited for.
    private var hasEnded: Bool {
        var facts = siginfo_t()
        return waitid(P_PID, id_t(process), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 && facts.si_signo != 0
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
