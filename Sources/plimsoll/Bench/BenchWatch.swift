import ArgumentParser
import Desk
import Engine
import Formats
import Glibc
import Units

/// What one tick costs beside a million watched accounts, on a recorded path of prices.
struct BenchWatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Nanoseconds of a tick with a great book under watch.",
        discussion: """
            Every instrument follows the recorded prices, each from another row on, to the end and back. The line says \
            how many of the ticks moved a price, and how often an account was looked at.
            """)

    @Option(help: "Accounts of one to eight positions each.") var accounts = 1_000_000
    @Option(help: "Instruments.") var instruments = 100
    @Option(help: "A price file.") var prices: String
    @Option(help: "Ticks of one run.") var ticks = 2_000_000
    @Option(help: "Runs, one after the other along the path.") var runs = 5

    func validate() throws {
        guard instruments > 0, instruments <= 65_536, (1...4_000_000).contains(accounts), ticks > 0, runs > 0
        else {
            throw ValidationError("--instruments, --accounts, --ticks and --runs must be greater than 0")
        }
    }

    func run() throws {
        let rows = try PriceFile.load(prices, symbol: "ETH").rows.map(\.price.raw)
        var path = RecordedWalk(rows, instruments: instruments)
        var watched = WatchedBook(accounts: accounts, instruments: instruments, first: path.opening())
        print("plimsoll watch: \(watched.account)")
        let costs = (0..<runs).map { _ in watched.cost(of: ticks, along: &path) }
        print(
            "plimsoll watch: \(accounts) accounts x 1-8, \(instruments) instruments, \(rows.count) rows: ns a tick "
                + "\(Spread(costs)); \(watched.work(ticks * runs))")
    }
}

/// A desk with a great book, and what became of it.
private struct WatchedBook {
    private var state = DeskState()
    private var events: [Event] = []
    private let clock = SystemClock()
    private var eventCount = 0
    private var movedCount = 0
    /// How long it took to open the book, and what it holds of memory.
    private(set) var account = ""

    private static let ticksPerBatch = 4_096
    private static let accountsPerBatch = 10_000

    init(accounts: Int, instruments: Int, first: [Tick]) {
        var market = BenchMarket(instruments: instruments, accounts: accounts, positions: 1...8)
        state.apply(Batch(commands: market.listing(), ticks: first), into: &events)
        var opened: Int64 = 0
        for start in stride(from: 0, to: accounts, by: WatchedBook.accountsPerBatch) {
            let batch = Batch(
                commands: market.opening(start..<min(start + WatchedBook.accountsPerBatch, accounts)))
            let began = clock.now()
            state.apply(batch, into: &events)
            opened += clock.now() - began
            events.removeAll(keepingCapacity: true)
        }
        account =
            "opened \(accounts) accounts in \(opened / 1_000_000) ms, \(WatchedBook.greatestMebibytes) MiB at most"
    }

    /// The most memory that the program has had so far.
    private static var greatestMebibytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1_024
    }

    /// Applies so many ticks and returns nanoseconds for each, the making of the ticks left out.
    mutating func cost(of count: Int, along path: inout RecordedWalk) -> Double {
        var spent: Int64 = 0
        for start in stride(from: 0, to: count, by: WatchedBook.ticksPerBatch) {
            let batch = Batch(ticks: path.next(min(WatchedBook.ticksPerBatch, count - start)))
            let began = clock.now()
            state.apply(batch, into: &events)
            spent += clock.now() - began
            eventCount += events.count
            events.removeAll(keepingCapacity: true)
        }
        movedCount = path.movedCount
        return Double(spent) / Double(count)
    }

    /// What the ticks did.
    func work(_ count: Int) -> String {
        "\(movedCount) of \(count) ticks moved a price, \(eventCount) events, \(state.lookCount) looks"
    }
}

/// Recorded prices under every instrument of a market, from 100 dollars on.
struct RecordedWalk {
    private let rows: [UInt128]
    private var places: [Int]
    private let bases: [UInt128]
    private var last: [UInt128]
    private var turn = 0
    private var time: Int64 = 0
    /// Ticks that moved a price.
    private(set) var movedCount = 0

    /// Takes rows of prices times 1e18; the path goes to their end and back.
    init(_ rows: [UInt128], instruments: Int) {
        self.rows = rows + rows.reversed()
        places = (0..<instruments).map { $0 * rows.count / instruments }
        bases = places.map { rows[$0] }
        last = bases
    }

    /// The first tick of every instrument.
    mutating func opening() -> [Tick] { next(places.count) }

    /// The next ticks, the instruments in turn, a microsecond apart.
    mutating func next(_ count: Int) -> [Tick] { (0..<count).map { _ in next() } }

    private mutating func next() -> Tick {
        let row = rows[places[turn]]
        if row != last[turn] { movedCount += 1 }
        last[turn] = row
        let tick = Tick(
            price: Price(raw: row * 100_000_000_000 / (bases[turn] / 1_000_000_000)),
            time: Timestamp(nanoseconds: time),
            instrument: InstrumentID(UInt32(turn)), feed: 0)
        places[turn] = (places[turn] + 1) % rows.count
        turn = (turn + 1) % places.count
        time += 1_000
        return tick
    }
}
