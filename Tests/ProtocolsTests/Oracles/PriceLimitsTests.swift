import Protocols
import Testing
import Units

struct PriceLimitsTests {
    private let now = Timestamp(seconds: 1_000)

    private func refusal(of whole: UInt64, at seconds: Int64, after last: Int64? = nil) -> ObservationRefusal?
    {
        let limits = PriceLimits(
            minimum: Price(whole: 1), maximum: Price(whole: 10), maximumAge: 60, maximumSkew: 1_000_000_000,
            quorum: 1)
        var feed = GuardedFeed(limits: limits, reporters: 1)
        do throws(ObservationRefusal) {
            if let last {
                try feed.observe(Price(whole: 5), at: Timestamp(seconds: last), from: 0, now: now)
            }
            let before = feed
            do throws(ObservationRefusal) {
                try feed.observe(Price(whole: whole), at: Timestamp(seconds: seconds), from: 0, now: now)
            } catch {
                #expect(feed == before)
                throw error
            }
            return nil
        } catch { return error }
    }

    @Test func `a price between the bounds with a newer time is stored`() {
        #expect(refusal(of: 2, at: 1_000) == nil && refusal(of: 9, at: 1_001, after: 1_000) == nil)
    }

    @Test func `a price on a bound is a cut one and no price`() {
        #expect(refusal(of: 1, at: 1_000) == .atMinimum(Price(whole: 1)))
        #expect(refusal(of: 10, at: 1_000) == .atMaximum(Price(whole: 10)))
        #expect(refusal(of: 0, at: 1_000) == .notPositive)
    }

    @Test func `a time beyond the skew or not newer is refused`() {
        #expect(refusal(of: 5, at: 1_002) == .fromFuture(now: now))
        #expect(refusal(of: 5, at: 1_000, after: 1_000) == .notNewer(last: now))
        #expect(refusal(of: 5, at: 999, after: 1_000) == .notNewer(last: now))
    }

    @Test func `an unknown source is refused`() {
        var feed = GuardedFeed(
            limits: PriceLimits(minimum: Price(raw: 0), maximum: Price(whole: 9), maximumAge: 1, quorum: 1),
            reporters: 1)
        #expect(throws: ObservationRefusal.unknownReporter(1)) {
            try feed.observe(Price(whole: 1), at: now, from: 1, now: now)
        }
        #expect(throws: ObservationRefusal.unknownReporter(-1)) {
            try feed.observe(Price(whole: 1), at: now, from: -1, now: now)
        }
    }

    @Test func `times at the ends of the calendar are compared without a trap`() throws {
        let limits = PriceLimits(minimum: Price(raw: 0), maximum: Price(whole: 9), maximumAge: 1, quorum: 1)
        var feed = GuardedFeed(limits: limits, reporters: 1)
        let (first, last) = (Timestamp(nanoseconds: .min), Timestamp(nanoseconds: .max))
        #expect(throws: ObservationRefusal.fromFuture(now: first)) {
            try feed.observe(Price(whole: 1), at: last, from: 0, now: first)
        }
        try feed.observe(Price(whole: 1), at: first, from: 0, now: last)
        #expect(feed.price(at: last).verdict == .stale)
    }
}
