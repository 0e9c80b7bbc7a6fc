import Desk
import Testing
import Units

@testable import Engine

@Suite struct FeedMergeTests {
    private let market = TestMarket(seed: 3, ticksPerFeed: 500, accounts: 0)

    private func pumps(capacity: Int = 16) -> [FeedPump] {
        market.feeds.enumerated().map { feed, ticks in
            FeedPump(RecordedSource(ticks), feed: feed, capacity: capacity, filled: {})
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the order is that of time, feed and row, whichever feed is read faster`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pumps = pumps(capacity: 1 << Int.random(in: 0...9, using: &generator))
        var merge = FeedMerge(pumps)
        var ticks: [Tick] = []
        while true {
            let limit = Int.random(in: 1...50, using: &generator)
            let outcome = merge.take(upTo: Timestamp(nanoseconds: .max), limit: limit, into: &ticks)
            if case .ended = outcome { break }
            if Bool.random(using: &generator) { pumps.randomElement(using: &generator)?.fillNow() }
        }
        #expect(ticks == market.ticks)
    }

    @Test func `nothing beyond the horizon is taken, and the next time is named`() {
        let pumps = pumps(capacity: 1_024)
        var merge = FeedMerge(pumps)
        merge.fillNow()
        let all = market.ticks
        let horizon = all[700].time
        let expected = all.filter { $0.time <= horizon }
        var ticks: [Tick] = []
        let outcome = merge.take(upTo: horizon, limit: .max, into: &ticks)
        #expect(ticks == expected)
        guard case .horizon(let next) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(next == all[expected.count].time)
    }

    @Test func `one feed alone is taken in runs and not beyond limit and horizon`() {
        let feed = market.feeds[0]
        let pump = FeedPump(RecordedSource(feed), feed: 0, capacity: 1_024, filled: {})
        pump.fillNow()
        var merge = FeedMerge([pump])
        var ticks: [Tick] = []
        guard case .limit = merge.take(upTo: feed[99].time, limit: 60, into: &ticks) else {
            Issue.record("the limit was not met")
            return
        }
        #expect(ticks == Array(feed[..<60]))
        guard case .horizon = merge.take(upTo: feed[99].time, limit: 60, into: &ticks) else {
            Issue.record("the horizon was not met")
            return
        }
        #expect(ticks == feed.filter { $0.time <= feed[99].time })
    }

    @Test func `an empty ring whose feed goes on stops the merge`() {
        let pumps = pumps(capacity: 4)
        pumps[0].fillNow()
        pumps[2].fillNow()
        var merge = FeedMerge(pumps)
        var ticks: [Tick] = []
        guard case .starved = merge.take(upTo: Timestamp(nanoseconds: .max), limit: 100, into: &ticks) else {
            Issue.record("a feed that had not spoken was passed over")
            return
        }
        #expect(ticks.isEmpty)
    }

    @Test func `without feeds a merge has ended`() {
        var merge = FeedMerge([])
        var ticks: [Tick] = []
        guard case .ended = merge.take(upTo: Timestamp(nanoseconds: .max), limit: 1, into: &ticks) else {
            Issue.record("it waits for nobody")
            return
        }
    }
}
