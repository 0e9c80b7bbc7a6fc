import Protocols
import Testing
import Units

struct BridgeLaneTests {
    private static func lane(capacity: UInt256 = 1_000) throws -> BridgeLane {
        let rules = TokenBucketRules(isEnabled: true, capacity: capacity, rate: 1)
        let bucket = try TokenBucket(filledAt: 0, rules: rules)
        let limits = BridgeLane.Limits(outbound: bucket, inbound: bucket)
        return BridgeLane(toRemote: limits, toHome: limits)
    }

    @Test func `tokens are locked, minted, burned and released`() throws {
        var lane = try Self.lane()
        let there = try lane.send(300, .toRemote, at: 1)
        #expect(lane.lockedHome == 300 && lane.mintedRemote == 0 && lane.amountInFlight == 300)
        try lane.prove(there, .toRemote, root: 5)
        try lane.execute(there, .toRemote, root: 5, at: 2)
        #expect(lane.mintedRemote == 300 && lane.amountInFlight == 0)
        let back = try lane.send(100, .toHome, at: 3)
        #expect(lane.lockedHome == 300 && lane.mintedRemote == 200)
        try lane.prove(back, .toHome, root: 6)
        try lane.execute(back, .toHome, root: 6, at: 4)
        #expect(lane.lockedHome == 200 && lane.mintedRemote == 200)
        #expect(lane.inFlight(.toHome).isEmpty && lane.inFlight(.toRemote).isEmpty)
    }

    @Test func `a message is executed once`() throws {
        var lane = try Self.lane()
        let nonce = try lane.send(300, .toRemote, at: 1)
        try lane.prove(nonce, .toRemote, root: 5)
        try lane.execute(nonce, .toRemote, root: 5, at: 2)
        #expect(throws: BridgeError.alreadyExecuted(nonce)) {
            try lane.execute(nonce, .toRemote, root: 5, at: 2)
        }
        #expect(throws: BridgeError.alreadyExecuted(nonce)) { try lane.prove(nonce, .toRemote, root: 5) }
        #expect(throws: BridgeError.unknownMessage(1)) { try lane.execute(1, .toRemote, root: 5, at: 2) }
    }

    @Test func `the zero root proves nothing`() throws {
        var lane = try Self.lane()
        let nonce = try lane.send(300, .toRemote, at: 1)
        #expect(throws: BridgeError.zeroRoot) { try lane.prove(nonce, .toRemote, root: 0) }
        #expect(throws: BridgeError.zeroRoot) { try lane.execute(nonce, .toRemote, root: 0, at: 2) }
        #expect(throws: BridgeError.notProven(nonce)) { try lane.execute(nonce, .toRemote, root: 5, at: 2) }
        try lane.prove(nonce, .toRemote, root: 5)
        #expect(throws: BridgeError.notProven(nonce)) { try lane.execute(nonce, .toRemote, root: 6, at: 2) }
        #expect(throws: BridgeError.alreadyProven(nonce)) { try lane.prove(nonce, .toRemote, root: 6) }
    }

    @Test func `a message that a limit holds back stays in flight`() throws {
        var lane = try Self.lane()
        try lane.configure(
            .toRemote, inbound: TokenBucketRules(isEnabled: true, capacity: 100, rate: 10), at: 0)
        let (first, second) = (try lane.send(90, .toRemote, at: 0), try lane.send(90, .toRemote, at: 0))
        for nonce in [first, second] { try lane.prove(nonce, .toRemote, root: 5) }
        try lane.execute(first, .toRemote, root: 5, at: 0)
        let before = lane
        let wait = TokenBucketError.rateLimitReached(minimumWait: 8, available: 10)
        #expect(throws: BridgeError.limited(wait)) { try lane.execute(second, .toRemote, root: 5, at: 0) }
        #expect(lane == before && lane.amountInFlight == 90)
        try lane.execute(second, .toRemote, root: 5, at: 8)
        #expect(lane.amountInFlight == 0)
    }

    @Test func `each refusal names its rule`() throws {
        var lane = try Self.lane(capacity: 5_000)
        #expect(throws: BridgeError.noAmount) { try lane.send(0, .toRemote, at: 1) }
        #expect(throws: BridgeError.insufficientSupply) { try lane.send(1, .toHome, at: 1) }
        #expect(throws: BridgeError.limited(.invalidRate)) {
            try lane.configure(
                .toHome, outbound: TokenBucketRules(isEnabled: true, capacity: 1, rate: 1), at: 1)
        }
        for _ in 0..<BridgeLane.maximumInFlight { _ = try lane.send(1, .toRemote, at: 5_000) }
        #expect(throws: BridgeError.tooManyInFlight(1_024)) { try lane.send(1, .toRemote, at: 5_000) }
        lane.isPaused = true
        #expect(throws: BridgeError.paused) { try lane.send(1, .toRemote, at: 5_000) }
        #expect(throws: BridgeError.paused) { try lane.execute(0, .toRemote, root: 1, at: 5_000) }
    }

    @Test func `a late message is found`() throws {
        var lane = try Self.lane()
        _ = try lane.send(1, .toRemote, at: 10)
        _ = try lane.send(2, .toRemote, at: 20)
        #expect(lane.overdue(.toRemote, after: 30, at: 40).isEmpty)
        #expect(lane.overdue(.toRemote, after: 30, at: 41).map(\.amount) == [1])
        #expect(lane.overdue(.toRemote, after: 30, at: 5).isEmpty)
    }
}
