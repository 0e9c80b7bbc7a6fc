import Units

/// A distribution by its quantiles, with straight lines between them.
struct Quantiles: Sendable {
    /// Shares of the whole in basis points, from 0 to 10,000, ascending.
    let shares: [UInt64]
    /// The value at each share, ascending.
    let values: [UInt64]

    /// The whole, to which ranks go: 2^32.
    static let whole: UInt64 = 1 << 32

    /// Returns the value at a rank below `whole`, rounded down.
    subscript(rank: UInt64) -> UInt64 {
        let share = rank * 10_000
        let next = shares.firstIndex { $0 * Quantiles.whole > share } ?? shares.count - 1
        let (low, high) = (shares[next - 1] * Quantiles.whole, shares[next] * Quantiles.whole)
        let part = UInt128(values[next] - values[next - 1]) * UInt128(share - low)
        return values[next - 1] + UInt64(part / UInt128(high - low))
    }
}

/// How large loans are and how safe, as measured.
///
/// Source: 1,293 accounts of Aave v2 on Ethereum with staked ETH as collateral and a debt above a thousandth of
/// an ETH, about 20 June 2023 (lidofinance/aave-liquidation-model, `data/steth_aave.csv`), at 1,720 dollars for
/// an ETH. Left out are the few below 1, who are liquidated by now, and factors above 50.
enum BorrowerShape {
    private static let shares: [UInt64] = [
        0, 100, 200, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 9_500, 9_800, 9_900,
        10_000,
    ]

    /// Debts in cents of a dollar.
    static let debts = Quantiles(
        shares: shares,
        values: [
            200, 1_010, 2_040, 3_370, 6_110, 36_300, 148_900, 413_800, 1_037_700, 2_189_500, 4_638_400,
            12_196_600, 45_395_400, 187_000_200, 856_904_700, 1_299_611_300, 8_973_838_800,
        ])

    /// Health factors times 10,000.
    static let healthFactors = Quantiles(
        shares: shares,
        values: [
            10_300, 10_514, 10_820, 11_644, 12_161, 13_387, 15_256, 17_081, 19_653, 22_245, 27_347, 34_104,
            47_253, 67_765, 145_861, 192_937, 500_000,
        ])

    /// Rank correlation of debt and health times -100: the greater the debt, the nearer to the line.
    static let inverseRankPercent: UInt64 = 38
}
