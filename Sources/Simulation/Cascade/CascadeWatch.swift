import Protocols
import Units

/// Knows which accounts have to be valued anew: those that prices may have brought to their line since.
///
/// In a cascade only the prices of collateral move, and only down. A health factor therefore falls at most as far as
/// the price that fell most, and an account is left alone until that bound comes to 1.
struct CascadeWatch: Sendable {
    /// An account below its line.
    struct Candidate {
        var account: Int
        var factor: UInt256
        /// The round in which it was first seen there.
        var since: Int
    }

    /// What is left of prices after all falls, at least: from 2^60 down.
    private var level = CascadeWatch.whole
    /// The level at or below which an account has to be valued.
    private var triggers: [UInt64]
    /// The round in which an account was first seen below its line.
    private var since: [Int: Int] = [:]

    private static let whole: UInt64 = 1 << 60

    init(accountCount: Int) { triggers = [UInt64](repeating: .max, count: accountCount) }

    /// Takes note that a price fell.
    mutating func noteFall(from before: UInt256, to after: UInt256) {
        guard after < before, !before.isZero,
            let left = try? UInt256.mulDivDown(UInt256(level), after, before)
        else { return }
        level = UInt64(left.low)
    }

    /// An account has changed: it is valued anew in the next round.
    mutating func forget(_ account: Int) {
        triggers[account] = .max
        since[account] = nil
    }

    /// Returns the accounts below their line, the worst first; of equal health the earlier one.
    mutating func below(
        _ market: AaveMarket, at moment: AaveMoment, round: Int
    ) throws(AaveError) -> [Candidate] {
        var found: [Candidate] = []
        for account in triggers.indices where level <= triggers[account] {
            guard market.accounts[account].isBorrowingAny else {
                triggers[account] = 0
                continue
            }
            let factor = try market.accountData(of: account, at: moment).healthFactor
            guard factor < Wad.one else {
                triggers[account] = trigger(of: factor)
                continue
            }
            triggers[account] = .max
            let first = since[account] ?? round
            since[account] = first
            found.append(Candidate(account: account, factor: factor, since: first))
        }
        return found.sorted { ($0.factor, $0.account) < ($1.factor, $1.account) }
    }

    /// The level at which a factor could be 1, a billionth early for what is rounded on the way.
    private func trigger(of factor: UInt256) -> UInt64 {
        guard let bound = try? UInt256.mulDivUp(UInt256(level), Wad.one, factor) else { return 0 }
        let least = UInt64(clamping: bound.low)
        return least + least / 1_000_000_000 + 1
    }
}
