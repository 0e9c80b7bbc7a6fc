import Protocols
import RecordedFiles
import Testing
import Units

/// Swaps, mints, burns and collections of mainnet pools on 5 January 2024.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct UniswapV3RecordedSwapTests {
    struct Recording: Sendable, CustomTestStringConvertible {
        let name: String
        let fee: UInt32
        let spacing: Int32
        var testDescription: String { name }

        static let usdc = Recording(name: "USDC-WETH-005", fee: 500, spacing: 10)
        static let squeeth = Recording(name: "WETH-OSQTH-030", fee: 3_000, spacing: 60)

        func events() throws -> [RecordedPoolEvent] {
            let path = "dex/uniswap_v3_ethereum_\(name)"
            return fee == 500
                ? try RecordedPoolEvent.decoded(
                    "\(path)_events_20240105.csv.gz", positions: "\(path)_positions_20240105.csv.gz")
                : try RecordedPoolEvent.logged("\(path)_rawlogs_20240105.csv.gz")
        }
    }

    @Test(arguments: [(Recording.usdc, [4_694, 575, 103]), (.squeeth, [8, 1, 0])])
    func `a swap inside one tick range is exact`(recording: Recording, counts: [Int]) throws {
        let swaps = try recording.events().filter { $0.kind == .swap }
        var found: [RecordedPool.Request: Int] = [:]
        let map = RecordedTickMap(of: [], spacing: recording.spacing)
        for (last, swap) in zip(swaps, swaps.dropFirst())
        where map.ticks(from: last.tick, to: swap.tick).isEmpty {
            var pool = try UniswapV3Pool(feePips: recording.fee, tickSpacing: recording.spacing)
            try pool.initialize(sqrtPriceX96: last.sqrtPriceX96, at: last.time)
            let everywhere = UniswapV3PositionKey(
                owner: 0, tickLower: UniswapV3TickMath.minimumUsableTick(spacing: recording.spacing),
                tickUpper: UniswapV3TickMath.maximumUsableTick(spacing: recording.spacing))
            try pool.mint(swap.liquidity, for: everywhere, at: last.time)
            let request = try pool.swapAsRecorded(swap)
            found[try #require(request, "\(swap)"), default: 0] += 1
        }
        let kinds = [.exactInput, .exactOutput, .limited].map { found[$0] ?? 0 }
        print("\(recording.name): swaps in one range by input, output and limit: \(kinds)")
        #expect(kinds == counts)
    }

    /// What the pool met on its way through a recording.
    private struct Counts: Equatable {
        /// Swaps to the unit, those across ticks included.
        var exact = 0
        /// Swaps across two ticks or more that no other swap shows: the pool begins anew behind them.
        var unknown = 0
        /// Mints and burns to the unit.
        var moves = 0
        /// Collections of positions whose fees are all in the recording: amounts and fees to the unit.
        var fees = 0
        /// Collections of other positions.
        var others = 0

        static let expected = [
            "USDC-WETH-005": Counts(exact: 6_032, unknown: 13, moves: 123, fees: 34, others: 31),
            "WETH-OSQTH-030": Counts(exact: 38, unknown: 2, moves: 2, fees: 1, others: 0),
        ]
    }

    @Test(arguments: [Recording.usdc, .squeeth])
    func `one pool goes through the whole recording`(recording: Recording) throws {
        let events = try recording.events()
        let start = try #require(events.firstIndex { $0.kind == .swap })
        var pool = try RecordedPool(
            recording.fee, spacing: recording.spacing, after: events[start], of: events)
        var counts = Counts()
        for event in events[(start + 1)...] {
            try follow(event, &pool, &counts)
        }
        print("\(recording.name): \(counts)")
        #expect(counts == Counts.expected[recording.name])
    }

    private func follow(
        _ event: RecordedPoolEvent, _ pool: inout RecordedPool, _ counts: inout Counts
    ) throws {
        switch event.kind {
        case .swap where pool.knowsWay(to: event):
            let request = try pool.swap(event)
            try #require(request != nil, "\(event)")
            counts.exact += 1
        case .swap:
            counts.unknown += 1
            try pool.restart(after: event)
        case .mint, .burn:
            #expect(try pool.move(event), "\(event)")
            counts.moves += 1
        case .collect:
            let isKnown = event.key.map { pool.opened.contains($0) } ?? false
            let isExact = try pool.collect(event)
            if isKnown { counts.fees += 1 } else { counts.others += 1 }
            #expect(isExact || !isKnown, "\(event)")
        }
    }
}
