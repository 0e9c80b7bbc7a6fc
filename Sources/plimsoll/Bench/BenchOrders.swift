import ArgumentParser
import Desk
import Engine
import Protocols
import Reports
import Simulation
import Units

/// Orders and previews in a market of many others, and what a round of that market costs.
struct BenchOrders: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders", abstract: "An order to its settlement, a preview, and a round of the market.")

    @Option(help: "Others who borrow on the same venues.") var borrowers = 1_000_000
    @Option(help: "Orders, and as many previews.") var orders = 20_000
    @Option(help: "Rounds of half a second.") var rounds = 1_000

    func validate() throws {
        guard (0...4_000_000).contains(borrowers), orders > 0, rounds > 0 else {
            throw ValidationError("--orders and --rounds must be greater than 0, --borrowers at most 4000000")
        }
    }

    func run() throws {
        var market = BenchTrading(borrowers: borrowers)
        let perTick = market.advance(rounds: rounds)
        print("plimsoll market: \(borrowers) borrowers, all participants: \(perTick) ns a tick (aim 50,000)")
        let settled = market.settle(orders)
        print("plimsoll order: to settled in memory, ns: \(settled) (aim p99 200,000)")
        print(
            "plimsoll preview: before and after with every figure, ns: \(market.preview(orders)) (aim 1,000,000)"
        )
        print("baseline, the pair's own swap alone, ns: \(market.swap(orders))")
        print("baseline, the account's own health alone, ns: \(market.health(orders))")
    }
}

/// A simulated market whose parts are timed one call at a time.
private struct BenchTrading {
    private var state = DeskState()
    private var events: [Event] = []
    private let market: SimulatedMarket
    private var prices: MarketSimulator
    private let clock = SystemClock()

    init(borrowers: Int) {
        market = SimulatedMarket(seed: 7, borrowers: borrowers)
        prices = market.prices()
        state.apply(Batch(commands: market.setUp()), into: &events)
        var limits = DeskLimits()
        let open = DeskLimits.Limit(soft: .max, hard: .max)
        limits.notionalPerSecond = open
        limits.notionalPerMinute = open
        limits.notionalPerDay = open
        limits.ordersPerSecond = open
        limits.duplicateNanoseconds = -1
        state.apply(Batch(commands: [.setLimits(limits)]), into: &events)
    }

    /// Lets the market trade and returns nanoseconds for each tick, the making of the prices left out.
    mutating func advance(rounds: Int) -> Int64 {
        let participants = market.participants
        var (spent, count): (Int64, Int64) = (0, 0)
        for round in 0..<Int64(rounds) {
            let ticks = (0..<market.prices().processes.count).map { _ in prices.nextTick() }
            count += Int64(ticks.count)
            events.removeAll(keepingCapacity: true)
            let start = clock.now()
            state.apply(Batch(ticks: ticks), into: &events)
            state.apply(Batch(commands: participants.commands(for: state, round: round)), into: &events)
            spent += clock.now() - start
        }
        return spent / max(1, count)
    }

    private func request(_ number: Int) -> OrderRequest? {
        guard let account = state.account(named: "cash-G"), let eth = state.instrument(of: "ETH"),
            let usdc = state.instrument(of: "USDC")
        else { return nil }
        let quantity = UInt256(UInt128(1 + number % 9) * 10_000_000_000_000_000)
        let action: OrderAction =
            number % 2 == 0
            ? .sell(eth, quantity: quantity, for: usdc) : .buy(eth, quantity: quantity, with: usdc)
        return OrderRequest(account: account, action: action, confirmations: [.accountTyped, .size])
    }

    mutating func settle(_ count: Int) -> Percentiles {
        var times: [Int64] = []
        for number in 0..<count {
            guard let request = request(number) else { break }
            events.removeAll(keepingCapacity: true)
            let start = clock.now()
            state.apply(Batch(commands: [.placeOrders([request])]), into: &events)
            times.append(clock.now() - start)
            precondition(events.contains { $0.isFill }, "every order of the bench settles")
        }
        return Percentiles(times)
    }

    func preview(_ count: Int) -> Percentiles {
        timed(count) { number in
            guard let request = request(number) else { return }
            let report = PreviewReport([request], request: 1, of: state)
            precondition(report.refusal == nil, "every preview of the bench would settle")
        }
    }

    func swap(_ count: Int) -> Percentiles {
        let pair = try? UniswapV2Pair(
            reserve0: UInt256(UInt128(1) << 74), reserve1: UInt256(UInt128(1) << 46), blockTimestampLast: 1,
            totalSupply: UInt256(UInt128(1) << 60))
        guard var pair else { return Percentiles([]) }
        return timed(count) { number in
            _ = try? pair.sell(UInt256(UInt128(1 + number % 9) << 50), of: .token0, at: 2)
        }
    }

    func health(_ count: Int) -> Percentiles {
        guard let account = state.account(named: "vault-A") else { return Percentiles([]) }
        return timed(count) { _ in _ = state.healthFactor(of: account) }
    }

    private func timed(_ count: Int, _ body: (Int) -> Void) -> Percentiles {
        var times: [Int64] = []
        for number in 0..<count {
            let start = clock.now()
            body(number)
            times.append(clock.now() - start)
        }
        return Percentiles(times)
    }
}

extension Event {
    fileprivate var isFill: Bool { if case .orderFilled = self { true } else { false } }
}

/// Middle, 99th percentile and greatest of several times.
struct Percentiles: CustomStringConvertible {
    private let sorted: [Int64]

    init(_ times: [Int64]) { sorted = times.sorted() }

    var description: String {
        guard let last = sorted.last else { return "nothing was measured" }
        return "p50 \(sorted[sorted.count / 2]) p99 \(sorted[sorted.count * 99 / 100]) max \(last)"
    }
}
