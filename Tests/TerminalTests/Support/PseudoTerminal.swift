import CSystem
import Glibc

/// A pseudo-terminal that a session is opened on, and what was sent to it.
final class PseudoTerminal {
    let master: Int32
    let slave: Int32
    private(set) var output: [UInt8] = []

    init(columns: Int32, rows: Int32) {
        var slave: Int32 = -1
        master = csystem_pty_open(columns, rows, &slave)
        self.slave = slave
        precondition(master >= 0 && slave >= 0, "a test needs a pseudo-terminal")
        _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        close(master)
        close(slave)
    }

    /// Takes what has been sent since the last call.
    func take() -> String {
        var taken: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            taken.append(contentsOf: buffer.prefix(count))
        }
        output += taken
        return String(decoding: taken, as: UTF8.self)
    }

    /// Types bytes.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        let count = write(master, bytes, bytes.count)
        precondition(count == bytes.count, "the pseudo-terminal takes few bytes at once")
    }

    /// The local modes of the terminal.
    var localModes: tcflag_t {
        var modes = termios()
        tcgetattr(slave, &modes)
        return modes.c_lflag
    }
}
