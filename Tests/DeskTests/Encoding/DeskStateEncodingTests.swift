import Testing

@testable import Desk
@testable import Units

@Suite struct DeskStateEncodingTests {
    private func randomState(_ seed: UInt64, segments: Int = 4) -> DeskState {
        var (state, events) = (DeskState(), [Event]())
        for batch in RandomRun(seed: seed).batches(segments: segments, ticks: 80) {
            state.apply(batch, into: &events)
        }
        return state
    }

    @Test(arguments: UInt64(1)...20)
    func `a state read back gives the same bytes and the same readings`(seed: UInt64) throws {
        let state = randomState(seed)
        let bytes = state.encoded()
        let copy = try DeskState(decoding: bytes)
        #expect(copy.encoded() == bytes)
        #expect(copy.sequence == state.sequence)
        #expect(copy.rowsByFeed == state.rowsByFeed)
        #expect(copy.alerts == state.alerts)
        #expect(copy.unacknowledgedAlertCount == state.unacknowledgedAlertCount)
        #expect(copy.fallenCount == state.fallenCount)
        for account in state.accounts {
            #expect(copy.healthFactor(of: account) == state.healthFactor(of: account))
            #expect(copy.lines(of: account) == state.lines(of: account))
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `a desk that was stopped and read back goes on as if it had not been`(seed: UInt64) throws {
        var (steady, stopped) = (DeskState(), DeskState())
        var (steadyEvents, stoppedEvents): ([Event], [Event]) = ([], [])
        for batch in RandomRun(seed: seed).batches(segments: 12, ticks: 60) {
            steady.apply(batch, into: &steadyEvents)
            stopped.apply(batch, into: &stoppedEvents)
            stopped = try DeskState(decoding: stopped.encoded())
        }
        #expect(steadyEvents == stoppedEvents)
        #expect(steady.encoded() == stopped.encoded())
    }

    @Test func `the empty desk is read back`() throws {
        let bytes = DeskState().encoded()
        #expect(try DeskState(decoding: bytes).encoded() == bytes)
    }

    @Test func `bytes cut anywhere are refused at a place within them`() throws {
        let bytes = randomState(3, segments: 1).encoded()
        for count in 0..<bytes.count {
            let error = #expect(throws: ByteCodingError.self) {
                try DeskState(decoding: Array(bytes.prefix(count)))
            }
            let offset = try #require(error).offset
            try #require(offset <= count && offset >= 0, "cut at \(count)")
        }
    }

    @Test func `bytes after the end are refused at the end`() {
        let bytes = randomState(3).encoded()
        #expect(throws: ByteCodingError(offset: bytes.count, expected: "the end")) {
            try DeskState(decoding: bytes + [0])
        }
    }

