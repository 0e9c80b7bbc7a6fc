import Protocols
import RecordedFiles
import Testing
import Units

/// What a guarded feed says of recorded answers.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct GuardedFeedRecordedTests {
    private static let second = Timestamp.nanosecondsPerSecond

    /// A verdict from a moment on.
    private struct Change: Equatable {
        let verdict: PriceVerdict
        let seconds: UInt64
    }

    /// Staked ether lost its peg in May 2022. With bounds of 2 % around it the answers outside are no prices:
    /// a day after the last one inside the feed is stale, and nobody is liquidated until it is back.
    @Test func `a lost peg makes the price stale and its return makes it usable`() throws {
        let rounds = try RecordedRound.all("STETH-ETH_mainnet_rounds_20220129_20220531")
        let limits = PriceLimits(
            minimum: Price(raw: 980_000_000_000_000_000), maximum: Price(raw: 1_020_000_000_000_000_000),
            maximumAge: 86_700 * Self.second, quorum: 1)
        var feed = GuardedFeed(limits: limits, reporters: 1)
        var (changes, refused, lastGood): ([Change], Int, UInt64) = ([], 0, 0)
        for (place, round) in rounds.enumerated() {
            do {
                try feed.observe(round.price(decimals: 18), at: round.time, from: 0, now: round.time)
                lastGood = round.updatedAt
            } catch {
                #expect(error == .atMinimum(limits.minimum))
                refused += 1
            }
            let end = place + 1 < rounds.count ? rounds[place + 1].updatedAt - 1 : round.updatedAt
            // Between two answers the verdict can change when the last good one grows too old, and then only.
            let turns = [lastGood + 86_700, lastGood + 86_701].filter { (round.updatedAt...end).contains($0) }
            for time in [round.updatedAt] + turns + [end] {
                let price = feed.price(at: Timestamp(seconds: Int64(time)))
                #expect((price.price(for: .liquidate) == nil) == (price.verdict == .stale))
                if changes.last?.verdict != price.verdict {
                    changes.append(Change(verdict: price.verdict, seconds: time))
                }
            }
        }
        #expect(refused == 14)
        #expect(changes == Self.expectedChanges)
    }

    private static let expectedChanges = [
        Change(verdict: .usable, seconds: 1_643_487_908),
        // 12 May: the last answer inside, 0.9957 of 11 May, is a day and five minutes old.
        Change(verdict: .stale, seconds: 1_652_304_221 + 86_701),
        // 15 May: 0.9839.
        Change(verdict: .usable, seconds: 1_652_635_835),
        // 21 May: 0.9740, a day after 0.9846.
        Change(verdict: .stale, seconds: 1_653_067_878 + 86_701),
        // 30 May: 0.9806.
        Change(verdict: .usable, seconds: 1_653_932_402),
    ]

    @Test(arguments: ["BTC-USD", "ETH-USD"])
    func `a feed that lives is usable all the time`(pair: String) throws {
        let rounds = try RecordedRound.all("\(pair)_mainnet_rounds_20230701_20230930")
        let limits = PriceLimits(
            minimum: Price(whole: 100), maximum: Price(whole: 100_000), maximumAge: 3_720 * Self.second,
            quorum: 1)
        var feed = GuardedFeed(limits: limits, reporters: 1)
        // Two answers may stand in one block: neither is newer then, and the feed keeps one of them.
        for (last, next) in zip(rounds, rounds.dropFirst()) where next.updatedAt > last.updatedAt {
            try feed.observe(last.price(decimals: 8), at: last.time, from: 0, now: last.time)
            let before = Timestamp(nanoseconds: next.time.nanoseconds - 1)
            #expect(feed.price(at: before).verdict == .usable)
            #expect(feed.price(at: before).price == last.price(decimals: 8))
            let late = Timestamp(nanoseconds: last.time.nanoseconds + limits.maximumAge + 1)
            #expect(feed.price(at: late).verdict == .stale)
        }
    }

    /// What a supplier's share of Aave's USDC was worth grew by 4.6 % a year, in steps where premiums were
    /// paid in.
    @Test func `a growth cap above the recorded growth never cuts and one below it does`() throws {
        let file = "lending/aave_v3_polygon_USDC_index_1m_20230814_20230817.csv.gz"
        let rows = try RecordedTable(file).rows
        let index = { (row: RecordedRow) in UInt256(try row.scaled("liquidity_index", decimals: 27)) }
        let start: UInt64 = try rows[0].integer("ts")
        let wide = try GrowthCap(snapshotRatio: index(rows[0]), snapshotTime: start, growthPerYear: 1_000)
        let tight = try GrowthCap(snapshotRatio: index(rows[0]), snapshotTime: start, growthPerYear: 300)
        var cut = 0
        for row in rows {
            let (ratio, time) = (try index(row), try row.integer("ts") as UInt64)
            #expect(throws: Never.self) { try wide.checkAccepts(ratio, at: time) }
            if ratio > tight.maximumRatio(at: time) { cut += 1 }
        }
        #expect(cut > rows.count * 9 / 10)
    }
}
