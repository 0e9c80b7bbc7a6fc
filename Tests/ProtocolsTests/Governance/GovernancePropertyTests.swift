import PropertyRuns
import Protocols
import Testing
import Units

/// What holds in every order of calls: I55 and I56 of the promises.
struct GovernancePropertyTests {
    private static let calls = ["propose", "vote", "queue", "execute", "cancel", "power", BravoLife.refused]

    @Test func `a bravo governor keeps its promises`() {
        let run = PropertyRun(of: BravoLife.self)
        #expect(run.failure == nil)
        #expect(Self.calls.allSatisfy { run[$0] > 300 }, "\(run.counts)")
    }

    @Test func `an open zeppelin governor keeps its promises`() {
        let run = PropertyRun(of: OpenZeppelinLife.self)
        #expect(run.failure == nil)
        #expect(Self.calls.allSatisfy { run[$0] > 300 }, "\(run.counts)")
    }
}

/// Six holders who mint, transfer and delegate, with a record of everybody's votes that is kept another way
/// than the checkpoints: all of them, after every change.
private struct Electorate {
    private(set) var power = VotingPower(holders: 6)
    private var balances = [UInt64](repeating: 50, count: 6)
    private var delegates = Array(0..<6)
    private var record: [(block: UInt64, votes: [UInt64])] = []

    init() throws {
        for holder in 0..<6 {
            try power.delegate(holder, to: holder, at: 0)
            try power.mint(50, to: holder, at: 0)
        }
        note(at: 0)
    }

    /// Moves tokens or votes.
    mutating func move(at block: UInt64, _ chance: inout SeededGenerator) throws {
        let (from, to) = (Int.random(in: 0..<6, using: &chance), Int.random(in: 0..<6, using: &chance))
        if chance.oneIn(2) {
            try power.delegate(from, to: to, at: block)
            delegates[from] = to
        } else {
            let amount = UInt64.random(in: 0...balances[from], using: &chance)
            try power.transfer(UInt256(amount), from: from, to: to, at: block)
            balances[from] -= amount
            balances[to] += amount
        }
        note(at: block)
    }

    private mutating func note(at block: UInt64) {
        var votes = [UInt64](repeating: 0, count: 6)
        for holder in 0..<6 { votes[delegates[holder]] += balances[holder] }
        if record.last?.block == block { record.removeLast() }
        record.append((block, votes))
    }

    /// What holders could vote with at the end of a block.
    func votes(at block: UInt64) -> [UInt64] {
        record.last { $0.block <= block }?.votes ?? [UInt64](repeating: 0, count: 6)
    }

    /// I55: a proposal's votes are those of its voters at its snapshot, and everybody votes once.
    func check(_ tally: VoteTally, snapshot: UInt64) throws {
        let votes = votes(at: snapshot)
        let counted = tally.forVotes &+ tally.againstVotes &+ tally.abstainVotes
        let allowed = tally.voters.reduce(0 as UInt64) { $0 + votes[$1] }
        try promise(counted == UInt256(allowed), "I55: \(counted) votes of \(allowed) at the snapshot")
        try promise(Set(tally.voters).count == tally.voters.count, "I55: somebody voted twice")
    }
}

/// What is known of a proposal by the test's own count.
private struct Course {
    var state = ProposalState.pending
    var eta: UInt64?
    var isExecuted = false

    /// I56: a state follows from the one before.
    mutating func follow(_ next: ProposalState) throws {
        try promise(state.mayBecome(next), "I56: \(state) became \(next)")
        state = next
    }

    /// I56: executed once, after the timelock, with what was voted on.
    mutating func execute(at seconds: UInt64, isSame: Bool) throws {
        try promise(!isExecuted, "I56: executed twice")
        try promise(isSame, "I56: executed what was not voted on")
        try promise(eta.map { seconds >= $0 } == true, "I56: executed before the timelock was over")
        isExecuted = true
    }
}

private struct BravoLife: PropertyMachine {
    private var governor = BravoGovernor(
        rules: BravoRules(
            votingDelay: 1, votingPeriod: 8, proposalThreshold: 20, quorumVotes: 40, timelockDelay: 20,
            gracePeriod: 40))
    private var electorate: Electorate
    private var now = GovernanceMoment(block: 5, seconds: 100)
    private var courses: [Course] = []

