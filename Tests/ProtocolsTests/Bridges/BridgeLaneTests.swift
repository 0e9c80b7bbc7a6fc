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

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `what is minted is backed and the rest is in flight after every call`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var lane = try Self.lane(capacity: 500)
        var (executions, refused, now) = (0, 0, 0 as UInt64)
        for _ in 0..<600 {
            now += UInt64.random(in: 0...40, using: &chance)
            let before = lane
            do throws(BridgeError) {
                if try chance.call(&lane, at: now) { executions += 1 }
            } catch {
                refused += 1
                #expect(lane == before, "\(error)")
            }
            #expect(lane.mintedRemote <= lane.lockedHome)
            let flying = BridgeDirection.allCases.flatMap { lane.inFlight($0) }
                .reduce(UInt256.zero) { $0 &+ $1.amount }
            #expect(flying == lane.amountInFlight)
        }
        #expect(executions > 10 && refused > 10)
    }
}

extension SeededGenerator {
    /// Makes one call with a message that may be old, unproven or unknown; says whether it executed one.
    fileprivate mutating func call(_ lane: inout BridgeLane, at now: UInt64) throws(BridgeError) -> Bool {
        let direction: BridgeDirection = Bool.random(using: &self) ? .toRemote : .toHome
        let oldest = lane.inFlight(direction).first?.nonce ?? 0
        let nonce = oldest + UInt64.random(in: 0...2, using: &self)
        let root = UInt256(UInt64.random(in: 0...2, using: &self))
        switch Int.random(in: 0..<4, using: &self) {
        case 0:
            _ = try lane.send(UInt256(UInt64.random(in: 0...300, using: &self)), direction, at: now)
        case 1: try lane.prove(nonce, direction, root: root)
        default:
            try lane.execute(nonce, direction, root: root, at: now)
            return true
        }
        return false
    }
}
