import Protocols
import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct KeepersTests {
    @Test func `keepers look at the book in every round and at everybody else in turn`() {
        let run = SimulatedRun(seed: 1)
        let participants = MarketParticipants(seed: 1)
        let venue = run.state.reading(of: LendingID(0))
        var seen: Set<UInt32> = []
        let others = venue.accountCount - SimulatedVenues.firstBorrower
        let rounds = Int64((others + MarketParticipants.window - 1) / MarketParticipants.window)
        for round in 1...rounds {
            let looks = participants.looks(at: venue, round: round)
            #expect(looks.starts(with: venue.ownAccounts))
            #expect(looks.count <= Int(MarketParticipants.window) + venue.ownAccounts.count)
            #expect(Set(looks).count == looks.count)
            seen.formUnion(looks)
        }
        #expect(seen == Set(SimulatedVenues.firstBorrower..<venue.accountCount))
    }

    @Test func `whoever is below the line and pays for it is liquidated within a minute or two`() {
        var run = SimulatedRun(seed: 6, mood: .crash)
        run.advance(seconds: 2_400)
        let liquidated = run.actions.count { if case .liquidate = $0 { true } else { false } }
        #expect(liquidated > 10)
        for id in run.state.lendingVenues {
            let venue = run.state.reading(of: id)
            let worth: UInt256 = 100_000_000_000
            let left = (SimulatedVenues.firstBorrower..<venue.accountCount).compactMap(venue.borrower)
                .filter { $0.healthFactor < 980_000_000_000_000_000 && $0.debtValue > worth }
            #expect(left.isEmpty)
        }
    }

    @Test func `a keeper sells what he seizes to a pool of the same chain`() throws {
        var run = SimulatedRun(seed: 3, mood: .crash)
        run.advance(seconds: 1_500)
        var sales = 0
        for (action, next) in zip(run.actions, run.actions.dropFirst()) {
            guard case .liquidate(let venue, _, let collateral, _, _, _) = action,
                case .sell(let pool, let isBase, _) = next
            else { continue }
            let (reading, place) = (run.state.reading(of: venue), run.state.reading(of: pool))
            let seized = reading.reserves[Int(collateral)].instrument
            if (isBase ? place.base : place.quote) == seized, reading.chain == place.terms.chain {
                sales += 1
            }
        }
        #expect(sales > 0)
    }

    @Test func `sales of keepers leave a pool near the benchmark, however many are liquidated`() {
        var run = SimulatedRun(seed: 2, mood: .crash, borrowers: 20_000)
        for second in Int64(2)...1_200 {
            run.advance(seconds: second)
            for id in run.state.exchangePools {
                let gap = run.gap(of: run.state.reading(of: id))
                #expect(abs(gap) < 0.08, "pool \(id.index) after \(second) seconds")
            }
        }
        #expect(run.actions.count { if case .liquidate = $0 { true } else { false } } > 500)
    }
}
