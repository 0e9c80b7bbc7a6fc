import Units

/// The votes of one proposal; every voter counts once.
///
/// - Units: votes in smallest units.
/// - Source: PROMISES.md I55.
public struct VoteTally: Hashable, Sendable {
    /// Votes for.
    public private(set) var forVotes = UInt256.zero
    /// Votes against.
    public private(set) var againstVotes = UInt256.zero
    /// Votes that are neither.
    public private(set) var abstainVotes = UInt256.zero
    /// Who has voted, by ascending name.
    public private(set) var voters: [Int] = []

    /// Makes an empty tally.
    public init() {}

    /// Makes the tally of a contract whose voters are not known.
    public init(forVotes: UInt256, againstVotes: UInt256, abstainVotes: UInt256) {
        self.forVotes = forVotes
        self.againstVotes = againstVotes
        self.abstainVotes = abstainVotes
    }

    /// Whether somebody has voted.
    public func hasVoted(_ voter: Int) -> Bool {
        let place = place(of: voter)
        return place < voters.count && voters[place] == voter
    }

    /// Counts a vote; the caller has seen that the voter had none before.
    mutating func count(_ weight: UInt256, _ support: VoteSupport, by voter: Int) throws(ArithmeticError) {
        switch support {
        case .against: againstVotes = try againstVotes.adding(weight)
        case .for: forVotes = try forVotes.adding(weight)
        case .abstain: abstainVotes = try abstainVotes.adding(weight)
        }
        voters.insert(voter, at: place(of: voter))
    }

    private func place(of voter: Int) -> Int {
        var (lower, upper) = (0, voters.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if voters[middle] < voter { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }
}
