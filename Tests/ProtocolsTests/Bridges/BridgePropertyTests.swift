import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every lane, whatever is sent over it: I53 and I54 of the promises.
struct BridgePropertyTests {
    @Test func `a lane keeps its promises in every order of calls`() {
        let run = PropertyRun(of: LaneLife.self)
        #expect(run.failure == nil)
        let calls = [
            "send", "prove", "execute", "replay", "zero root", "pause", "configure", LaneLife.refused,
        ]
        #expect(calls.allSatisfy { run[$0] > 500 }, "\(run.counts)")
    }
}

/// A lane with a limit at each end of each direction.
private struct LaneLife: PropertyMachine {
    private var lane: BridgeLane
    private var now: UInt64 = 0
    /// By the test's own count.
    private var messages: [BridgeDirection: [Message]] = [.toRemote: [], .toHome: []]
    private var locked = UInt256.zero
    private var minted = UInt256.zero

    private struct Message {
        let amount: UInt256
        var root: UInt256?
        var isExecuted = false
    }

    init(_ chance: inout SeededGenerator) throws {
        let bucket = try TokenBucket(filledAt: 0, rules: chance.bucketRules())
        let limits = BridgeLane.Limits(outbound: bucket, inbound: bucket)
        lane = BridgeLane(toRemote: limits, toHome: limits)
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        now += UInt64.random(in: 0...30, using: &chance)
        let before = lane
        do {
            let name = try call(&chance)
            try checkParity()
            return name
        } catch let error as BridgeError {
            try promise(lane == before, "\(error) changed the lane")
            return refusal(error)
        }
    }

    private func refusal(_ error: BridgeError) -> String {
        switch error {
        case .alreadyExecuted: "replay"
        case .zeroRoot: "zero root"
        default: Self.refused
        }
    }

    /// I53: nothing is minted that is not locked, and what is locked and not minted is in flight, to the
    /// unit.
    private func checkParity() throws {
        try promise(
            lane.lockedHome == locked && lane.mintedRemote == minted, "I53: totals differ from the calls'")
        try promise(minted <= locked, "I53: \(minted) minted and \(locked) locked")
        let flying = BridgeDirection.allCases.flatMap { messages[$0] ?? [] }.filter { !$0.isExecuted }
        let sum = flying.reduce(UInt256.zero) { $0 &+ $1.amount }
        try promise(lane.amountInFlight == sum, "I53: \(lane.amountInFlight) in flight, sent and open \(sum)")
        for direction in BridgeDirection.allCases {
            let open = (messages[direction] ?? []).enumerated().filter { !$1.isExecuted }.map(\.offset)
            try promise(
                lane.inFlight(direction).map { Int($0.nonce) } == open,
                "I54: messages in flight are not those open")
        }
    }

    /// Makes one call with a message that may be old, unproven or unknown.
    private mutating func call(_ chance: inout SeededGenerator) throws -> String {
        let direction: BridgeDirection = chance.oneIn(2) ? .toRemote : .toHome
        let count = messages[direction]?.count ?? 0
        let nonce = UInt64(max(0, count - Int.random(in: 0...4, using: &chance)))
        let root = UInt256(UInt64.random(in: 0...2, using: &chance))
        switch Int.random(in: 0..<20, using: &chance) {
        case 0:
            lane.isPaused = !lane.isPaused && chance.oneIn(3)
            return "pause"
        case 1:
            try lane.configure(
                direction, outbound: chance.bucketRules(),
                inbound: chance.oneIn(2) ? nil : chance.bucketRules(),
                at: now)
            return "configure"
        case 2...7: return try send(UInt256(UInt64.random(in: 0...300, using: &chance)), direction)
        case 8...13: return try prove(nonce, direction, root)
        default: return try execute(nonce, direction, root)
        }
    }

    private mutating func send(_ amount: UInt256, _ direction: BridgeDirection) throws -> String {
        let nonce = try lane.send(amount, direction, at: now)
        try promise(Int(nonce) == messages[direction]?.count, "I54: a number was given twice or left out")
        messages[direction]?.append(Message(amount: amount))
        if direction == .toRemote { locked = locked &+ amount } else { minted = minted &- amount }
        return "send"
    }

    private mutating func prove(
        _ nonce: UInt64, _ direction: BridgeDirection, _ root: UInt256
    ) throws -> String {
        try lane.prove(nonce, direction, root: root)
        try promise(!root.isZero, "I54: a root of 0 proves something")
        messages[direction]?[Int(nonce)].root = root
        return "prove"
    }

    /// I54: a message is executed once, under the root that it was proven with.
    private mutating func execute(
        _ nonce: UInt64, _ direction: BridgeDirection, _ root: UInt256
    ) throws -> String {
        try lane.execute(nonce, direction, root: root, at: now)
        guard var message = messages[direction]?[Int(nonce)] else { return "execute" }
        try promise(!message.isExecuted, "I54: message \(nonce) was executed twice")
        try promise(message.root == root && !root.isZero, "I54: message \(nonce) was not proven")
        message.isExecuted = true
        messages[direction]?[Int(nonce)] = message
        if direction == .toRemote {
            minted = minted &+ message.amount
        } else {
            locked = locked &- message.amount
        }
        return "execute"
    }
}

extension SeededGenerator {
    fileprivate mutating func bucketRules() -> TokenBucketRules {
        if oneIn(4) { return .disabled }
        let capacity = UInt256(UInt64.random(in: 100...1_000, using: &self))
        return TokenBucketRules(
            isEnabled: true, capacity: capacity, rate: UInt256(UInt64.random(in: 1...50, using: &self)))
    }
}
