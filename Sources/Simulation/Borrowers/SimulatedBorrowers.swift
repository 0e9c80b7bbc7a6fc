import Desk
import Protocols
import Units

/// Everybody else who borrows: drawn from a seed in the shape of recorded accounts.
struct SimulatedBorrowers: Sendable {
    /// What borrowers have and owe of a reserve, in smallest units.
    struct Totals: Sendable {
        var supplied = UInt256.zero
        var owed = UInt256.zero
    }

    /// A kind of loan: what is borrowed against what, on which venue.
    struct Loan: Sendable {
        var venue: Int
        var collateral: Int
        var debt: Int
        /// How many of all loans are like this one, as a weight.
        var weight: UInt64
        /// The liquidation threshold of the collateral, in basis points.
        var threshold: UInt128
        /// The venue lends no less than this, in cents of a dollar.
        var leastDebtCents: UInt128
    }

    /// The borrowers of each lending venue, in their order.
    private(set) var borrowers: [[BorrowerTerms]]
    /// Sums by venue and reserve.
    private(set) var totals: [[Totals]]

    /// The most borrowers of one command.
    static let batchCount = 512
    /// Parts the chance of borrowers from that of prices.
    private static let salt: UInt64 = 0x626F_7272_6F77

    /// Draws so many borrowers on the venues, with amounts at the starting prices.
    init(count: Int, seed: UInt64, venues: SimulatedVenues, at prices: StartingPrices) {
        borrowers = Array(repeating: [], count: venues.lending.count)
        totals = venues.lending.map { Array(repeating: Totals(), count: $0.reserves.count) }
        var chance = SeededGenerator(seed: seed ^ SimulatedBorrowers.salt)
        let loans = venues.loans
        let whole = loans.reduce(0) { $0 + $1.weight }
        for _ in 0..<count {
            let wanted = SimulatedBorrowers.pick(loans, chance.next() % whole)
            let size = SimulatedBorrowers.drawSize(using: &chance)
            // Whoever owes less than a venue lends goes where the first kind of loan is.
            let loan = size.cents < wanted.leastDebtCents ? loans[0] : wanted
            let terms = SimulatedBorrowers.terms(of: loan, size, venues, prices)
            borrowers[loan.venue].append(terms)
            for entry in terms.supplied {
                let sum = totals[loan.venue][entry.reserve].supplied &+ entry.amount
                totals[loan.venue][entry.reserve].supplied = sum
            }
            for entry in terms.owed {
                let sum = totals[loan.venue][entry.reserve].owed &+ entry.amount
                totals[loan.venue][entry.reserve].owed = sum
            }
        }
    }

    /// Returns the commands that open them all.
    func openings() -> [Command] {
        borrowers.enumerated().flatMap { venue, borrowers in
            stride(from: 0, to: borrowers.count, by: SimulatedBorrowers.batchCount).map { first in
                let end = min(first + SimulatedBorrowers.batchCount, borrowers.count)
                return .act(.admitBorrowers(LendingID(UInt32(venue)), Array(borrowers[first..<end])))
            }
        }
    }

    private static func pick(_ loans: [Loan], _ draw: UInt64) -> Loan {
        var left = draw
        for loan in loans {
            if left < loan.weight { return loan }
            left -= loan.weight
        }
        return loans[loans.count - 1]
    }

    /// A loan of the recorded shape: its debt first, then the collateral that gives its health factor.
    private static func terms(
        of loan: Loan, _ size: (cents: UInt128, factor: UInt128), _ venues: SimulatedVenues,
        _ prices: StartingPrices
    ) -> BorrowerTerms {
        let debt = size.cents * 1_000_000
        let collateral = debt * size.factor / loan.threshold
        let reserves = venues.lending[loan.venue].reserves
        let supplied = prices.amount(ofValue: collateral, of: reserves[loan.collateral].symbol)
        let owed = prices.amount(ofValue: debt, of: reserves[loan.debt].symbol)
        return BorrowerTerms(
            supplied: [LendingAmount(reserve: loan.collateral, amount: supplied)],
            owed: [LendingAmount(reserve: loan.debt, amount: owed)])
    }

    /// A debt in cents and a health factor times 10,000, after the recorded shape.
    private static func drawSize(
        using chance: inout SeededGenerator
    ) -> (cents: UInt128, factor: UInt128) {
        let rank = chance.next() % Quantiles.whole
        let isInverse = chance.next() % 100 < BorrowerShape.inverseRankPercent
        let other = chance.next() % Quantiles.whole
        let cents = UInt128(BorrowerShape.debts[rank])
        let factor = BorrowerShape.healthFactors[isInverse ? Quantiles.whole - 1 - rank : other]
        return (cents, UInt128(factor))
    }
}

extension SimulatedVenues {
    /// What others borrow against what: mostly dollars against ether and claims on it, as in the recorded accounts,
    /// of which 700 of 1,309 owe stablecoins against staked ETH alone.
    var loans: [SimulatedBorrowers.Loan] {
        [
            loan("aave-core", "ETH", "USDC", 18), loan("aave-core", "wstETH", "USDC", 12),
            loan("aave-core", "ETH", "USDT", 8), loan("aave-core", "BTC", "USDC", 10),
            loan("aave-core", "wstETH", "ETH", 5), loan("aave-core", "USDC", "ETH", 5),
            loan("aave-core", "wstETH", "DAI", 4), loan("aave-core", "tBILL", "USDC", 3),
            loan("aave-core", "tSPY", "USDC", 2), loan("aave-core", "AAVE", "USDT", 2),
            loan("aave-core", "PAXG", "USDC", 1), loan("aave-prime", "wstETH", "ETH", 7),
            loan("aave-prime", "ETH", "USDC", 6), loan("aave-prime", "tBILL", "USDC", 3),
            loan("aave-prime", "tNOTE", "USDC", 1), loan("aave-base", "ETH", "USDC", 8),
            loan("aave-base", "USDC", "ETH", 2), loan("aave-base", "BTC", "USDC", 2),
            loan("aave-base", "SOL", "USDC", 1), loan("comet-usdc", "ETH", "USDC", 4),
            loan("comet-usdc", "wstETH", "USDC", 2), loan("comet-usdc", "BTC", "USDC", 3),
            loan("morpho-wsteth", "wstETH", "USDC", 5), loan("maker-eth", "ETH", "DAI", 5),
        ].compactMap { $0 }
    }

    /// Returns a kind of loan; `nil` where the venues do not have it.
    private func loan(
        _ venue: SafeText, _ collateral: SafeText, _ debt: SafeText, _ weight: UInt64
    ) -> SimulatedBorrowers.Loan? {
        guard let index = lending.firstIndex(where: { $0.name == venue }),
            let supplied = lending[index].reserves.firstIndex(where: { $0.symbol == collateral }),
            let owed = lending[index].reserves.firstIndex(where: { $0.symbol == debt })
        else { return nil }
        let threshold = lending[index].reserves[supplied].threshold
        return SimulatedBorrowers.Loan(
            venue: index, collateral: supplied, debt: owed, weight: weight, threshold: UInt128(threshold),
            leastDebtCents: lending[index].leastDebtCents)
    }
}