    @Test func `another version is refused by name`() {
        var bytes = DeskState().encoded()
        bytes[0] = 9
        #expect(throws: ByteCodingError(offset: 4, expected: "a state of version 5")) {
            try DeskState(decoding: bytes)
        }
    }

    /// The end of the bytes of a desk with one standing alert: severity, factor, state of it.
    @Test(arguments: [
        (66, UInt8(5), "a severity"), (1, 3, "the state of an alert"), (78, 1, "an account of the book"),
        (79, 9, "what an alert is about"),
    ])
    func `a damaged alert is named`(fromEnd: Int, value: UInt8, expected: String) {
        let account = AccountDefinition.snapshot("a", collateral: 1, of: "ETH", debt: 1, in: nil)
        let state = DeskState(listing: ["ETH"], opening: [account], prices: [100])
        refuses(state, fromEnd: fromEnd, value: value, expected: expected)
    }

    /// The progress of the last account, before 20 bytes of an empty log.
    @Test(arguments: [
        (32, UInt8(8), "a zone of health"), (31, 5, "a severity"), (30, 2, "0 or 1"), (29, 2, "0 or 1"),
    ])
    func `a damaged account is named`(fromEnd: Int, value: UInt8, expected: String) {
        let account = AccountDefinition.snapshot("a", collateral: 2, of: "ETH", debt: 1, in: nil)
        let state = DeskState(listing: ["ETH"], opening: [account], prices: [100])
        #expect(state.alerts.isEmpty)
        refuses(state, fromEnd: fromEnd, value: value, expected: expected)
    }

    /// The slot of the last instrument, before 24 bytes of an empty book and log; a greatest byte of a price.
    @Test(arguments: [53, 69, 85, 101]) func `a price beyond the greatest is refused`(fromEnd: Int) {
        let state = DeskState(listing: ["ETH"], prices: [100])
        refuses(state, fromEnd: fromEnd, value: 1, expected: "an admissible price")
    }

    @Test func `rows of more ticks than the sequence counts are refused`() {
        var bytes = DeskState(listing: ["ETH"], prices: [100]).encoded()
        #expect(bytes[24] == 1, "rows of the first feed")
        bytes[31] = 0xFF
        #expect(throws: ByteCodingError(offset: 32, expected: "as many rows as the sequence has inputs")) {
            try DeskState(decoding: bytes)
        }
    }

    @Test func `the edges of a desk are read back, and those that are not sound are named`() throws {
        let terms = HealthEdgeTerms(critical: 1_100_000_000_000_000_000, hysteresisBasisPoints: 50)
        let account = AccountDefinition.snapshot("a", collateral: 107, of: "ETH", debt: 100, in: nil)
        var state = DeskState(listing: ["ETH"], opening: [account], prices: [100])
        _ = state.events(of: [.setHealthEdges(terms)])
        #expect(state.alerts.last?.severity == .critical)
        let copy = try DeskState(decoding: state.encoded())
        #expect(copy.edges.terms == terms && copy.encoded() == state.encoded())
        state.edges = HealthEdges()
        #expect(state.encoded() != copy.encoded())
        // The greatest byte of the watched edge, before that of the hysteresis.
        refuses(
            copy, fromEnd: 5 - DeskStateEncodingTests.alarmCount, value: 1,
            expected: "edges of health that rise from above 1")
    }

    private func refuses(_ state: DeskState, fromEnd: Int, value: UInt8, expected: String) {
        var bytes = state.encoded()
        let place = bytes.count - DeskStateEncodingTests.tradingCount(of: state) - fromEnd
        bytes[place] = value
        let error = #expect(throws: ByteCodingError.self) { try DeskState(decoding: bytes) }
        #expect(error?.expected == SafeText(expected))
        #expect((error?.offset ?? 0) >= place)
    }

    /// Bytes that follow the alerts of a desk that does not trade.
    private static func tradingCount(of state: DeskState) -> Int {
        var encoder = ByteEncoder()
        state.trading.encode(into: &encoder)
        History().encode(into: &encoder)
        OrderLog().encode(into: &encoder)
        DeskLimits().encode(into: &encoder)
        Breakers().encode(into: &encoder)
        return encoder.bytes.count + 3 * 8 + alarmCount
    }

    /// Those of them that are alarms and edges.
    private static var alarmCount: Int {
        var encoder = ByteEncoder()
        Alarms().encode(into: &encoder)
        HealthEdgeTerms().encode(into: &encoder)
        return encoder.bytes.count
    }

    @Test(arguments: UInt64(1)...10)
    func `whatever happens to the bytes, what is read can be used`(seed: UInt64) {
        let whole = randomState(seed, segments: 1).encoded()
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<1_500 {
            var bytes = whole
            for _ in 0...Int(chance.uniform() * 3) {
                let place = Int(chance.uniform() * Double(bytes.count))
                bytes[place] = UInt8(truncatingIfNeeded: chance.next())
            }
            guard var state = try? DeskState(decoding: bytes) else { continue }
            for account in state.accounts { _ = state.lines(of: account) + [] }
            #expect(state.tickCount <= state.sequence)
            for case .health(let account) in state.alerts.map(\.subject) {
                #expect(Int(account.index) < state.accountCount)
            }
            let ticks = (0..<state.instrumentCount).map {
                Tick(price: Price(whole: 100), time: Timestamp(seconds: 1), instrument: UInt32($0))
            }
            guard state.sequence < 1 << 62 else { continue }
            _ = state.events(of: [.acknowledgeAllAlerts], ticks: ticks)
            #expect(!state.encoded().isEmpty)
        }
    }
}
