import Desk
import Dispatch
import Testing
import Units

@testable import Engine

@Suite struct FeedPumpTests {
    private let ticks = TestMarket(seed: 5, ticksPerFeed: 40, accounts: 0).feeds[0]

    @Test func `a pump fills its ring and is dry when source and ring are empty`() {
        let pump = FeedPump(RecordedSource(ticks), feed: 0, capacity: 32, filled: {})
        pump.fillNow()
        #expect(pump.ring.count == 32 && !pump.isDry)
        pump.ring.drop(32)
        #expect(!pump.isDry, "the source has more")
        pump.fillNow()
        #expect(pump.ring.count == 8 && !pump.isDry)
        pump.ring.drop(8)
        #expect(pump.isDry)
    }

    @Test func `a pump tells when it has filled, and only then`() {
        let filled = DispatchSemaphore(value: 0)
        let pump = FeedPump(RecordedSource(ticks), feed: 0, capacity: 32, filled: { filled.signal() })
        pump.fillIfLow()
        #expect(filled.wait(timeout: .now() + RunRecorder.patience) == .success)
        #expect(pump.ring.count == 32)
        pump.ring.drop(15)
        pump.fillIfLow()
        pump.fillNow()
        #expect(filled.wait(timeout: .now()) == .timedOut, "more than half of the ring was full")
    }

    @Test func `rows that were applied before are passed over`() {
        let pump = FeedPump(RecordedSource(ticks), feed: 0, capacity: 64, filled: {})
        pump.skip(7)
        pump.fillNow()
        #expect(Array(pump.ring.front()) == Array(ticks[7...]))
    }
}
