import Desk
import Reports
import Synchronization
import Units

/// Where the queue that reads a piped feed and the engine's queue meet.
///
/// Rows wait here until the engine's next step. When more come than a step should carry, a newer row takes the place
/// of the one of the same instrument that still waits: the newest price is always right, and memory is bounded.
final class FeedIntake: Sendable {
    /// What the connection says of itself.
    enum Connection: Sendable {
        case open, lost, ended
    }

    /// Rows that wait before newer ones take the place of older ones: at 50 steps a second 12,800 rows a
    /// second pass one by one.
    static let greatestWaiting = 256

    private struct Contents {
        var splitter = LineSplitter()
        var reader: any FeedLineReader
        var gate: FeedGate
        var waiting: [FeedGate.Arrival] = []
        /// Where the last waiting row of each symbol and kind stands; -1 for none.
        var lastPlaces: [Int] = []
        var coalescedCount: UInt64 = 0
        var connection = Connection.open
    }

    private let contents: Mutex<Contents>
    private let feed: PipedFeed
    private let clock: any EngineClock
    private let begun: Int64
    /// The feed's number: it comes after those that are pulled.
    private let number: UInt16
    /// Whether the feed cannot be made to wait.
    private let coalesces: Bool

    init(_ feed: PipedFeed, coalesces: Bool, state: DeskState, plan: DeskPlan, clock: any EngineClock) {
        self.feed = feed
        self.coalesces = coalesces
        self.clock = clock
        begun = clock.now()
        number = UInt16(plan.sources().count)
        let listed = plan.setUp.count { if case .listInstrument = $0 { true } else { false } }
        let room = max(0, PipedFeed.greatestNewSymbolCount - (state.instrumentCount - listed))
        contents = Mutex(
            Contents(reader: feed.reader, gate: FeedGate(FeedSymbols(state, newSymbols: room))))
    }

