import ArgumentParser
import Desk
import Dispatch
import Engine
import Formats
import Glibc
import Journal
import Reports
import Units

/// What durability costs: an order to the disk, ticks by value, and a restart.
struct BenchJournal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Orders and ticks to the disk, and a restart.")

    @Option(help: "A folder on the disk that is measured; it must exist.") var folder: String
    @Option(help: "Orders, one commit each.") var orders = 2_000
    @Option(help: "Ticks by value, and ticks before the restart.") var ticks: UInt64 = 1_000_000
    @Option(help: "Orders before the restart.") var restartOrders = 10_000

    func run() throws {
        do {
            try durableOrders()
            try pipedTicks()
            try restart()
        } catch {
            Failure(error).exit()
        }
    }

    private func path(_ name: String) -> String {
        let path = "\(folder)/bench-\(name).sqlite"
        for end in ["", "-wal", "-shm", "-lock", "-key", "-checkpoints"] { unlink(path + end) }
        return path
    }

    /// From the commit's call to its return, and from the order's sending to the report that shows it.
    private func durableOrders() throws {
        let clock = SystemClock()
        let store = try JournalStore.open(path: path("commit"))
        let run = try store.beginRun(
            descriptor: "bench", initial: SnapshotRecord(sequence: 0, state: DeskState().encoded()))
        let commands = BenchJournal.orderBytes
        var times: [Int64] = []
        for number in 1...UInt64(orders) {
            let start = clock.now()
            try store.commit(
                [
                    BatchRecord(
                        firstSequence: number, lastSequence: number, time: Int64(number), tickCounts: [],
                        commands: commands)
                ], run: run)
            times.append(clock.now() - start)
        }
        print("plimsoll order: \(commands.count) bytes to durable, ns: \(Percentiles(times)) (aim 1.2x bare)")
        let desk = try FlowDesk(JournalStore.open(path: path("orders")))
        times = []
        for _ in 0..<orders {
            let start = clock.now()
            _ = try desk.place()
            times.append(clock.now() - start)
        }
        try desk.end()
        print("plimsoll order: sent to shown, beside a live market, ns: \(Percentiles(times))")
    }

    /// The bytes of one order.
    private static var orderBytes: [UInt8] {
        var encoder = ByteEncoder()
        let action = OrderAction.sell(
            InstrumentID(0), quantity: UInt256(1_000_000 as UInt64), for: InstrumentID(1))
        Command.placeOrders([OrderRequest(clientID: 1, account: AccountID(0), action: action)])
            .encode(into: &encoder)
        return encoder.bytes
    }

    /// A file of rows through parser, engine and journal, to the last of them being durable.
    private func pipedTicks() throws {
        let file = "\(folder)/bench-feed.csv"
        try BenchJournal.writeFeed(file, rows: ticks)
        defer { unlink(file) }
        let clock = SystemClock()
        let plan = try PipedPlan.make(MarketOptions.parse(["--feed", file]), feed: file, silence: nil)
        let done = DispatchSemaphore(value: 0)
        let engine = try TradingEngine(
            plan, pace: .unbounded, journal: JournalStore.open(path: path("ticks")),
            observer: EngineObserver(ended: { _ in done.signal() }))
        let start = clock.now()
        engine.start()
        done.wait()
        let elapsed = clock.now() - start
        try engine.stop()
        let rate = UInt64(Double(ticks) * 1e9 / Double(max(1, elapsed)))
        print("plimsoll piped ticks: \(ticks) rows read, applied and durable: \(rate) rows/s (aim 0.7x bare)")
    }

    private static func writeFeed(_ path: String, rows: UInt64) throws {
        guard let stream = fopen(path, "w") else {
            throw Failure("cannot make \(path)", exitCode: Failure.cannotCreate)
        }
        defer { fclose(stream) }
        var chance = SeededGenerator(seed: 3)
        let symbols = ["ETH", "BTC", "SOL", "XAU"]
        for row in 0..<rows {
            let price = 300_000 + chance.next() % 1_000
            fputs(
                "\(symbols[Int(row % 4)]),\(price / 100).\(price % 100 + 100),\(1_700_000_000 + row / 100)\n",
                stream)
        }
    }

    /// A day's run: ticks of the market, orders between them, and what opens it again.
    private func restart() throws {
        let path = path("restart")
        var desk = RestartRun(path, ticks: ticks, orders: restartOrders)
        try desk.write()
        let size = "\(ticks) ticks, \(restartOrders) orders"
        try measureRestart(desk, "\(size), killed a twentieth of them after the last state that was kept")
        try desk.keepState()
        try measureRestart(desk, "\(size), ended cleanly")
    }

    private func measureRestart(_ desk: RestartRun, _ name: String) throws {
        let clock = SystemClock()
        var times: [Int64] = []
        for _ in 0..<5 {
            let start = clock.now()
            let engine = try TradingEngine(
                desk.plan, pace: .live(speedMilli: 1_000), journal: JournalStore.open(path: desk.path))
            times.append(clock.now() - start)
            precondition(engine.resumedAt == desk.sequence, "a restart comes to where the run stood")
        }
        print("plimsoll restart: \(name), ns: \(Percentiles(times)) (aim 1,000,000,000)")
    }
}

