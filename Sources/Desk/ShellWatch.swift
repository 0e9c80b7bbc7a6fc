import Protocols
import Units

/// Accounts known by their positions, sorted into shells by how far their prices may move before their zone changes.
///
/// Shell `s` holds accounts whose zone stays while every price lies within a share of 2^-(s + 3) of the price at
/// which the instrument's part of the shell was last looked through. So a price that leaves that reach has the
/// accounts of one instrument and one shell valued again, one after the other; nothing is ordered, and an account
/// that stays in its shell is not written to. Far accounts stand in wide shells and are hardly ever reached.
struct ShellWatch: Sendable {
    /// An account in a shell; the stamp tells whether it has left since.
    private struct Entry {
        var account: UInt32
        var stamp: UInt32
    }

    /// What one instrument moves of one shell.
    private struct Band {
        /// At or below this price the accounts must be valued again.
        var lower: UInt128 = 0
        /// At or above this price they must.
        var upper: UInt128 = .max
        var entries: [Entry] = []
        /// Beyond so many entries most of them have left.
        var greatestCount = Band.leastSwept

        static let leastSwept = 64
    }

    /// What is kept of an account, side by side, since accounts fall due in no order.
    private struct Standing {
        var roughness: Roughness
        var stamp: UInt32 = 0
        var shell = ShellLimits.none
    }

    private var bands: [Band] = []
    private var standings: [Standing] = []
    private let limits: ShellLimits

    init(edges: HealthEdges) { limits = ShellLimits(edges: edges) }

    mutating func addInstrument() {
        for _ in 0..<ShellLimits.count { bands.append(Band()) }
    }

    mutating func addAccount(roughness: Roughness) {
        standings.append(Standing(roughness: roughness))
    }

    /// Returns the widest shell in which an account may stand; `nil` where it is too close to an edge, or so small
    /// that the venue's roundings move it further than prices do.
    func shell(
        for account: AccountID, factor: UInt256, zone: UInt8, sum: AaveNarrowHealthSum
    ) -> UInt8? {
        let bounded = factor.high == 0 ? factor.low : .max
        guard let widest = limits.widest(bounded, zone: zone) else { return nil }
        let rough = standings[Int(account.index)].roughness
        return (widest..<UInt8(ShellLimits.count)).first { rough.isFine(sum, in: $0) }
    }

    /// The shell in which an account stands, or none.
    @inline(__always)
    func shell(of account: AccountID) -> UInt8 { standings[Int(account.index)].shell }

    /// The price at which one instrument leaves the reach of a shell, or would leave it if an account entered now.
    @inline(__always)
    func edge(of shell: UInt8, _ instrument: Int, price: UInt128, isUpper: Bool) -> UInt128 {
        let place = instrument * ShellLimits.count + Int(shell)
        if !bands[place].entries.isEmpty { return isUpper ? bands[place].upper : bands[place].lower }
        let reach = ShellLimits.reach(of: shell)
        return isUpper ? reach.above(price) : reach.below(price)
    }

    /// Takes an account out of its shell.
    mutating func leave(_ account: AccountID) {
        standings[Int(account.index)].shell = ShellLimits.none
        standings[Int(account.index)].stamp &+= 1
    }

    /// Puts an account, which stands in no shell, into one; `note` follows for each of its instruments.
    mutating func enter(_ account: AccountID, _ shell: UInt8) {
        standings[Int(account.index)].shell = shell
    }

    /// Notes an instrument of an account that has just entered.
    mutating func note(_ account: AccountID, _ instrument: Int, price: UInt128) {
        let standing = standings[Int(account.index)]
        let place = instrument * ShellLimits.count + Int(standing.shell)
        bands[place].entries.append(Entry(account: account.index, stamp: standing.stamp))
        if bands[place].entries.count == 1 { center(place, standing.shell, at: price) }
        if bands[place].entries.count > bands[place].greatestCount { sweep(place) }
    }

    /// Adds the accounts that `price` obliges to be valued again to a list, each as often as it has the instrument.
    ///
    /// - Returns: whether the price has jumped over all of a narrow reach at once.
    mutating func takeDue(_ instrument: Int, price: UInt128, into due: inout [AccountID]) -> Bool {
        var isJump = false
        let first = instrument * ShellLimits.count
        for shell in 0..<ShellLimits.count {
            let place = first + shell
            if price > bands[place].lower && price < bands[place].upper { continue }
            if shell >= ShellLimits.close, bands[place].lower > 0 {
                let reach = (bands[place].upper - bands[place].lower) / 2
                isJump = isJump || price + reach < bands[place].lower || price > bands[place].upper + reach
            }
            sweep(place)
            for entry in bands[place].entries { due.append(AccountID(entry.account)) }
            center(place, UInt8(shell), at: price)
        }
        return isJump
    }