    /// Takes bytes as they came.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        let (wall, now) = (clock.wallTime(), clock.now())
        contents.withLock { contents in
            contents.connection = .open
            var splitter = LineSplitter()
            swap(&splitter, &contents.splitter)
            splitter.take(bytes) { piece, line in
                take(piece, line, into: &contents, wall: wall, now: now)
            }
            contents.splitter = splitter
        }
    }

    /// Whether a reader that can wait should: as many rows wait as one batch has.
    var isFull: Bool { contents.withLock { $0.waiting.count >= TradingEngine.greatestBatch } }

    /// The bytes have ended, for now or for good. What is left of a line counts only where its own last byte
    /// says that it is whole: half a number is another number.
    func end(_ connection: Connection) {
        let (wall, now) = (clock.wallTime(), clock.now())
        contents.withLock { contents in
            if let rest = contents.splitter.takeRest() {
                let line = contents.splitter.count
                if rest.last(where: { $0 > 0x20 }) == UInt8(ascii: "}") {
                    rest.withUnsafeBufferPointer {
                        take(.line($0), line, into: &contents, wall: wall, now: now)
                    }
                } else {
                    contents.gate.drop(SafeText("line \(line) has no end: it may be cut short"))
                }
            }
            contents.connection = connection
        }
    }

    /// Whether the feed has ended for good and nothing of it waits.
    var hasEnded: Bool {
        contents.withLock { contents in
            guard case .ended = contents.connection else { return false }
            return contents.waiting.isEmpty
        }
    }

    /// Moves what waits into a batch; the ticks of instruments that must be listed first follow in the next one.
    ///
    /// - Returns: whether rows wait for an instrument that this batch lists.
    func drain(_ state: DeskState, into batch: inout Batch) -> Bool {
        contents.withLock { contents in
            batch.commands += contents.gate.symbols.settle(state).map(Command.listInstrument(symbol:))
            guard !contents.waiting.isEmpty else { return false }
            var later: [FeedGate.Arrival] = []
            for arrival in contents.waiting {
                switch contents.gate.symbols.entries[arrival.symbol].instrument {
                case .listed(let instrument):
                    batch.ticks.append(
                        Tick(
                            price: arrival.price, time: arrival.time, instrument: instrument, feed: number,
                            kind: arrival.kind))
                case .asked, .unknown: later.append(arrival)
                case .refused: contents.gate.drop(count: 1)
                }
                contents.lastPlaces[FeedIntake.slot(arrival)] = -1
            }
            contents.waiting.removeAll(keepingCapacity: true)
            for arrival in later { FeedIntake.append(arrival, to: &contents) }
            return !later.isEmpty
        }
    }

    /// The desk went back to an earlier state: instruments must be looked up anew.
    func forgetInstruments() { contents.withLock { $0.gate.symbols.forgetInstruments() } }

    /// Says to the desk that the feed has fallen silent for longer than its limit, or speaks again; `nil` while
    /// that has not changed.
    func silenceToNote(_ state: DeskState) -> Command? {
        let now = clock.now()
        let last = contents.withLock { $0.gate.taken } ?? begun
        let isSilent = now - last > feed.maximumAge
        guard isSilent != state.isSilent(number) else { return nil }
        let second = Timestamp.nanosecondsPerSecond
        return .noteFeed(
            number, silentSeconds: isSilent ? UInt64((now - last) / second) : nil,
            limit: UInt64(max(0, feed.maximumAge / second)), at: clock.wallTime())
    }

    /// How the feed runs now.
    func status() -> FeedStatus {
        let now = clock.now()
        return contents.withLock { contents in
            var status = FeedStatus(name: feed.name)
            status.note(contents.gate, now: now)
            status.coalescedCount = contents.coalescedCount
            status.condition = condition(contents, status, now: now)
            return status
        }
    }

    private func condition(_ contents: Contents, _ status: FeedStatus, now: Int64) -> FeedStatus.Condition {
        switch contents.connection {
        case .ended: return .ended
        case .lost: return .lost
        case .open: break
        }
        if status.age ?? (now - begun) > feed.maximumAge { return .silent }
        if contents.gate.sources.quarantinedCount > 0 { return .quarantined }
        if status.age == nil { return .waiting }
        return status.unchangedFor ?? 0 >= FeedStatus.frozenAfter ? .frozen : .live
    }

    private func take(
        _ piece: LineSplitter.Piece, _ line: UInt64, into contents: inout Contents, wall: Timestamp,
        now: Int64
    ) {
        let read: PipedLine
        switch piece {
        case .tooLong:
            read = .bad(
                source: "", words: SafeText("line \(line) is longer than \(LineSplitter.greatestLine) bytes"))
        case .line(let bytes): read = contents.reader.read(bytes.span, number: line)
        }
        guard let arrival = contents.gate.take(read, wall: wall, now: now) else { return }
        put(arrival, into: &contents)
    }

    private func put(_ arrival: FeedGate.Arrival, into contents: inout Contents) {
        let slot = FeedIntake.slot(arrival)
        if coalesces, contents.waiting.count >= FeedIntake.greatestWaiting, slot < contents.lastPlaces.count,
            contents.lastPlaces[slot] >= 0
        {
            contents.waiting[contents.lastPlaces[slot]] = arrival
            contents.coalescedCount += 1
        } else {
            FeedIntake.append(arrival, to: &contents)
        }
    }

    private static func append(_ arrival: FeedGate.Arrival, to contents: inout Contents) {
        while contents.lastPlaces.count <= slot(arrival) { contents.lastPlaces.append(-1) }
        contents.lastPlaces[slot(arrival)] = contents.waiting.count
        contents.waiting.append(arrival)
    }

    private static func slot(_ arrival: FeedGate.Arrival) -> Int {
        arrival.symbol * 2 + Int(arrival.kind.rawValue)
    }
}

extension FeedStatus {
    /// Nanoseconds without any change of a price after which the feed counts as frozen: two minutes.
    static let frozenAfter: Int64 = 120_000_000_000

    fileprivate mutating func note(_ gate: FeedGate, now: Int64) {
        age = gate.taken.map { now - $0 }
        unchangedFor = gate.changed.map { now - $0 }
        takenCount = gate.takenCount
        droppedCount = gate.droppedCount
        conflictCount = gate.conflictCount
        quarantined = gate.sources.quarantined(limit: FeedStatus.listedAtMost)
        problems = gate.problems.reversed()
        unchanged = gate.symbols.entries.lazy.compactMap { entry in
            let still = entry.changed == .min ? 0 : entry.seen - entry.changed
            guard still >= FeedStatus.frozenAfter else { return nil }
            return SafeText("\(entry.symbol) unchanged \(still / 60_000_000_000) min")
        }.prefix(FeedStatus.listedAtMost).map { $0 }
    }
}
