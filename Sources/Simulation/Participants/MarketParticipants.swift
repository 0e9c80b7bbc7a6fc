import Desk
import Units

/// Those who trade in the simulated market beside us: arbitrageurs, keepers, borrowers and noise traders.
///
/// What they do in a round follows from the seed, the round and the state alone; nothing is remembered from round
/// to round, so that a run can go on from any state.
public struct MarketParticipants: Sendable {
    let seed: UInt64

    /// Parts the chance of participants from that of prices.
    private static let salt: UInt64 = 0x7061_7274
    /// Parts the chance of one round from that of the others; not the step of the generator's own filling.
    private static let roundStep: UInt64 = 0xD1B5_4A32_D192_ED03

    /// Makes the participants of a seed.
    public init(seed: UInt64) { self.seed = seed }

    /// Returns what is done in a round, in the order in which it is done.
    ///
    /// Arbitrageurs come first, on the reserves that they see; then keepers, who sell what they seize, then
    /// borrowers, and those who trade for reasons of their own last.
    /// - Parameters:
    ///   - state: the desk after everything up to the round; a pool or a venue without prices is left alone.
    ///   - round: rounds of half a second since the start.
    public func commands(for state: DeskState, round: Int64) -> [Command] {
        var chance = chance(round: round)
        let pools = state.exchangePools.map { state.reading(of: $0) }
        var actions = arbitrage(state, pools, using: &chance)
        for id in state.lendingVenues {
            let venue = state.reading(of: id)
            actions += keep(venue, state, pools, round: round, using: &chance)
            actions += manageLoans(venue, using: &chance)
        }
        actions += trade(pools, round: round, using: &chance)
        return actions.map(Command.act) + relay(state) + attest(state, round: round)
    }

    /// The chance of a round, of which another `stream` is another one.
    func chance(round: Int64, stream: UInt64 = 0) -> SeededGenerator {
        let step = UInt64(bitPattern: round) &* MarketParticipants.roundStep
        return SeededGenerator(seed: (seed ^ MarketParticipants.salt) &+ step ^ stream << 48)
    }

    /// What a transaction costs on a chain, in dollars times 1e8.
    static func gas(on chain: SafeText) -> UInt256 { chain == "ethereum" ? 400_000_000 : 5_000_000 }
}

extension SeededGenerator {
    /// Returns a number below `count`, which is small against 2^64, so that the bias is nothing.
    mutating func below(_ count: UInt64) -> UInt64 { next() % count }

    /// Whether something happens that happens so many times in a thousand.
    mutating func happens(perMille: UInt64) -> Bool { below(1_000) < perMille }
}

extension UInt256 {
    /// Returns `self * part / whole`, rounded down; `nil` where it does not fit.
    func share(_ part: UInt256, of whole: UInt256) -> UInt256? { try? UInt256.mulDivDown(self, part, whole) }
}
