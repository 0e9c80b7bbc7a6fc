import Desk
import Units

/// The book that the desk opens with when no account file is given.
///
/// Nine accounts on six lending venues of four protocols and a free wallet, all of them with cash to trade with. Two
/// stand within a fifth of a percent of critical, one long and one short of ETH, with a third in coins that move more:
/// whichever way prices go, somebody is woken soon.
public enum DefaultBook {
    /// The accounts, in the order of the book.
    public static let accounts: [AccountDefinition] = [
        account(
            "vault-A", "aave-core", wallet: [("USDC", 240_000 * dollar), ("ETH", 35 * ether)],
            supplied: [("ETH", 480 * ether), ("AAVE", 2_400 * ether)], owed: [("USDC", 1_777_618 * dollar)]),
        account(
            "short-B", "aave-base", wallet: [("USDC", 120_000 * dollar), ("ETH", 12 * ether)],
            supplied: [("USDC", 900_000 * dollar)],
            owed: [("ETH", 1_373 * ether / 10), ("SOL", 11_409 * solana / 10)]),
        account(
            "staked-C", "aave-prime", wallet: [("wstETH", 15 * ether), ("ETH", 20 * ether)],
            supplied: [("wstETH", 520 * ether)], owed: [("ETH", 487 * ether)]),
        account(
            "bills-D", "aave-prime", wallet: [("USDC", 310_000 * dollar), ("tBILL", 150_000 * dollar)],
            supplied: [("tBILL", 2_500_000 * dollar)], owed: [("USDC", 1_780_000 * dollar)]),
        account(
            "mixed-E", "aave-core",
            wallet: [("USDC", 95_000 * dollar), ("tSPY", 120 * ether), ("BTC", bitcoin / 2)],
            supplied: [("tSPY", 1_400 * ether), ("BTC", 4 * bitcoin)], owed: [("USDC", 571_000 * dollar)]),
        account(
            "reserve-F", "aave-base", wallet: [("USDC", 60_000 * dollar)],
            supplied: [("tBILL", 750_000 * dollar)], owed: []),
        account(
            "vault-H", "maker-eth", wallet: [("DAI", 80_000 * ether), ("ETH", 25 * ether)],
            supplied: [("ETH", 300 * ether)], owed: [("DAI", 520_000 * ether)]),
        account(
            "lever-I", "morpho-wsteth", wallet: [("USDC", 70_000 * dollar), ("wstETH", 10 * ether)],
            supplied: [("wstETH", 220 * ether)], owed: [("USDC", 590_000 * dollar)]),
        account(
            "comp-J", "comet-usdc", wallet: [("USDC", 90_000 * dollar), ("BTC", bitcoin)],
            supplied: [("BTC", 6 * bitcoin), ("ETH", 60 * ether)], owed: [("USDC", 430_000 * dollar)]),
        account(
            "cash-G", "ethereum",
            wallet: [
                ("USDC", 1_250_000 * dollar), ("ETH", 90 * ether), ("tBILL", 400_000 * dollar),
                ("PAXG", 75 * ether),
            ], supplied: [], owed: []),
    ]

    /// One whole in smallest units: of what has 6 decimals, 18, 8 and 9.
    private static let (dollar, ether, bitcoin, solana): (UInt128, UInt128, UInt128, UInt128) = (
        1_000_000, 1_000_000_000_000_000_000, 100_000_000, 1_000_000_000
    )

    private static func account(
        _ name: SafeText, _ venue: SafeText, wallet: [(SafeText, UInt128)], supplied: [(SafeText, UInt128)],
        owed: [(SafeText, UInt128)]
    ) -> AccountDefinition {
        var terms = AddressTerms(wallet: amounts(wallet), supplied: amounts(supplied), owed: amounts(owed))
        // One account shows what a token says to those of whom nothing is known.
        if name != "vault-A" { terms.identity = swiss }
        return AccountDefinition(name: name, venue: venue, holding: .address(terms))
    }

    private static let swiss = HolderIdentity(
        country: CountryCode("CH"),
        claims: [HolderIdentity.Claim("qualified", until: Timestamp(seconds: 1_798_761_600))])

    private static func amounts(_ entries: [(SafeText, UInt128)]) -> [AddressTerms.Amount] {
        entries.map { AddressTerms.Amount($0.0, UInt256($0.1)) }
    }
}
