import Protocols
import Testing
import Units

@Suite struct MarketHoursTests {
    private let exchange = MarketHours.newYorkStockExchange

    @Test func `the exchange opens and closes at its second, winter and summer`() throws {
        for (opensAt, closesAt) in [
            (Timestamp.utc(2026, 1, 5, 14, 30), Timestamp.utc(2026, 1, 5, 21, 0)),
            (.utc(2026, 7, 6, 13, 30), .utc(2026, 7, 6, 20, 0)),
        ] {
            let before = try #require(exchange.status(at: Timestamp(nanoseconds: opensAt.nanoseconds - 1)))
            #expect(!before.isOpen && before.nextOpen == opensAt && before.nextClose == closesAt)
            #expect(exchange.status(at: opensAt)?.isOpen == true)
            let last = try #require(exchange.status(at: Timestamp(nanoseconds: closesAt.nanoseconds - 1)))
            #expect(last.isOpen && last.nextClose == closesAt)
            let after = try #require(exchange.status(at: closesAt))
            #expect(!after.isOpen && after.nextOpen > closesAt && after.nextOpen == last.nextOpen)
        }
    }

    @Test func `a closed market opens after the weekend and the holiday`() {
        let evening = exchange.status(at: .utc(2026, 1, 16, 22, 0))
        #expect(evening?.isOpen == false && evening?.nextOpen == .utc(2026, 1, 20, 14, 30))
        let clocks = exchange.status(at: .utc(2026, 3, 7, 12, 0))
        #expect(clocks?.nextOpen == .utc(2026, 3, 9, 13, 30))
    }

    @Test func `a short day ends at one`() {
        let open = exchange.status(at: .utc(2026, 11, 27, 17, 59, 59))
        #expect(open?.isOpen == true && open?.session.isShort == true)
        #expect(open?.nextClose == .utc(2026, 11, 27, 18, 0))
        #expect(exchange.status(at: .utc(2026, 11, 27, 18, 0))?.nextOpen == .utc(2026, 11, 30, 14, 30))
    }

    @Test func `bonds are dealt until noon on the Good Friday of an employment report`() {
        let friday = CivilDate(year: 2026, month: 4, day: 3)
        #expect(exchange.session(on: friday) == nil)
        let session = MarketHours.treasuries.session(on: friday)
        #expect(session?.opensAt == .utc(2026, 4, 3, 11, 0) && session?.closesAt == .utc(2026, 4, 3, 16, 0))
    }

    @Test func `gold goes by London's clock`() {
        let status = MarketHours.londonGold.status(at: .utc(2026, 8, 31, 12, 0))
        #expect(status?.isOpen == false && status?.nextOpen == .utc(2026, 9, 1, 7, 0))
        #expect(MarketHours.londonGold.status(at: .utc(2026, 1, 5, 8, 0))?.isOpen == true)
    }

    @Test(arguments: MarketHours.allCases)
    func `at every moment the next close comes after, and a session runs exactly while it is open`(
        market: MarketHours
    ) {
        var time = Timestamp.utc(2024, 1, 1, 0, 7)
        while time < .utc(2028, 1, 1, 0, 0) {
            guard let status = market.status(at: time) else {
                Issue.record("\(time) is not known")
                return
            }
            let runs = status.session.opensAt <= time && time < status.session.closesAt
            if status.isOpen != runs || status.nextClose <= time || status.nextOpen <= time
                || status.nextOpen.nanoseconds(since: time) > 6 * 86_400 * Timestamp.nanosecondsPerSecond
            {
                Issue.record("\(status) at \(time)")
                return
            }
            time = Timestamp(nanoseconds: time.nanoseconds + 5_077 * Timestamp.nanosecondsPerSecond)
        }
    }

    @Test func `times beyond the known years have no status`() {
        for wild in [Int64.min, 0, .max] {
            #expect(exchange.status(at: Timestamp(nanoseconds: wild)) == nil)
        }
        #expect(exchange.status(at: .utc(2260, 12, 31, 23, 59)) != nil)
        #expect(exchange.status(at: .utc(2007, 1, 1, 0, 0)) != nil)
    }
}
