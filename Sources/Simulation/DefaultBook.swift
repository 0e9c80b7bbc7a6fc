import Desk
import Units

/// The book that the desk opens with when no account file is given.
///
/// Six accounts on the default market. Two stand within a fifth of a percent of critical, one long and one
/// short of ETH: whichever way the price goes, somebody is woken soon.
public enum DefaultBook {
    /// The accounts, in the order of the book.
    public static let accounts: [AccountDefinition] = [
        account(
            "vault-A", collateral: [("ETH", 6_400_000, 4, 8_300)], debt: [("USDC", 1_674_150_000_000, 6)]),
        account(
            "short-B", collateral: [("USDC", 900_000_000_000, 6, 7_800)], debt: [("ETH", 2_018_000, 4)]),
        account(
            "staked-C", collateral: [("wstETH", 5_200_000, 4, 9_300)], debt: [("ETH", 4_870_000, 4)]),
        account(
            "bills-D", collateral: [("tBILL", 2_500_000_000_000, 6, 9_000)],
            debt: [("USDC", 1_780_000_000_000, 6)]),
        account(
            "mixed-E", collateral: [("tSPY", 14_000_000, 4, 7_700), ("BTC", 400_000_000, 8, 7_000)],
            debt: [("USDC", 571_000_000_000, 6)]),
        account("reserve-F", collateral: [("tBILL", 750_000_000_000, 6, 9_000)], debt: []),
    ]

    private static func account(
        _ name: SafeText, collateral: [(SafeText, UInt128, UInt8, UInt32)], debt: [(SafeText, UInt128, UInt8)]
    ) -> AccountDefinition {
        let supplied = collateral.map { symbol, amount, decimals, threshold in
            PositionTerms(
                symbol: symbol, side: .collateral, amount: amount, decimals: decimals,
                thresholdBasisPoints: threshold, recordedPrice: nil)
        }
        let owed = debt.map { symbol, amount, decimals in
            PositionTerms(
                symbol: symbol, side: .debt, amount: amount, decimals: decimals, thresholdBasisPoints: 0,
                recordedPrice: nil)
        }
        return AccountDefinition(name: name, venue: "aave-v3", holding: .positions(supplied + owed))
    }
}
