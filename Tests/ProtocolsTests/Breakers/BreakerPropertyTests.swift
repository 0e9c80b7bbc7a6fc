import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every breaker, whatever happens: I57 and I58 of the promises.
struct BreakerPropertyTests {
    @Test func `a machine walks its states and opens only when its cause is gone`() {
        let run = PropertyRun(of: MachineLife.self)
        #expect(run.failure == nil)
        let calls = ["calm", "limit", "breach", "trip", "release", "reopened", MachineLife.refused]
        #expect(calls.allSatisfy { run[$0] > 500 }, "\(run.counts)")
    }

    @Test func `nobody borrows while the last price is outside its band or too fast`() {
        let run = PropertyRun(of: PriceLife.self)
        #expect(run.failure == nil)
        #expect(
            ["normal", "limitState", "halted", "riskReducingOnly", "limitOrdersOnly"].allSatisfy {
                run[$0] > 500
            },
            "\(run.counts)")
    }

    @Test func `what was paid and what is locked is what was to leave`() {
        let run = PropertyRun(of: OutflowLife.self)
        #expect(run.failure == nil)
        let calls = ["receive", "paid", "locked", "lift", "claim", OutflowLife.refused]
        #expect(calls.allSatisfy { run[$0] > 500 }, "\(run.counts)")
    }
}

private struct MachineLife: PropertyMachine {
    private var machine = BreakerMachine(
        rules: BreakerRules(limitState: 15, halt: 300, riskReducing: 60, limitOrders: 30),
        at: Timestamp(nanoseconds: 0))
    private var now: Int64 = 0
    /// What was found last, by the test's own count.
    private var isCalm = true
    private var trippedBy: UInt32?

    private static let ways: [BreakerState: Set<BreakerState>] = [
        .normal: [.limitState, .halted], .limitState: [.normal, .halted],
        .halted: [.riskReducingOnly, .halted], .riskReducingOnly: [.limitOrdersOnly, .halted],
        .limitOrdersOnly: [.normal, .halted],
    ]

    init(_ chance: inout SeededGenerator) {}

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let next = now + Int64.random(in: 0...200, using: &chance)
        var (looked, state) = (machine, machine.state)
        // One of the two is looked at in between; that must not matter.
        var seen = looked.advance(to: Timestamp(nanoseconds: Int64.random(in: now...next, using: &chance)))
        now = next
        let due = machine.advance(to: Timestamp(nanoseconds: now))
        seen += looked.advance(to: Timestamp(nanoseconds: now))
        try promise(seen == due && looked == machine, "I57: a look between changed what happened")
        try promise(
            isCalm || due.allSatisfy { $0.cause == .limitStateExpired }, "I57: time alone opened a halt")
        try promise(trippedBy == nil || due.isEmpty, "I57: what somebody pulled opened by itself")
        try checkChain(due, from: &state)
        let (name, transitions) = try act(&chance)
        try checkChain(transitions, from: &state)
        try promise(state == machine.state, "I57: the state is not the last transition's")
        let ways = BreakerAction.allCases.filter(\.lowersRisk)
        try promise(ways.allSatisfy(machine.state.allows), "I58: there is no way out")
        try promise(isCalm || machine.state != .normal, "I57: normal while the cause persists")
        return due.contains { $0.from == .halted } ? "reopened" : name
    }

    private func checkChain(_ transitions: [BreakerTransition], from state: inout BreakerState) throws {
        for transition in transitions {
            try promise(transition.from == state, "I57: \(transition) from \(state)")
            try promise(
                MachineLife.ways[transition.from]?.contains(transition.to) == true,
                "I57: no such way: \(transition)")
            state = transition.to
        }
    }

    private mutating func act(
        _ chance: inout SeededGenerator
    ) throws -> (name: String, transitions: [BreakerTransition]) {
        let (time, actor) = (Timestamp(nanoseconds: now), UInt32.random(in: 1...2, using: &chance))
        switch Int.random(in: 0..<20, using: &chance) {
        case 0:
            isCalm = false
            return ("breach", machine.observe(.breach(.outflow), at: time))
        case 1, 2:
            isCalm = false
            return ("limit", machine.observe(.limit(.stale), at: time))
        case 3:
            trippedBy = actor
            return ("trip", machine.trip(by: actor, at: time))
        case 4...7: return try release(by: actor, at: time)
        default:
            isCalm = true
            return ("calm", machine.observe(.calm, at: time))
        }
    }

    /// Another person releases what one has pulled, and only when nothing is wrong.
    private mutating func release(
        by actor: UInt32, at time: Timestamp
    ) throws -> (name: String, transitions: [BreakerTransition]) {
        let before = machine
        do {
            let transition = try machine.release(by: actor, isAlone: false, at: time)
            try promise(trippedBy != nil && trippedBy != actor, "I57: who pulled it released it")
            try promise(isCalm, "I57: released while its cause persists")
            trippedBy = nil
            return ("release", [transition])
        } catch is BreakerReleaseError {
            try promise(machine == before, "I57: a refused release changed the machine")
            return (Self.refused, [])
        }
    }
}

