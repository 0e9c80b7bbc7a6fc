import Protocols
import Testing
import Units

struct VoteTallyTests {
    @Test func `voters are found in any order of voting`() throws {
        let power = try BravoGovernorTests.electorate()
        var governor = BravoGovernor(rules: BravoGovernorTests.rules)
        let number = try governor.propose(7, by: 0, power: power, at: BravoGovernorTests.at(10))
        for (count, voter) in [2, 0, 3].enumerated() {
            try governor.castVote(
                .against, on: number, by: voter, power: power, at: BravoGovernorTests.at(12))
            #expect(governor.proposals[number].tally.voters.count == count + 1)
        }
        let tally = governor.proposals[number].tally
        #expect(tally.voters == [0, 2, 3] && tally.againstVotes == 121)
        #expect(tally.hasVoted(2) && !tally.hasVoted(1) && !tally.hasVoted(4))
        #expect(throws: BravoError.alreadyVoted) {
            try governor.castVote(.for, on: number, by: 3, power: power, at: BravoGovernorTests.at(12))
        }
        #expect(governor.proposals[number].tally == tally)
    }
}
