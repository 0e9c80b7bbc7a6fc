@preconcurrency import Dispatch
import Glibc
import Synchronization
import Units

/// Reads a piped feed on a queue of its own, and makes the connection anew when it is lost.
///
/// `@unchecked Sendable`: all but the flag is touched on `queue` only.
final class FeedConnection: @unchecked Sendable {
    private let feed: PipedFeed
    private let intake: FeedIntake
    private let queue = DispatchQueue(label: "plimsoll.feed.piped", qos: .userInitiated)
    private let isStopped = Atomic<Bool>(false)
    private var open: OpenFeed
    private var backoff: Backoff
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private let arrived: @Sendable () -> Void

    /// The longest wait before the flag is looked at again, in milliseconds.
    private static let patience: Int32 = 100

    /// Takes over an open feed; nothing is read before `start`. `arrived` is called after bytes were taken,
    /// and when the feed has ended for good.
    init(_ feed: PipedFeed, open: OpenFeed, intake: FeedIntake, arrived: @escaping @Sendable () -> Void) {
        self.feed = feed
        self.intake = intake
        self.arrived = arrived
        self.open = open
        backoff = Backoff(seed: feed.seed)
    }

    /// Begins to read.
    func start() { queue.async { [self] in run() } }

    /// Lets the reading end soon; nobody waits for it.
    func stop() { isStopped.store(true, ordering: .releasing) }

    private func run() {
        while !isStopped.load(ordering: .acquiring) {
            guard readOnce() else { continue }
            close(open.descriptor)
            guard open.kind == .lasting else {
                intake.end(.ended)
                arrived()
                return
            }
            intake.end(.lost)
            guard reconnect() else { return }
        }
        close(open.descriptor)
    }

    /// Waits shortly for bytes and takes them.
    ///
    /// - Returns: whether the bytes have ended.
    private func readOnce() -> Bool {
        if open.kind == .file, intake.isFull {
            usleep(1_000)
            return false
        }
        var request = pollfd(fd: open.descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, FeedConnection.patience) > 0 else { return false }
        let count = read(open.descriptor, &buffer, buffer.count)
        guard count > 0 else { return count == 0 || (errno != EINTR && errno != EAGAIN) }
        backoff.reset()
        buffer.withUnsafeBufferPointer { intake.take(UnsafeBufferPointer(rebasing: $0[..<count])) }
        arrived()
        return false
    }

    /// Tries until the feed is there again.
    ///
    /// - Returns: false when the reading is to end.
    private func reconnect() -> Bool {
        while pause(backoff.next()) {
            guard let opened = try? OpenFeed(feed.origin, name: feed.name) else { continue }
            open = opened
            return true
        }
        return false
    }

    private func pause(_ milliseconds: Int64) -> Bool {
        var rest = milliseconds
        while rest > 0, !isStopped.load(ordering: .acquiring) {
            let slice = min(rest, Int64(FeedConnection.patience))
            poll(nil, 0, Int32(slice))
            rest -= slice
        }
        return !isStopped.load(ordering: .acquiring)
    }
}