    init(_ chance: inout SeededGenerator) throws { electorate = try Electorate() }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        now.block += UInt64.random(in: 0...1, using: &chance)
        now.seconds += UInt64.random(in: 0...6, using: &chance)
        // Clock first, call second: both are steps of the machine.
        try followAll()
        let before = governor
        do {
            let name = try call(&chance)
            try followAll()
            return name
        } catch let error as BravoError {
            try promise(governor == before, "\(error) changed the governor")
            return Self.refused
        }
    }

    private mutating func followAll() throws {
        for (number, proposal) in governor.proposals.enumerated() {
            try courses[number].follow(governor.state(of: number, at: now))
            try electorate.check(proposal.tally, snapshot: proposal.startBlock)
        }
    }

    private mutating func call(_ chance: inout SeededGenerator) throws -> String {
        let (who, last) = (Int.random(in: 0..<6, using: &chance), max(0, courses.count - 1))
        let number = max(0, last - Int.random(in: 0...1, using: &chance))
        switch Int.random(in: 0..<24, using: &chance) {
        case 0, 1: try electorate.move(at: now.block, &chance)
        case 2, 3:
            _ = try governor.propose(7, by: who, power: electorate.power, at: now)
            courses.append(Course())
            return "propose"
        case 4:
            try governor.cancel(number, by: who, power: electorate.power, at: now)
            return "cancel"
        case 5...14:
            try governor.castVote(chance.support(), on: number, by: who, power: electorate.power, at: now)
            return "vote"
        case 15...18:
            courses[number].eta = try governor.queue(number, at: now)
            return "queue"
        default:
            let content = chance.oneIn(4) ? 8 : 7 as UInt256
            try governor.execute(number, content: content, at: now)
            try courses[number].execute(at: now.seconds, isSame: content == 7)
            return "execute"
        }
        return "power"
    }
}

private struct OpenZeppelinLife: PropertyMachine {
    private var governor: OpenZeppelinGovernor
    private var electorate: Electorate
    private var now = GovernanceMoment(block: 5, seconds: 100)
    private var courses: [Course] = []

    init(_ chance: inout SeededGenerator) throws {
        guard let quorum = QuorumFraction(numerator: 15) else { throw ArithmeticError.divisionByZero }
        electorate = try Electorate()
        governor = OpenZeppelinGovernor(
            rules: OpenZeppelinRules(
                votingDelay: 1, votingPeriod: 8, proposalThreshold: 20, quorum: quorum,
                lateQuorumExtension: chance.oneIn(2) ? 4 : 0, timelockDelay: 20))
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        now.block += UInt64.random(in: 0...1, using: &chance)
        now.seconds += UInt64.random(in: 0...6, using: &chance)
        try followAll()
        let before = governor
        do {
            let name = try call(&chance)
            try followAll()
            return name
        } catch let error as OpenZeppelinError {
            try promise(governor == before, "\(error) changed the governor")
            return Self.refused
        }
    }

    private mutating func followAll() throws {
        for (number, proposal) in governor.proposals.enumerated() {
            try courses[number].follow(
                governor.state(of: number, at: now.block, power: electorate.power))
            try electorate.check(proposal.tally, snapshot: proposal.snapshot)
            try promise(proposal.deadline >= proposal.baseDeadline, "a late quorum shortened the voting")
        }
    }

    private mutating func call(_ chance: inout SeededGenerator) throws -> String {
        let (who, last, power) = (
            Int.random(in: 0..<6, using: &chance), max(0, courses.count - 1), electorate.power
        )
        let number = max(0, last - Int.random(in: 0...1, using: &chance))
        switch Int.random(in: 0..<24, using: &chance) {
        case 0, 1: try electorate.move(at: now.block, &chance)
        case 2, 3:
            _ = try governor.propose(7, by: who, power: power, at: now.block)
            courses.append(Course())
            return "propose"
        case 4:
            if chance.oneIn(3) {
                try governor.cancelByGuardian(number, power: power, at: now.block)
            } else {
                try governor.cancel(number, by: who, at: now.block)
            }
            return "cancel"
        case 5...14:
            try governor.castVote(chance.support(), on: number, by: who, power: power, at: now.block)
            return "vote"
        case 15...18:
            courses[number].eta = try governor.queue(
                number, power: power, at: now.block, seconds: now.seconds)
            return "queue"
        default:
            let content = chance.oneIn(4) ? 8 : 7 as UInt256
            try governor.execute(
                number, content: content, power: power, at: now.block, seconds: now.seconds)
            try courses[number].execute(at: now.seconds, isSame: content == 7)
            return "execute"
        }
        return "power"
    }
}

extension SeededGenerator {
    fileprivate mutating func support() -> VoteSupport {
        [.for, .for, .against, .abstain][Int.random(in: 0..<4, using: &self)]
    }
}