private struct PriceLife: PropertyMachine {
    private var breaker = PriceBreaker(
        rules: PriceBandRules(band: 200, perSecond: 300, perMinute: 500, perHour: 1_000),
        states: BreakerRules(
            limitState: 15 * second, halt: 60 * second, riskReducing: 20 * second, limitOrders: 20 * second),
        at: Timestamp(nanoseconds: 0))
    private static let second = Timestamp.nanosecondsPerSecond
    private var now: Int64 = 0
    /// In hundredths.
    private var price: UInt64 = 100_000

    init(_ chance: inout SeededGenerator) {}

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        now += Int64.random(in: 0...20, using: &chance) * Self.second
        // Steps of up to a thousandth, now and then of up to a twelfth.
        let step = chance.oneIn(20) ? 8_000 : 100 as UInt64
        price = max(10_000, price + UInt64.random(in: 0...2 * step, using: &chance) - step)
        let before = breaker.lastPrice
        let tick = Price(raw: UInt128(price) * Price.scale / 100)
        let transitions = breaker.observe(tick, at: Timestamp(nanoseconds: now))
        try promise(breaker.lastPrice == tick, "the price was changed")
        let isFast = before.map { breaker.rules.isTooFast(from: $0, to: tick, within: .hour) } ?? false
        let isWithinHour = transitions.contains { if case .velocity = $0.cause { true } else { false } }
        try promise(!isFast || breaker.state == .halted, "I57: a move of a tenth at once did not halt")
        try promise(!isWithinHour || breaker.state == .halted, "I57: a speed did not halt")
        if breaker.machine.calmSince == nil {
            try promise(
                breaker.state != .normal && !breaker.state.allows(.borrow), "I57: borrowing outside the band")
        }
        return "\(breaker.state)"
    }
}

private struct OutflowLife: PropertyMachine {
    private var breaker: OutflowBreaker
    private var now: UInt64 = 1_100
    private var paid = UInt256.zero
    private var asked = UInt256.zero

    init(_ chance: inout SeededGenerator) throws {
        guard
            let rules = OutflowRules(
                period: 100, tickLength: UInt64.random(in: 1...20, using: &chance), minimumRetained: 7_000,
                beginThreshold: 0)
        else { throw ArithmeticError.divisionByZero }
        breaker = OutflowBreaker(rules: rules, cooldown: 50)
        try breaker.receive(1_000, at: 1_000)
        try breaker.clearBacklog(at: 1_100, maximumIterations: 9)
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        now += UInt64.random(in: 0...10, using: &chance)
        let (before, amount) = (breaker, UInt256(UInt64.random(in: 1...600, using: &chance)))
        do {
            let name = try call(amount, &chance)
            try promise(paid &+ breaker.locked == asked, "I57: paid and locked is not what was to leave")
            return name
        } catch let error as OutflowError {
            try promise(breaker == before, "\(error) changed the breaker")
            return Self.refused
        }
    }

    private mutating func call(_ amount: UInt256, _ chance: inout SeededGenerator) throws -> String {
        switch Int.random(in: 0..<6, using: &chance) {
        case 0:
            try breaker.receive(amount, at: now)
            return "receive"
        case 1, 2, 3:
            let wasLimited = breaker.isRateLimited
            let outcome = try breaker.release(amount, isAllOrNothing: chance.oneIn(2), at: now)
            asked = asked &+ amount
            if outcome == .paid { paid = paid &+ amount }
            try promise(outcome == .locked || !wasLimited, "I57: paid while outflows are held back")
            return outcome.rawValue
        case 4:
            try breaker.liftExpired(at: now)
            return "lift"
        default:
            let claimed = breaker.locked
            try breaker.claim(claimed)
            try promise(!breaker.isRateLimited, "I57: claimed while outflows are held back")
            paid = paid &+ claimed
            return "claim"
        }
    }
}
