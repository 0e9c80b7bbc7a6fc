import Protocols
import Testing
import Units

struct VoteCheckpointsTests {
    @Test func `a lookup finds the last write at or before the block`() throws {
        var checkpoints = VoteCheckpoints()
        try checkpoints.write(5, at: 10)
        try checkpoints.write(6, at: 10)
        try checkpoints.write(0, at: 20)
        #expect(checkpoints.checkpoints.count == 2 && checkpoints.latest == 0)
        #expect(try checkpoints.votes(at: 9, now: 30) == 0)
        #expect(try checkpoints.votes(at: 10, now: 30) == 6)
        #expect(try checkpoints.votes(at: 19, now: 20) == 6)
        #expect(try checkpoints.votes(at: 20, now: 21) == 0)
    }

    @Test func `votes of a block that is not over are not known`() throws {
        var checkpoints = VoteCheckpoints()
        try checkpoints.write(5, at: 10)
        #expect(throws: CheckpointError.notYetDetermined) { try checkpoints.votes(at: 10, now: 10) }
        #expect(throws: CheckpointError.notYetDetermined) { try checkpoints.votes(at: 11, now: 10) }
    }

    @Test func `a write before the last is refused and changes nothing`() throws {
        var checkpoints = VoteCheckpoints()
        try checkpoints.write(5, at: 10)
        let before = checkpoints
        #expect(throws: CheckpointError.unorderedInsertion) { try checkpoints.write(1, at: 9) }
        #expect(checkpoints == before)
    }

    @Test func `lookups agree with a walk over all writes`() throws {
        var chance = SeededGenerator(seed: 3)
        var checkpoints = VoteCheckpoints()
        var writes: [(block: UInt64, votes: UInt256)] = []
        var block: UInt64 = 5
        for _ in 0..<200 {
            block += UInt64.random(in: 0...3, using: &chance)
            let votes = UInt256(UInt64.random(in: 0...99, using: &chance))
            try checkpoints.write(votes, at: block)
            writes.append((block, votes))
        }
        for query in 0..<block {
            let expected = writes.last { $0.block <= query }?.votes ?? 0
            #expect(try checkpoints.votes(at: query, now: block) == expected)
        }
    }
}
