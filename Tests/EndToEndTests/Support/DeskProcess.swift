import CSystem
import Glibc
import Testing

/// The built desk in a pseudo-terminal of its own: keys go in, and what it sends is kept and read.
///
/// It answers the desk's questions for the cursor as a terminal does. Nothing here sleeps: it waits on text or on
/// the end of the process, up to a deadline.
final class DeskProcess {
    let process: pid_t
    private(set) var master: Int32
    /// Everything that the desk has sent.
    private(set) var sent: [UInt8] = []
    /// What a person would see.
    private(set) var screen: ScreenModel
    /// How the process ended: its exit code, or 128 and the number of the signal.
    private(set) var exitCode: Int32?
    private var answered = 0
    private var isTyping = false

    static let patience: Int64 = 10_000_000_000

    /// Starts a program, by default the desk with some arguments.
    init(
        _ arguments: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24,
        folder: ScratchFolder, program: String = DeskProcess.desk
    ) {
        var settings = [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_STATE_HOME": folder.path, "HOME": folder.path,
            "PATH": "/usr/bin:/bin",
        ]
        settings.merge(environment) { $1 }
        var process: pid_t = 0
        master = DeskProcess.spawn(
            program, arguments, settings, Int32(columns), Int32(rows), &process)
        self.process = process
        screen = ScreenModel(columns: columns, rows: rows)
        precondition(master >= 0, "the built desk cannot be started")
        _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        if exitCode == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        hangUp()
    }

    /// The executable that was built beside these tests.
    static let desk: String = {
        guard let own = realpath("/proc/self/exe", nil) else { return "plimsoll" }
        defer { free(own) }
        return "/" + String(cString: own).split(separator: "/").dropLast().joined(separator: "/")
            + "/plimsoll"
    }()

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String], _ columns: Int32,
        _ rows: Int32, _ process: inout pid_t
    ) -> Int32 {
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        return csystem_pty_spawn(program, &words, &settings, columns, rows, &process)
    }
}

extension DeskProcess {
    /// Waits until something is so; a failure shows the screen.
    @discardableResult
    func wait(
        _ what: Comment, within nanoseconds: Int64 = patience, _ location: SourceLocation = #_sourceLocation,
        until isSo: (DeskProcess) -> Bool
    ) -> Bool {
        let end = now() + nanoseconds
        while !isSo(self) {
            guard now() < end else {
                Issue.record("\(what) did not happen.\n\(screen.text)", sourceLocation: location)
                return false
            }
            step(milliseconds: 20)
        }
        return true
    }

    /// Waits until the screen shows a text.
    @discardableResult
    func wait(for text: String, _ location: SourceLocation = #_sourceLocation) -> Bool {
        wait("\"\(text)\" on the screen", location) { $0.screen.text.contains(text) }
    }

    /// Waits for the end and returns the exit code.
    @discardableResult
    func end(within nanoseconds: Int64 = patience, _ location: SourceLocation = #_sourceLocation) -> Int32? {
        wait("the end", within: nanoseconds, location) { $0.exitCode != nil }
        step(milliseconds: 0)
        return exitCode
    }

    /// Types bytes, as much at a time as the terminal takes.
    func type(_ bytes: [UInt8], within nanoseconds: Int64 = patience) {
        var rest = bytes[...]
        isTyping = true
        defer { isTyping = false }
        let end = now() + nanoseconds
        while !rest.isEmpty, exitCode == nil, now() < end {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                step(milliseconds: 20, for: Int16(POLLIN | POLLOUT))
            }
        }
    }

    func type(_ text: String) { type(Array(text.utf8)) }

    func signal(_ number: Int32) { kill(process, number) }

    func resize(columns: Int, rows: Int) {
        screen = ScreenModel(columns: columns, rows: rows)
        csystem_pty_resize(master, Int32(columns), Int32(rows))
    }

    /// Closes the terminal, as a line that drops does.
    func hangUp() {
        if master >= 0 { close(master) }
        master = -1
    }

    /// Everything that the desk has sent, as text.
    var sentText: String { String(decoding: sent, as: UTF8.self) }

    /// The modes of the terminal.
    var modes: termios {
        var modes = termios()
        tcgetattr(master, &modes)
        return modes
    }

    /// Whether the terminal echoes and edits lines, as a shell leaves it.
    var isCooked: Bool { modes.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO) }

    /// Whether a process of the job control's kind is stopped.
    func isStopped(_ process: pid_t) -> Bool {
        facts("stat", of: process).split(separator: ")").last?.hasPrefix(" T") ?? false
    }

    /// Looks until the desk has sent something whether it ignores a signal.
    func ignoresWhileDrawing(_ signal: Int32) -> Bool {
        let (end, former) = (now() + DeskProcess.patience, sent.count)
        while sent.count == former, now() < end {
            if ignores(signal) { return true }
            step(milliseconds: 0)
        }
        return false
    }

    private func ignores(_ signal: Int32) -> Bool {
        let line = facts("status", of: process).split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
        let mask = line.flatMap { UInt64($0.dropFirst(8), radix: 16) } ?? 0
        return mask >> UInt64(signal - 1) & 1 == 1
    }

    /// What the system tells of a process.
    private func facts(_ name: String, of process: pid_t) -> String {
        guard let stream = fopen("/proc/\(process)/\(name)", "r") else { return "" }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Waits shortly for output, takes it, answers, and looks whether the process has ended.
    private func step(milliseconds: Int32, for events: Int16 = Int16(POLLIN)) {
        if master >= 0 {
            var request = pollfd(fd: master, events: events, revents: 0)
            poll(&request, 1, milliseconds)
            takeOutput()
            answer()
        } else {
            poll(nil, 0, milliseconds)
        }
        guard exitCode == nil else { return }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return }
        if master >= 0 { takeOutput() }
        let signal = status & 0x7F
        exitCode = signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    private func takeOutput() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { return }
            keep(buffer[..<count])
        }
    }

    private func keep(_ bytes: ArraySlice<UInt8>) {
        sent += bytes
        screen.take(bytes)
    }

    /// Answers behind what is being typed, as a terminal does.
    private func answer() {
        guard master >= 0, !isTyping else { return }
        while answered < screen.questions, write(master, "\u{1B}[1;1R", 6) == 6 { answered += 1 }
    }
}
