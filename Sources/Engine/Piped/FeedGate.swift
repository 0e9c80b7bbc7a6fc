import Desk
import Reports
import Units

/// Decides which rows of a piped feed the desk sees, and remembers what was wrong with the others.
///
/// No clock of its own: every row comes with the wall time (for stamps) and the monotonic time (for ages) at which
/// it arrived. Memory is bounded whatever comes.
struct FeedGate: Sendable {
    /// A price on its way to the desk; its instrument may not be listed yet.
    struct Arrival: Hashable, Sendable {
        var symbol: Int
        var price: Price
        var time: Timestamp
        var kind: Tick.Kind
    }

    /// How far a source's time may lie ahead of the wall clock, in nanoseconds: an hour. One row of next year
    /// would make every row until then late.
    static let greatestLead: Int64 = 3_600_000_000_000

    var symbols: FeedSymbols
    private(set) var sources = SourceWatch()
    private(set) var takenCount: UInt64 = 0
    private(set) var droppedCount: UInt64 = 0
    private(set) var conflictCount: UInt64 = 0
    /// The last problems, oldest first.
    private(set) var problems: [SafeText] = []
    /// Monotonic times of the last row taken and of the last change of any price.
    private(set) var taken: Int64?
    private(set) var changed: Int64?

    init(_ symbols: FeedSymbols) { self.symbols = symbols }

    /// Takes what a line held; returns the price that goes on to the desk, if one does.
    mutating func take(_ line: PipedLine, wall: Timestamp, now: Int64) -> Arrival? {
        switch line {
        case .nothing: return nil
        case .bad(let source, let words):
            noteBad(source, words)
            return nil
        case .row(let row): return take(row, wall: wall, now: now)
        }
    }

    /// Counts a row that was dropped, and keeps why.
    mutating func drop(_ words: SafeText) {
        droppedCount += 1
        note(words)
    }

    /// Counts rows that were dropped for a reason that is known already.
    mutating func drop(count: UInt64) { droppedCount += count }

    private mutating func take(_ row: FeedRow, wall: Timestamp, now: Int64) -> Arrival? {
        if let time = row.time, time.nanoseconds(since: wall) > FeedGate.greatestLead {
            noteBad(row.source, SafeText("\(row.symbol): its time lies more than an hour ahead of the clock"))
            return nil
        }
        guard sources.admitsGood(row.source) else {
            droppedCount += 1
            return nil
        }
        guard let place = symbols.place(row.symbol) else {
            drop(SafeText("\(row.symbol): more than \(PipedFeed.greatestNewSymbolCount) new symbols"))
            return nil
        }
        guard symbols.entries[place].instrument != .refused else {
            droppedCount += 1
            return nil
        }
        return take(row, at: place, wall: wall, now: now)
    }

    private mutating func take(_ row: FeedRow, at place: Int, wall: Timestamp, now: Int64) -> Arrival? {
        let kind = Int(row.kind.rawValue)
        let last = symbols.entries[place].quotes[kind]
        // Without a time of its own a row holds from its arrival on, and never before the row it follows.
        let time = row.time ?? max(wall, last.time)
        guard time >= last.time else {
            drop(SafeText("\(row.symbol): older than the price before it"))
            return nil
        }
        if row.time != nil, time == last.time, last.price != 0 {
            guard row.price.raw != last.price else {
                droppedCount += 1
                return nil
            }
            conflictCount += 1
            note(SafeText("\(row.symbol): two prices for one time; the later row counts"))
        }
        record(row, at: place, time: time, hasChanged: row.price.raw != last.price, now: now)
        return Arrival(symbol: place, price: row.price, time: time, kind: row.kind)
    }

    private mutating func record(
        _ row: FeedRow, at place: Int, time: Timestamp, hasChanged: Bool, now: Int64
    ) {
        takenCount += 1
        taken = now
        symbols.entries[place].quotes[Int(row.kind.rawValue)] = FeedSymbols.Quote(
            time: time, price: row.price.raw)
        symbols.entries[place].seen = now
        if symbols.entries[place].instrument == .unknown { symbols.unsettle() }
        guard hasChanged else { return }
        symbols.entries[place].changed = now
        changed = now
    }

    private mutating func noteBad(_ source: SafeText, _ words: SafeText) {
        drop(words)
        if sources.noteBad(source) {
            let name = source.text.isEmpty ? "the feed" : "source \(source)"
            note(SafeText("\(name) is in quarantine until \(SourceWatch.streak) good rows in a row"))
        }
    }

    private mutating func note(_ words: SafeText) {
        if problems.count == FeedStatus.listedAtMost { problems.removeFirst() }
        problems.append(words)
    }
}