    /// The nearest prices at which some account of an instrument must be valued again.
    func nearest(_ instrument: Int) -> (lower: UInt128, upper: UInt128) {
        var nearest = (lower: UInt128(0), upper: UInt128.max)
        let first = instrument * ShellLimits.count
        for place in first..<first + ShellLimits.count {
            nearest.lower = max(nearest.lower, bands[place].lower)
            nearest.upper = min(nearest.upper, bands[place].upper)
        }
        return nearest
    }

    private mutating func center(_ place: Int, _ shell: UInt8, at price: UInt128) {
        let reach = ShellLimits.reach(of: shell)
        let isEmpty = bands[place].entries.isEmpty
        bands[place].lower = isEmpty ? 0 : reach.below(price)
        bands[place].upper = isEmpty ? .max : reach.above(price)
    }

    private mutating func sweep(_ place: Int) {
        bands[place].entries.removeAll { standings[Int($0.account)].stamp != $0.stamp }
        bands[place].greatestCount = max(Band.leastSwept, 2 * bands[place].entries.count)
    }
}

/// How far the venue's roundings may move an account: whole units of its positions, by side.
///
/// A venue's price and a value are each rounded to a whole unit; so the sums are off by at most this much, debt in
/// values and collateral in values times threshold. What 64 bits do not hold counts as endless.
struct Roughness {
    var weighted: UInt64 = .max
    var debt: UInt64 = .max

    /// Whether the sums are so great that roundings are a sixteenth of a shell's reach at most.
    @inline(__always)
    func isFine(_ sum: AaveNarrowHealthSum, in shell: UInt8) -> Bool {
        let shift = UInt128(shell) + 6
        return UInt128(weighted) &<< shift <= sum.weightedThreshold
            && UInt128(debt) &<< shift <= sum.totalDebt
    }
}

/// Between which health factors an account may stand in a shell, by zone.
///
/// While the price now and a later one both lie within w of a third, one is at most W = 2w / (1 - w) away from the
/// other. Roundings add a quarter of that at most: V = 5W / 4. Then a factor changes at most by the ratio
/// (1 + V) / (1 - V), which is (q + 5) / (q - 5) with w = 2^-m and q = 2 (2^m - 1).
struct ShellLimits {
    /// Shells, from the widest to the narrowest.
    static let count = 14
    /// In place of a shell: the account is watched otherwise.
    static let none = UInt8.max
    /// From this shell on an account stands within a four-hundredth of an edge.
    static let close = 9

    /// A factor is rounded by a unit now and by another later, in an account's favour or against it.
    private static let roundedUnits = UInt256(8 as UInt64)

    /// Least and greatest factor by zone and shell.
    private let bounds: [(least: UInt128, greatest: UInt128)]

    init(edges: HealthEdges) {
        bounds = (0...HealthEdges.safest).flatMap { zone in
            (0..<UInt8(ShellLimits.count)).map { shell in
                let lower = zone > 0 ? edges.ascending[Int(zone) - 1] : .zero
                let upper = zone < HealthEdges.safest ? edges.ascending[Int(zone)] : .max
                return (ShellLimits.above(lower, shell), ShellLimits.below(upper, shell))
            }
        }
    }

    /// The share of a price by which it may move in a shell.
    static func reach(of shell: UInt8) -> PriceShare {
        PriceShare(units: PriceShare.one >> (UInt128(shell) + 3))
    }

    /// Returns the widest shell for a factor of a zone; `nil` where none is narrow enough.
    @inline(__always)
    func widest(_ factor: UInt128, zone: UInt8) -> UInt8? {
        let first = Int(zone) * ShellLimits.count
        for shell in 0..<ShellLimits.count {
            let bound = bounds[first + shell]
            if factor >= bound.least && factor <= bound.greatest { return UInt8(shell) }
        }
        return nil
    }

    private static func above(_ edge: UInt256, _ shell: UInt8) -> UInt128 {
        if edge.isZero { return 0 }
        let least = try? UInt256.mulDivUp(edge, greater(shell), less(shell)).adding(roundedUnits)
        return least.flatMap(UInt128.init(exactly:)) ?? .max
    }

    private static func below(_ edge: UInt256, _ shell: UInt8) -> UInt128 {
        if edge == .max { return .max }
        let greatest = try? UInt256.mulDivDown(edge, less(shell), greater(shell)).subtracting(roundedUnits)
        return greatest.flatMap(UInt128.init(exactly:)) ?? 0
    }

    private static func greater(_ shell: UInt8) -> UInt256 { UInt256(quotient(shell) + 5) }
    private static func less(_ shell: UInt8) -> UInt256 { UInt256(quotient(shell) - 5) }
    private static func quotient(_ shell: UInt8) -> UInt64 { 2 * ((1 << (UInt64(shell) + 3)) - 1) }
}
