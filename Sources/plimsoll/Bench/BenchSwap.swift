import ArgumentParser
import Engine
import Protocols
import Units

/// Swaps through a pool of Uniswap v3 that stay between two ticks.
struct BenchSwap: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "swap", abstract: "Swaps of a concentrated pool per second.")

    @Option(help: "Swaps of a run.") var swaps = 1_000_000
    @Option(help: "Runs.") var runs = 5

    func validate() throws {
        guard swaps > 0, runs > 0 else {
            throw ValidationError("--swaps and --runs must be greater than 0")
        }
    }

    func run() throws {
        let rates = try (0..<runs).map { _ in try rate() }
        print("plimsoll swap: in range, to and fro: \(swaps) swaps: swaps/s \(Spread(rates))")
    }

    /// A pool of deep liquidity from half to twice the price, which small swaps never leave.
    private func pool() throws -> UniswapV3Pool {
        var pool = try UniswapV3Pool(feePips: 500, tickSpacing: 10)
        try pool.initialize(sqrtPriceX96: UInt256(1 << 96 as UInt128), at: 1)
        try pool.mint(
            1_000_000_000_000_000_000_000_000,
            for: UniswapV3PositionKey(owner: 1, tickLower: -6_930, tickUpper: 6_930), at: 1)
        return pool
    }

    private func rate() throws -> Double {
        var pool = try pool()
        let clock = SystemClock()
        let start = clock.now()
        for number in 0..<swaps {
            let amount = UInt256(1_000_000_000_000_000 + UInt64(number & 0xFFFF))
            try pool.swap(number & 1 == 0 ? .zeroForOne : .oneForZero, .exactInput(amount), at: 2)
        }
        let elapsed = clock.now() - start
        precondition(pool.feeGrowthGlobal.growth0X128 > .zero, "swaps pay fees")
        return Double(swaps) / Double(elapsed) * 1e9
    }
}
