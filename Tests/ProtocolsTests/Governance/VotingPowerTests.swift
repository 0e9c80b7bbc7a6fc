import Protocols
import Testing
import Units

struct VotingPowerTests {
    @Test func `tokens without a delegate have no votes`() throws {
        var power = VotingPower(holders: 2)
        try power.mint(100, to: 0, at: 1)
        #expect(power.votes(of: 0).latest == 0 && power.supply.latest == 100)
        try power.delegate(0, to: 0, at: 2)
        #expect(power.votes(of: 0).latest == 100)
        try power.delegate(0, to: 1, at: 3)
        #expect(power.votes(of: 0).latest == 0 && power.votes(of: 1).latest == 100)
        #expect(try power.votes(of: 0, at: 2, now: 3) == 100)
        #expect(throws: CheckpointError.notYetDetermined) { try power.votes(of: 0, at: 3, now: 3) }
        #expect(power.delegate(of: 0) == 1 && power.delegate(of: 1) == nil)
    }

    @Test func `a transfer moves votes between the delegates`() throws {
        var power = VotingPower(holders: 3)
        try power.delegate(0, to: 2, at: 1)
        try power.mint(100, to: 0, at: 1)
        try power.transfer(40, from: 0, to: 1, at: 2)
        #expect(power.votes(of: 2).latest == 60 && power.balance(of: 1) == 40)
        try power.delegate(1, to: 2, at: 3)
        try power.transfer(10, from: 1, to: 0, at: 3)
        #expect(power.votes(of: 2).latest == 100 && power.balance(of: 0) == 70)
    }

    @Test func `what is refused changes nothing`() throws {
        var power = VotingPower(holders: 2)
        try power.mint(100, to: 0, at: 5)
        let before = power
        #expect(throws: VotingPowerError.insufficientBalance) {
            try power.transfer(101, from: 0, to: 1, at: 5)
        }
        #expect(throws: VotingPowerError.unorderedInsertion) { try power.transfer(1, from: 0, to: 1, at: 4) }
        #expect(throws: VotingPowerError.unorderedInsertion) { try power.delegate(0, to: 1, at: 4) }
        #expect(throws: VotingPowerError.unorderedInsertion) { try power.mint(1, to: 1, at: 4) }
        #expect(throws: VotingPowerError.arithmetic(.overflow)) { try power.mint(.max, to: 1, at: 5) }
        #expect(power == before)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `votes are what the delegators hold and never exceed the supply`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var power = VotingPower(holders: 6)
        for step in 0..<300 as Range<UInt64> {
            try chance.move(&power, at: step / 3)
            for holder in 0..<6 {
                let held = (0..<6).filter { power.delegate(of: $0) == holder }
                    .reduce(UInt256.zero) { $0 &+ power.balance(of: $1) }
                #expect(power.votes(of: holder).latest == held)
            }
        }
        #expect(power.supply.latest == (0..<6).reduce(.zero) { $0 &+ power.balance(of: $1) })
        #expect(power.supply.latest > 0)
    }
}

extension SeededGenerator {
    /// Mints, transfers or delegates at random among six holders.
    mutating func move(_ power: inout VotingPower, at block: UInt64) throws {
        let (one, other) = (Int.random(in: 0..<6, using: &self), Int.random(in: 0..<6, using: &self))
        switch Int.random(in: 0..<3, using: &self) {
        case 0: try power.mint(UInt256(UInt64.random(in: 0...100, using: &self)), to: one, at: block)
        case 1:
            let amount = UInt64.random(in: 0...200, using: &self)
            if power.balance(of: one) >= UInt256(amount) {
                try power.transfer(UInt256(amount), from: one, to: other, at: block)
            }
        default: try power.delegate(one, to: Bool.random(using: &self) ? other : nil, at: block)
        }
    }
}
