import Desk
import Engine
import Proofs
import Reports
import Simulation
import Units

/// A market of a few recorded feeds over a book of snapshots, from a seed: many equal times, many falls.
struct TestMarket {
    let feeds: [[Tick]]
    let setUp: [Command]
    private let descriptor: String

    init(seed: UInt64, ticksPerFeed: Int = 2_000, accounts: Int = 120) {
        var generator = SeededGenerator(seed: seed)
        let symbols: [SafeText] = ["ETH", "BTC", "SOL"]
        feeds = symbols.indices.map { feed in
            TestMarket.feed(feed, count: ticksPerFeed + feed * 7, using: &generator)
        }
        setUp =
            symbols.map { Command.listInstrument(symbol: $0) }
            + (0..<accounts).map { index in
                .openAccount(TestMarket.account(index, symbols: symbols, using: &generator))
            }
        descriptor = "test seed \(seed)"
    }

    /// The market as a plan; `rows` cuts every feed short.
    func plan(rows: Int = .max, descriptor: String? = nil) -> DeskPlan {
        let feeds = feeds.map { Array($0.prefix(rows)) }
        return DeskPlan(descriptor: descriptor ?? self.descriptor, setUp: setUp, market: .recorded) {
            feeds.map { RecordedSource($0) }
        }
    }

    /// The ticks by (time, feed, row), sorted and not merged.
    var ticks: [Tick] {
        let numbered = feeds.joined().enumerated().map { (place: $0, tick: $1) }
        return numbered.sorted { left, right in
            (left.tick.time, left.tick.feed, left.place) < (right.tick.time, right.tick.feed, right.place)
        }.map(\.tick)
    }

    /// A walk of up to 1.5 % a step that tends to fall, with pauses of 0 to 3 seconds.
    private static func feed(_ feed: Int, count: Int, using generator: inout SeededGenerator) -> [Tick] {
        var price: UInt128 = 1_000_000_000_000_000_000_000 + UInt128(feed)
        var seconds: Int64 = 1_600_000_000
        return (0..<count).map { _ in
            seconds += Int64.random(in: 0...3, using: &generator)
            price = price / 1_000 * UInt128(Int.random(in: 984...1_015, using: &generator))
            price = max(price, 1_000_000_000_000_000_000)
            return Tick(
                price: Price(raw: price), time: Timestamp(seconds: seconds),
                instrument: InstrumentID(UInt32(feed)), feed: UInt16(feed))
        }
    }

    private static func account(
        _ index: Int, symbols: [SafeText], using generator: inout SeededGenerator
    ) -> AccountDefinition {
        let side = symbols.randomElement(using: &generator)
        return AccountDefinition(
            name: SafeText("account-\(index)"), venue: "test",
            holding: .snapshot(
                SnapshotTerms(
                    collateral: UInt256(UInt128.random(in: 1_000...40_000, using: &generator)),
                    debt: UInt256(UInt128.random(in: 0...9_000, using: &generator)), decimals: 2,
                    thresholdBasisPoints: UInt32.random(in: 6_000...9_500, using: &generator),
                    collateralSymbol: side, debtSymbol: Bool.random(using: &generator) ? nil : "BTC")))
    }
}

/// What a run must come to: every input applied to the state alone, in one go.
struct ExpectedRun {
    let summary: RunSummary
    let crossings: [LineCrossingReport]

    init(setUp: [Command], ticks: [Tick]) {
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: setUp), into: &events)
        state.apply(Batch(ticks: ticks), into: &events)
        summary = ExpectedRun.summary(of: state)
        let falls = events.compactMap { event -> LineCrossing? in
            guard case .accountFellBelowLine(let crossing) = event else { return nil }
            return crossing
        }
        crossings = falls.sorted { ($0.time, $0.account) < ($1.time, $1.account) }.map { crossing in
            LineCrossingReport(
                name: state.name(of: crossing.account), time: crossing.time, price: crossing.price,
                healthFactor: crossing.healthFactor)
        }
    }

    init(_ market: TestMarket) { self.init(setUp: market.setUp, ticks: market.ticks) }

    static func summary(of state: DeskState) -> RunSummary {
        RunSummary(
            accountCount: state.accountCount, tickCount: state.tickCount, crossingCount: state.fallenCount,
            stateHash: SafeText(SHA256Digest(of: state.encoded()).hexadecimal))
    }
}
