import Desk
import Units

// Pools of every kind, on two chains. Fees and distances of ticks are those that the protocols offer.
extension SimulatedVenues {
    static let ethereumPools = [
        pool("ETH/USDC", "ethereum", "ETH", "USDC", depth: 40_000_000),
        pool("ETH/USDC-v3", "ethereum", "ETH", "USDC", depth: 9_000_000, .concentrated(fee: 500), within: 40),
        pool("BTC/USDC", "ethereum", "BTC", "USDC", depth: 12_000_000, .concentrated(fee: 3_000), within: 50),
        pool(
            "wstETH/ETH", "ethereum", "wstETH", "ETH", depth: 20_000_000, .concentrated(fee: 100), within: 10),
        pool("tBILL/USDC", "ethereum", "tBILL", "USDC", depth: 25_000_000),
        pool("tSPY/USDC", "ethereum", "tSPY", "USDC", depth: 12_000_000),
        pool("USDT/USDC", "ethereum", "USDT", "USDC", depth: 30_000_000, .dollars),
        pool("DAI/USDC", "ethereum", "DAI", "USDC", depth: 15_000_000, .dollars),
        pool("AAVE/ETH", "ethereum", "AAVE", "ETH", depth: 20_000_000, .eightyTwenty),
        pool("PAXG/USDC", "ethereum", "PAXG", "USDC", depth: 6_000_000),
    ]

    static let basePools = [
        pool("ETH/USDC base", "base", "ETH", "USDC", depth: 8_000_000, .concentrated(fee: 500), within: 50),
        pool("SOL/USDC base", "base", "SOL", "USDC", depth: 8_000_000),
        pool("tBILL/USDC base", "base", "tBILL", "USDC", depth: 5_000_000),
    ]

    private static func pool(
        _ name: SafeText, _ chain: SafeText, _ base: SafeText, _ quote: SafeText, depth: UInt64,
        _ kind: PoolKind = .constantProduct, within spread: UInt64? = nil
    ) -> Pool {
        Pool(
            terms: PoolTerms(name: name, chain: chain, base: base, quote: quote, kind: kind), depth: depth,
            spread: spread)
    }
}

extension PoolKind {
    /// A pool of Uniswap v3 with one of the fees that its factory began with, or the later one of a hundredth of a
    /// percent, and the distance of ticks that goes with it.
    fileprivate static func concentrated(fee: UInt32) -> PoolKind {
        .concentrated(feePips: fee, tickSpacing: fee == 100 ? 1 : Int32(fee / 50))
    }

    /// Two dollars on one curve, at a hundredth of a percent.
    fileprivate static let dollars = PoolKind.stable(amplification: 2_000, fee: 1_000_000)

    /// Four fifths of the base, at three thousandths.
    fileprivate static let eightyTwenty = PoolKind.weighted(
        baseShare: 8_000, swapFee: 3_000_000_000_000_000)
}
