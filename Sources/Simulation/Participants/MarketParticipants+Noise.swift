import Desk
import Units

// Those who trade for reasons of their own: they push prices about, and lean one way for a while.
extension MarketParticipants {
    /// How often somebody trades with a pool in a round, in a thousand.
    private static let frequency: UInt64 = 250
    /// Rounds for which a pool's traders lean one way.
    private static let leaningRounds: Int64 = 64
    /// The smallest trade, in millionths of the reserve; each doubling is half as likely, up to six of them.
    private static let (smallest, mostDoublings): (UInt64, Int) = (30, 6)

    func trade(
        _ pools: [PoolReading], round: Int64, using chance: inout SeededGenerator
    ) -> [MarketAction] {
        var leaning = self.chance(round: round / MarketParticipants.leaningRounds, stream: 1)
        var actions: [MarketAction] = []
        for (index, pool) in pools.enumerated() {
            let sellers = 350 + leaning.below(300)
            let draw = chance.next()
            guard chance.happens(perMille: MarketParticipants.frequency) else { continue }
            let isBase = chance.happens(perMille: sellers)
            let doublings = min(draw.trailingZeroBitCount, MarketParticipants.mostDoublings)
            let millionths = MarketParticipants.smallest << UInt64(doublings) + draw >> 58
            let reserve = isBase ? pool.held.base : pool.held.quote
            guard let amount = reserve.share(UInt256(millionths), of: 1_000_000), !amount.isZero
            else { continue }
            actions.append(.sell(PoolID(UInt32(index)), isBase: isBase, amount: amount))
        }
        return actions
    }
}
