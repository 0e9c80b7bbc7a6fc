import Protocols
import Testing
import Units

struct BreakerMachineTests {
    private static let rules = BreakerRules(limitState: 15, halt: 300, riskReducing: 60, limitOrders: 30)

    private static func at(_ time: Int64) -> Timestamp { Timestamp(nanoseconds: time) }

    private static func machine() -> BreakerMachine { BreakerMachine(rules: rules, at: at(0)) }

    @Test func `a halt reopens step by step at the moments that are due`() {
        var machine = Self.machine()
        let halt = machine.observe(.breach(.outflow), at: Self.at(100))
        #expect(halt.map(\.to) == [.halted] && halt.map(\.cause) == [.outflow])
        #expect(machine.deadline == nil && machine.advance(to: Self.at(9_000)).isEmpty)
        #expect(machine.observe(.calm, at: Self.at(9_000)).isEmpty)
        #expect(machine.advance(to: Self.at(9_299)).isEmpty)
        let steps = machine.advance(to: Self.at(20_000))
        #expect(steps.map(\.to) == [.riskReducingOnly, .limitOrdersOnly, .normal])
        #expect(steps.map(\.time) == [Self.at(9_300), Self.at(9_360), Self.at(9_390)])
        #expect(steps.allSatisfy { $0.cause == .calm } && machine.state == .normal)
    }

    @Test func `a limit state ends calm or in a halt`() {
        var machine = Self.machine()
        #expect(machine.observe(.limit(.stale), at: Self.at(10)).map(\.to) == [.limitState])
        #expect(machine.observe(.calm, at: Self.at(24)).map(\.to) == [.normal])
        _ = machine.observe(.limit(.stale), at: Self.at(30))
        let expired = machine.observe(.limit(.stale), at: Self.at(50))
        #expect(expired.map(\.cause) == [.limitStateExpired] && expired.map(\.time) == [Self.at(45)])
        #expect(machine.state == .halted && machine.calmSince == nil)
    }

    @Test func `a finding while reopening halts again`() {
        for finding in [BreakerFinding.limit(.loss), .breach(.loss)] {
            var machine = Self.machine()
            _ = machine.observe(.breach(.outflow), at: Self.at(1))
            _ = machine.observe(.calm, at: Self.at(2))
            _ = machine.advance(to: Self.at(302))
            #expect(machine.state == .riskReducingOnly)
            #expect(machine.observe(finding, at: Self.at(303)).map(\.cause) == [.loss])
            #expect(machine.state == .halted && machine.deadline == nil)
        }
    }

    @Test func `what somebody pulled waits for somebody else`() throws {
        var machine = Self.machine()
        #expect(throws: BreakerReleaseError.notTripped) {
            try machine.release(by: 1, isAlone: true, at: Self.at(1))
        }
        #expect(machine.trip(by: 1, at: Self.at(10)).map(\.cause) == [.tripped(by: 1)])
        #expect(machine.advance(to: Self.at(1_000_000)).isEmpty && machine.state == .halted)
        let before = machine
        #expect(throws: BreakerReleaseError.sameActor) {
            try machine.release(by: 1, isAlone: false, at: Self.at(1_000_000))
        }
        #expect(machine == before)
        _ = machine.observe(.breach(.outflow), at: Self.at(1_000_001))
        #expect(throws: BreakerReleaseError.causePersists) {
            try machine.release(by: 2, isAlone: false, at: Self.at(1_000_002))
        }
        _ = machine.observe(.calm, at: Self.at(1_000_003))
        let release = try machine.release(by: 2, isAlone: false, at: Self.at(1_000_004))
        #expect(release.to == .riskReducingOnly && release.cause == .released(by: 2))
        #expect(machine.advance(to: Self.at(1_000_064)).map(\.to) == [.limitOrdersOnly])
    }

    @Test func `a single person waits a minute`() throws {
        var machine = Self.machine()
        _ = machine.trip(by: 1, at: Self.at(5))
        let minute = BreakerMachine.soloWait
        #expect(throws: BreakerReleaseError.tooEarly(remaining: 1)) {
            try machine.release(by: 1, isAlone: true, at: Self.at(4 + minute))
        }
        #expect(try machine.release(by: 1, isAlone: true, at: Self.at(5 + minute)).to == .riskReducingOnly)
    }

    @Test func `time that runs back opens nothing`() {
        var machine = Self.machine()
        _ = machine.observe(.breach(.outflow), at: Self.at(1_000))
        _ = machine.observe(.calm, at: Self.at(10))
        #expect(machine.calmSince == Self.at(1_000))
        #expect(machine.advance(to: Self.at(311)).isEmpty && machine.state == .halted)
    }

    @Test func `a deadline beyond all time never comes`() {
        var machine = BreakerMachine(rules: Self.rules, at: Self.at(.max - 5))
        _ = machine.observe(.limit(.stale), at: Self.at(.max - 5))
        #expect(machine.deadline == nil && machine.advance(to: Self.at(.max)).isEmpty)
    }
}
