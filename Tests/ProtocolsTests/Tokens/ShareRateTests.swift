import Protocols
import Testing
import Units

struct ShareRateTests {
    @Test func `inputs stay below the limit`() throws {
        let rate = ShareRate(totalEther: 1, totalShares: 1)
        let most = ShareRate.inputLimit &- 1
        #expect(try rate.sharesDown(ether: most) == most)
        #expect(throws: StakingError.etherTooLarge) { try rate.sharesDown(ether: ShareRate.inputLimit) }
        #expect(throws: StakingError.sharesTooLarge) { try rate.etherDown(shares: ShareRate.inputLimit) }
        #expect(throws: StakingError.sharesTooLarge) { try rate.etherUp(shares: ShareRate.inputLimit) }
    }

    @Test func `a wrapper's ether is rounded up`() throws {
        let rate = ShareRate(totalEther: 10, totalShares: 7)
        #expect(try rate.etherDown(shares: 3) == 4)
        #expect(try rate.etherUp(shares: 3) == 5)
        #expect(try rate.etherUp(shares: 7) == 10)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `shares bought with ether rounded up are the shares`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let shares = chance.amount(bits: 100)
        // A share is worth one to three wei; below one, ether cannot tell shares apart.
        let total = chance.amount(bits: 90)
        let rate = ShareRate(totalEther: total &+ chance.amount(near: total), totalShares: total)
        #expect(try rate.sharesDown(ether: rate.etherUp(shares: shares)) == shares)
        #expect(try rate.sharesDown(ether: rate.etherDown(shares: shares)) <= shares)
    }
}
