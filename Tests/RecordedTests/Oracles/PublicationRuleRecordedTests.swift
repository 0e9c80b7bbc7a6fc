import Protocols
import RecordedFiles
import Testing
import Units

/// When Chainlink's feeds published, and when our rule says that they should have.
///
/// The network judges observations, not answers, and some seconds pass until an answer is on the chain: the
/// rule gets a tenth of its threshold and a minute of its heartbeat as slack.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct PublicationRuleRecordedTests {
    struct Feed: Sendable, CustomTestStringConvertible {
        let file: String
        /// Basis points.
        let threshold: UInt32
        let heartbeat: UInt64
        let counts: Counts
        var testDescription: String { String(file.prefix { $0 != "_" }) }

        static let all = [
            Feed(
                file: "BTC-USD_mainnet_rounds_20230701_20230930", threshold: 50, heartbeat: 3_600,
                counts: Counts(heartbeat: 1_750, deviation: 462, earlier: 469, extra: 154)),
            Feed(
                file: "ETH-USD_mainnet_rounds_20230701_20230930", threshold: 50, heartbeat: 3_600,
                counts: Counts(heartbeat: 1_707, deviation: 520, earlier: 513, extra: 165)),
            // The directory says half a percent today; in 2022 moves of one percent waited for the heartbeat.
            Feed(
                file: "STETH-ETH_mainnet_rounds_20220129_20220531", threshold: 200, heartbeat: 86_400,
                counts: Counts(heartbeat: 120, deviation: 3, extra: 3)),
        ]
    }

    /// Why answers were published.
    struct Counts: Equatable, Sendable {
        /// The answer before was as old as the heartbeat.
        var heartbeat = 0
        /// The answer is far enough from the one before.
        var deviation = 0
        /// Either is true of one of the two answers before that: the network had set out from it.
        var earlier = 0
        /// Neither: a second answer soon after, which the network gives when the first is slow.
        var extra = 0
    }

    @Test(arguments: Feed.all)
    func `an answer comes when the rule says so`(feed: Feed) throws {
        let rounds = try RecordedRound.all(feed.file)
        let rule = PublicationRule(
            relativeThreshold: feed.threshold - feed.threshold / 10, heartbeat: feed.heartbeat - 60)
        var counts = Counts()
        for place in 1..<rounds.count {
            let (last, next) = (rounds[place - 1], rounds[place])
            let isDue = rule.isDue(
                next.answer, published: last.answer, at: last.updatedAt, now: next.updatedAt)
            if !isDue {
                let before = rounds[max(0, place - 3)..<(place - 1)]
                if before.contains(where: { explains($0, next, rule) }) {
                    counts.earlier += 1
                } else {
                    counts.extra += 1
                }
            } else if rule.deviates(next.answer, from: last.answer) {
                counts.deviation += 1
            } else {
                counts.heartbeat += 1
            }
        }
        print("\(feed.testDescription): \(counts)")
        #expect(counts == feed.counts)
    }

    /// Whether an answer follows from one that was not the last: it deviates, or the heartbeat is just over.
    private func explains(_ base: RecordedRound, _ next: RecordedRound, _ rule: PublicationRule) -> Bool {
        let age = next.updatedAt - base.updatedAt
        return rule.deviates(next.answer, from: base.answer)
            || (rule.heartbeat...rule.heartbeat + 180).contains(age)
    }

    /// Two minutes for the directory's heartbeat, four for the feed of one answer a day.
    @Test(arguments: Feed.all)
    func `no feed is silent for longer than its heartbeat`(feed: Feed) throws {
        let rounds = try RecordedRound.all(feed.file)
        let slack = feed.heartbeat == 3_600 ? 120 : 240 as UInt64
        let (exact, slow) = (
            AnswerCheck(heartbeat: feed.heartbeat), AnswerCheck(heartbeat: feed.heartbeat + slack)
        )
        var late = 0
        // Two answers may stand in one block.
        for (last, next) in zip(rounds, rounds.dropFirst()) where next.updatedAt > last.updatedAt {
            let end = next.updatedAt - 1
            #expect(slow.isUsable(last.answer, updatedAt: last.updatedAt, now: end))
            if !exact.isUsable(last.answer, updatedAt: last.updatedAt, now: end) { late += 1 }
            #expect(!exact.isUsable(next.answer, updatedAt: next.updatedAt, now: end))
        }
        // Who allows the heartbeat and no more finds a stale answer again and again.
        #expect(late > rounds.count / 10)
    }
}
