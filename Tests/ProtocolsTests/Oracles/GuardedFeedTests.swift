import Protocols
import Testing
import Units

struct GuardedFeedTests {
    private static let limits = PriceLimits(
        minimum: Price(raw: 0), maximum: Price(whole: 1_000_000), maximumAge: 60 * 1_000_000_000)

    private static func feed(
        _ prices: [UInt64], cap: GrowthCap? = nil, at seconds: Int64 = 100
    ) throws -> GuardedFeed {
        var feed = GuardedFeed(limits: limits, reporters: 5, cap: cap)
        let now = Timestamp(seconds: seconds)
        for (place, price) in prices.enumerated() {
            try feed.observe(Price(whole: price), at: now, from: place, now: now)
        }
        return feed
    }

    @Test func `a price is the median of the fresh sources with its spread and age`() throws {
        let price = try Self.feed([100, 103, 101, 102]).price(at: Timestamp(seconds: 130))
        #expect(price.price == Price(whole: 102) && price.verdict == .usable && price.freshReporters == 4)
        #expect(price.observedAt == Timestamp(seconds: 100))
        #expect(price.spreadBasisPoints == 295)
    }

    @Test func `a price is fresh to the last nanosecond of its age`() throws {
        let feed = try Self.feed([100, 101, 102])
        #expect(feed.price(at: Timestamp(seconds: 160)).verdict == .usable)
        let late = feed.price(at: Timestamp(nanoseconds: 160 * 1_000_000_000 + 1))
        #expect(late.verdict == .stale && late.freshReporters == 0 && late.price == Price(whole: 101))
        #expect(late.price(for: .view) == Price(whole: 101))
        #expect(late.price(for: .liquidate) == nil && late.price(for: .borrow) == nil)
    }

    @Test func `a source that is not fresh does not count beside those that are`() throws {
        var feed = try Self.feed([100, 500, 500, 500, 500])
        let now = Timestamp(seconds: 161)
        for (source, price) in [90, 91, 92].enumerated() as EnumeratedSequence<[UInt64]> {
            try feed.observe(Price(whole: price), at: now, from: source, now: now)
        }
        let price = feed.price(at: now)
        #expect(price.price == Price(whole: 91) && price.freshReporters == 3 && price.verdict == .usable)
        #expect(price.observedAt == now)
    }

    @Test func `fewer sources than the quorum are stale and none is missing`() throws {
        #expect(try Self.feed([100, 101]).price(at: Timestamp(seconds: 100)).verdict == .stale)
        #expect(try Self.feed([]).price(at: Timestamp(seconds: 100)).verdict == .missing)
    }

    @Test func `nobody is liquidated between a recovery and the end of its grace period`() throws {
        var feed = try Self.feed([100, 101, 102])
        feed.uptime = UptimeSentinel(isUp: false, changedAt: 90, gracePeriod: 20)
        #expect(feed.price(at: Timestamp(seconds: 100)).verdict == .down)
        feed.uptime = UptimeSentinel(isUp: true, changedAt: 100, gracePeriod: 20)
        let during = feed.price(at: Timestamp(seconds: 120))
        #expect(during.verdict == .recovering && during.price(for: .liquidate) == nil)
        #expect(feed.price(at: Timestamp(seconds: 121)).verdict == .usable)
    }

    @Test func `what grew above the cap is worth the cap and liquidates nobody`() throws {
        let cap = try GrowthCap(
            snapshotRatio: UInt256(Price(whole: 101).raw), snapshotTime: 100, growthPerYear: 0)
        let price = try Self.feed([100, 102, 103], cap: cap).price(at: Timestamp(seconds: 100))
        #expect(price.price == Price(whole: 101) && price.verdict == .capped)
        #expect(price.price(for: .liquidate) == nil && price.price(for: .trade) == Price(whole: 101))
    }

    @Test func `a cap below the believed price is refused and changes nothing`() throws {
        var feed = try Self.feed([100, 101, 102])
        let before = feed
        let now = Timestamp(seconds: 100)
        let low = try GrowthCap(
            snapshotRatio: UInt256(Price(whole: 101).raw) &- 1, snapshotTime: 100, growthPerYear: 1_000)
        #expect(throws: GrowthCapError.self) { try feed.replaceCap(with: low, now: now) }
        #expect(feed == before)
        let enough = try GrowthCap(
            snapshotRatio: UInt256(Price(whole: 101).raw), snapshotTime: 100, growthPerYear: 1_000)
        try feed.replaceCap(with: enough, now: now)
        #expect(feed.cap == enough && feed.price(at: now).verdict == .usable)
    }
}
