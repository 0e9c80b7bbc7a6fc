import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct MarketParticipantsTests {
    @Test func `what is done follows from seed, round and state alone`() {
        var run = SimulatedRun(seed: 1)
        run.advance(seconds: 30)
        let (one, other) = (MarketParticipants(seed: 1), MarketParticipants(seed: 2))
        let rounds = Int64(60)..<80
        let first = rounds.map { one.commands(for: run.state, round: $0) }
        #expect(first == rounds.map { one.commands(for: run.state, round: $0) })
        #expect(first != rounds.map { other.commands(for: run.state, round: $0) })
        #expect(Set(first).count > 15)
    }

    @Test func `before the first price nobody needs one`() {
        let run = SimulatedRun(seed: 1)
        for round in Int64(0)..<40 {
            for command in MarketParticipants(seed: 1).commands(for: run.state, round: round) {
                switch command {
                case .act(.sell), .attestReserve: continue
                default: Issue.record("\(command)")
                }
            }
        }
    }

    @Test func `a desk without venues is left alone`() {
        #expect(MarketParticipants(seed: 1).commands(for: DeskState(), round: 5).isEmpty)
    }

    @Test func `borrowers repay, add, borrow and withdraw`() {
        var run = SimulatedRun(seed: 1, borrowers: 4_000)
        run.advance(seconds: 600)
        var counts = [0, 0, 0, 0]
        for action in run.actions {
            switch action {
            case .repay: counts[0] += 1
            case .supply: counts[1] += 1
            case .borrow: counts[2] += 1
            case .withdraw: counts[3] += 1
            default: break
            }
        }
        #expect(counts.allSatisfy { $0 > 10 }, "\(counts)")
    }

    @Test func `nobody touches an account of the book, but to liquidate it`() {
        var run = SimulatedRun(seed: 1, mood: .crash)
        run.advance(seconds: 1_200)
        for action in run.actions {
            switch action {
            case .repay(let venue, let number, _, _), .supply(let venue, let number, _, _),
                .borrow(let venue, let number, _, _), .withdraw(let venue, let number, _, _):
                #expect(!run.state.reading(of: venue).isOwn(number))
                #expect(number >= SimulatedVenues.firstBorrower)
            default: break
            }
        }
    }
}
