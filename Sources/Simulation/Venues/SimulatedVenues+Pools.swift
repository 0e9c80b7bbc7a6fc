import Desk
import Units

extension SimulatedVenues {
    static let ethereumPools = [
        pool("ETH/USDC", "ethereum", "ETH", "USDC", depth: 40_000_000),
        pool("BTC/USDC", "ethereum", "BTC", "USDC", depth: 40_000_000),
        pool("wstETH/ETH", "ethereum", "wstETH", "ETH", depth: 60_000_000),
        pool("tBILL/USDC", "ethereum", "tBILL", "USDC", depth: 25_000_000),
        pool("tSPY/USDC", "ethereum", "tSPY", "USDC", depth: 12_000_000),
        pool("USDT/USDC", "ethereum", "USDT", "USDC", depth: 30_000_000),
        pool("PAXG/USDC", "ethereum", "PAXG", "USDC", depth: 6_000_000),
    ]

    static let basePools = [
        pool("ETH/USDC base", "base", "ETH", "USDC", depth: 22_000_000),
        pool("SOL/USDC base", "base", "SOL", "USDC", depth: 8_000_000),
        pool("tBILL/USDC base", "base", "tBILL", "USDC", depth: 5_000_000),
    ]

    private static func pool(
        _ name: SafeText, _ chain: SafeText, _ base: SafeText, _ quote: SafeText, depth: UInt64
    ) -> Pool {
        Pool(terms: PoolTerms(name: name, chain: chain, base: base, quote: quote), depth: depth)
    }
}
