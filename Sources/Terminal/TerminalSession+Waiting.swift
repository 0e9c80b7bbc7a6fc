import CSystem
import Glibc
import Screen

extension TerminalSession {
    /// Waits for a key, a signal, the end of the terminal or a wake-up, and sends what is due meanwhile.
    ///
    /// - Parameters:
    ///   - descriptor: an event descriptor to be woken by; it is drained.
    ///   - timeoutMilliseconds: how long at most; -1 for ever.
    /// - Returns: what happened, in order; nothing when the time is over.
    public func wait(for descriptor: Int32, timeoutMilliseconds: Int32) -> [TerminalEvent] {
        var requests = [
            pollfd(fd: options.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: output.isWaiting ? output.pollDescriptor : -1, events: Int16(POLLOUT), revents: 0),
        ]
        poll(&requests, nfds_t(requests.count), timeout(atMost: timeoutMilliseconds))
        var events: [TerminalEvent] = []
        if requests[0].revents != 0 { readInput(into: &events) }
        endInputIfDue(into: &events)
        if requests[1].revents != 0 { readSignals(into: &events) }
        hasResumed = false
        if requests[2].revents != 0 {
            csystem_event_drain(descriptor)
            events.append(.woken)
        }
        pump(at: TerminalSession.now())
        if output.isBroken { events.append(.hungUp) }
        return events
    }

    /// The shortest of the caller's time, the escape delay and the pacer's.
    private func timeout(atMost milliseconds: Int32) -> Int32 {
        let now = TerminalSession.now()
        var deadlines: [Int64] = []
        if let deadline = decoder.deadline { deadlines.append(deadline) }
        if painter.isWaiting, case .wait(let until) = pacer.advice(at: now) { deadlines.append(until) }
        guard let first = deadlines.min() else { return milliseconds }
        let rest = Int32(clamping: max(0, (first - now + 999_999) / 1_000_000))
        return milliseconds < 0 ? rest : min(rest, milliseconds)
    }

    func readInput(into events: inout [TerminalEvent]) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { read(options.input, $0.baseAddress, $0.count) }
        guard count > 0 else {
            // End of file or an error of the line: the terminal is gone, and asking again would never end.
            if count == 0 || (errno != EINTR && errno != EAGAIN) { events.append(.hungUp) }
            return
        }
        var decoded: [InputDecoder.Output] = []
        decoder.decode(buffer[..<count], at: TerminalSession.now(), into: &decoded)
        report(decoded, into: &events)
    }

    private func endInputIfDue(into events: inout [TerminalEvent]) {
        var decoded: [InputDecoder.Output] = []
        decoder.end(at: TerminalSession.now(), into: &decoded)
        report(decoded, into: &events)
    }

    private func report(_ decoded: [InputDecoder.Output], into events: inout [TerminalEvent]) {
        for output in decoded {
            switch output {
            case .event(let event): events.append(.input(event))
            case .cursorReport: pacer.noteAnswer(at: TerminalSession.now())
            }
        }
    }

    private func readSignals(into events: inout [TerminalEvent]) {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBytes { read(signals, $0.baseAddress, $0.count) }
        var isResized = false
        for byte in bytes.prefix(max(0, count)) {
            switch Int32(byte) {
            case SIGWINCH: isResized = true
            case SIGTSTP: events.append(.stopRequested)
            case SIGCONT: noteContinued(&events)
            default: events.append(.endRequested(signal: Int32(byte)))
            }
        }
        guard isResized else { return }
        measure()
        events.append(.input(.resize(width: size.width, height: size.height)))
    }

    /// To continue undoes the stops that were asked for before it, as it does for the system; after a stop of our
    /// own the terminal has been taken again already.
    private func noteContinued(_ events: inout [TerminalEvent]) {
        events.removeAll { $0 == .stopRequested }
        if !hasResumed { resume() }
    }
}
