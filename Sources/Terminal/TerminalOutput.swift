import Glibc

/// Sends bytes to a terminal without ever waiting for it; what it does not take yet is kept.
struct TerminalOutput: ~Copyable {
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private var pending: [UInt8] = []
    private var sent = 0
    /// Bytes handed to the terminal so far.
    private(set) var byteCount: UInt64 = 0
    /// Whether the terminal is gone.
    private(set) var isBroken = false

    /// Bytes that one write hands over at most where a write could wait.
    private static let cautiousCount = 256

    /// Makes an output for a terminal.
    ///
    /// The terminal is opened anew so that only this program's view of it is non-blocking: the shell that
    /// started us shares the descriptor that we were given.
    init(_ given: Int32) {
        var name = [CChar](repeating: 0, count: 128)
        var own: Int32 = -1
        if ttyname_r(given, &name, name.count) == 0 {
            own = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        }
        ownsDescriptor = own >= 0
        descriptor = own >= 0 ? own : given
    }

    deinit { if ownsDescriptor { close(descriptor) } }

    /// Whether bytes wait for the terminal; poll `pollDescriptor` for writing then.
    var isWaiting: Bool { sent < pending.count && !isBroken }

    /// The descriptor to poll.
    var pollDescriptor: Int32 { descriptor }

    /// Appends bytes; `flush` sends them.
    mutating func append(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

    /// Sends what the terminal takes now.
    mutating func flush() {
        while isWaiting, canWrite() {
            let count = pending.withUnsafeBytes { buffer in
                let rest = buffer[sent...]
                let most = ownsDescriptor ? rest.count : min(rest.count, TerminalOutput.cautiousCount)
                return write(descriptor, rest.baseAddress, most)
            }
            if count > 0 {
                sent += count
                byteCount += UInt64(count)
            } else if errno == EAGAIN {
                break
            } else if errno != EINTR {
                isBroken = true
            }
        }
        if sent == pending.count {
            pending.removeAll(keepingCapacity: true)
            sent = 0
        }
    }

    /// Sends what is left, waiting at most so long for a terminal that is slow or gone.
    mutating func drain(milliseconds: Int32) {
        var turns = milliseconds / 10
        flush()
        while isWaiting, turns > 0 {
            var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&request, 1, 10)
            flush()
            turns -= 1
        }
    }

    private func canWrite() -> Bool {
        if ownsDescriptor { return true }
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&request, 1, 0) == 1
    }
}

extension Slice where Base == UnsafeRawBufferPointer {
    /// Where the slice begins in memory.
    fileprivate var baseAddress: UnsafeRawPointer? { base.baseAddress.map { $0 + startIndex } }
}