/// The journal of a run that was not ended.
private struct RestartRun {
    let plan: DeskPlan
    let path: String
    private let ticks: UInt64
    private let orders: Int
    private var state = DeskState()

    init(_ path: String, ticks: UInt64, orders: Int) {
        (self.path, self.ticks, self.orders) = (path, ticks, orders)
        var plan = FlowDesk.plan(seed: 7)
        plan.rounds = nil
        self.plan = plan
    }

    /// Applies ticks and orders in turn and commits each part as a desk does.
    mutating func write() throws {
        var events: [Event] = []
        state.apply(Batch(commands: plan.setUp), into: &events)
        let store = try JournalStore.open(path: path)
        let run = try store.beginRun(
            descriptor: plan.descriptor,
            initial: SnapshotRecord(sequence: state.sequence, state: state.encoded()))
        var source = plan.sources()[0]
        let each = max(1, Int(ticks) / max(1, orders))
        var group: [BatchRecord] = []
        for number in 0..<orders {
            let first = state.sequence + 1
            let batch = Batch(commands: order(number), ticks: RestartRun.ticks(each, of: &source))
            events.removeAll(keepingCapacity: true)
            state.apply(batch, into: &events)
            var encoder = ByteEncoder()
            for command in batch.commands { command.encode(into: &encoder) }
            group.append(
                BatchRecord(
                    firstSequence: first, lastSequence: state.sequence, time: state.time.nanoseconds,
                    tickCounts: [UInt32(batch.ticks.count)], commands: encoder.bytes))
            if group.count == 100 {
                try store.commit(group, run: run)
                group = []
                guard number / 100 == orders * 19 / 20 / 100 else { continue }
                try store.saveSnapshot(
                    SnapshotRecord(sequence: state.sequence, state: state.encoded()), run: run)
            }
        }
        try store.commit(group, run: run)
    }

    /// Inputs applied.
    var sequence: Sequence64 { state.sequence }

    /// One order, once there are prices.
    private func order(_ number: Int) -> [Command] {
        guard number > 0, let account = state.account(named: "cash-G"), let eth = state.instrument(of: "ETH"),
            let usdc = state.instrument(of: "USDC")
        else { return [] }
        let quantity = UInt256(UInt128(1 + number % 9) * 10_000_000_000_000_000)
        let action: OrderAction =
            number % 2 == 0
            ? .sell(eth, quantity: quantity, for: usdc) : .buy(eth, quantity: quantity, with: usdc)
        return [
            .placeOrders([
                OrderRequest(
                    clientID: UInt64(number), account: account, action: action,
                    confirmations: [.accountTyped, .size])
            ])
        ]
    }

    private static func ticks(_ count: Int, of source: inout any TickSource) -> [Tick] {
        let nothing = Tick(
            price: Price(raw: 1), time: Timestamp(nanoseconds: 0), instrument: InstrumentID(0), feed: 0)
        var ticks = [Tick](repeating: nothing, count: count)
        let filled = ticks.withUnsafeMutableBufferPointer { source.fill($0) }
        return Array(ticks.prefix(filled))
    }

    /// Keeps the state of the end, as a clean end does.
    func keepState() throws {
        let store = try JournalStore.open(path: path)
        guard let run = try store.latestRun() else { return }
        try store.saveSnapshot(
            SnapshotRecord(sequence: state.sequence, state: state.withoutWatch().encoded()), run: run)
    }
}
