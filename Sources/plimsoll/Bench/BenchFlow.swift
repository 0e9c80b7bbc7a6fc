import ArgumentParser
import Desk
import Dispatch
import Engine
import Journal
import Reports
import Units

/// One order after the other into a journaled desk; each is printed once it is durable.
///
/// What was printed must be there after whatever ends the program: tests kill it.
struct BenchFlow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flow", abstract: "Send orders to a journaled desk and print each once it is on disk.")

    @Option(help: "The journal.") var journal: String
    @Option(help: "Orders of this session.") var orders = 1_000

    func run() throws {
        do {
            let desk = try FlowDesk(JournalStore.open(path: journal))
            for _ in 0..<orders {
                let row = try desk.place()
                StandardOutput.write("order \(row.id.number) \(row.state) \(row.filled)\n")
            }
            try desk.end()
        } catch {
            Failure(error).exit()
        }
    }
}

/// A live desk over the simulated market that is sent orders one by one.
final class FlowDesk {
    private let engine: TradingEngine
    private let published: DispatchSemaphore
    private var orderCount = 0

    /// The longest that an order may take before the disk counts as dead.
    private static let patience = DispatchTimeInterval.seconds(60)

    /// Opens the desk, and waits until every instrument has a price.
    init(_ store: JournalStore?, seed: UInt64 = 7) throws {
        let published = DispatchSemaphore(value: 0)
        self.published = published
        engine = try TradingEngine(
            FlowDesk.plan(seed: seed), pace: .live(speedMilli: 10_000), journal: store,
            observer: EngineObserver(published: { published.signal() }))
        engine.start()
        while true {
            let report = try next()
            orderCount = report.blotter.orderCount
            let prices = engine.marketReports.take()?.rows ?? []
            if !prices.isEmpty, prices.allSatisfy({ $0.price != nil }) { break }
        }
    }

    /// The simulated market with limits that let every order pass.
    static func plan(seed: UInt64) -> DeskPlan {
        var plan = SimulatedPlan.make(seed: seed)
        plan.setUp.append(.setLimits(.open))
        plan.descriptor += " | orders flow"
        return plan
    }

    /// Sends an order and waits until what came of it is durable.
    func place() throws -> BlotterRow {
        let number = orderCount + 1
        let ticket = OrderTicket(
            side: number % 2 == 0 ? .sell : .buy, account: "cash-G", symbol: "ETH", counterSymbol: "USDC",
            quantity: try DecimalNumber("0.0\(1 + number % 9)"), confirmations: [.accountTyped, .size])
        engine.send([ticket], clientID: UInt64(number))
        while true {
            let report = try next()
            guard report.blotter.orderCount >= number else { continue }
            orderCount = number
            if let row = report.blotter.rows.first(where: { $0.id.number == UInt64(number) }) { return row }
        }
    }

    /// Ends the session cleanly.
    func end() throws { try engine.stop() }

    /// The next report of the desk, which is durable.
    private func next() throws -> DeskReport {
        engine.request(ReportRequest())
        while true {
            guard published.wait(timeout: .now() + FlowDesk.patience) == .success else {
                throw Failure("no report came for a minute", exitCode: Failure.inputOutput)
            }
            if let report = engine.deskReports.take() { return report }
        }
    }
}

extension DeskLimits {
    /// Limits that let every order of a bench pass.
    static var open: DeskLimits {
        var limits = DeskLimits()
        let open = Limit(soft: .max, hard: .max)
        limits.notionalPerSecond = open
        limits.notionalPerMinute = open
        limits.notionalPerDay = open
        limits.ordersPerSecond = open
        limits.duplicateNanoseconds = -1
        return limits
    }
}
