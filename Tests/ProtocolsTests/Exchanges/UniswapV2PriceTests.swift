import Protocols
import Testing
import Units

struct UniswapV2PriceTests {
    private let one = UInt256(1 << 112 as UInt128)

    @Test func `prices are summed by the reserves before the call and by the seconds passed`() throws {
        var pair = try pair(reserve0: 3, reserve1: 6, time: 100)
        pair.balances = UniswapV2Amounts(amount0: 6, amount1: 6)
        try pair.sync(at: 110)
        #expect(pair.price0CumulativeLast == one &* 20)
        #expect(pair.price1CumulativeLast == (one >> 1) &* 10)
        try pair.sync(at: 111)
        #expect(pair.price0CumulativeLast == one &* 21)
    }

    @Test func `a price is rounded down before it is multiplied by the seconds`() throws {
        var pair = try pair(reserve0: 3, reserve1: 1, time: 0)
        try pair.sync(at: 3)
        #expect(pair.price0CumulativeLast == one &- 1)
    }

    @Test func `no time, no price`() throws {
        var pair = try pair(reserve0: 3, reserve1: 6, time: 100)
        try pair.sync(at: 100)
        #expect(pair.price0CumulativeLast == 0)
        #expect(pair.price1CumulativeLast == 0)
    }

    @Test func `an empty pair sums nothing but keeps the time`() throws {
        var pair = try pair(reserve0: 0, reserve1: 6, time: 100)
        try pair.sync(at: 200)
        #expect(pair.price0CumulativeLast == 0 && pair.price1CumulativeLast == 0)
        #expect(pair.blockTimestampLast == 200)
    }

    @Test func `the clock wraps at 32 bits`() throws {
        var pair = try pair(reserve0: 1, reserve1: 1, time: .max)
        try pair.sync(at: 1 << 32 + 4)
        #expect(pair.blockTimestampLast == 4)
        #expect(pair.price0CumulativeLast == one &* 5)
        try pair.sync(at: 3 << 32 + 4)
        #expect(pair.price0CumulativeLast == one &* 5)
    }

    @Test func `the sums wrap at 256 bits`() throws {
        var pair = try pair(reserve0: 1, reserve1: 1, time: 0, summed: .max)
        try pair.sync(at: 1)
        #expect(pair.price0CumulativeLast == one &- 1)
        #expect(pair.price1CumulativeLast == one &- 1)
    }

    @Test func `the steepest price over the longest time does not overflow`() throws {
        let greatest = UniswapV2Pair.maximumReserve
        var pair = try pair(reserve0: 1, reserve1: greatest, time: 1)
        try pair.sync(at: 1 << 32)
        let seconds = UInt256(UInt64(UInt32.max))
        #expect(try pair.price0CumulativeLast == (greatest << 112).multiplied(by: seconds))
        #expect(try pair.price1CumulativeLast == one.dividedDown(by: greatest).multiplied(by: seconds))
    }

    @Test func `what is read ahead of a call is what the call stores`() throws {
        var pair = try pair(reserve0: 7, reserve1: 1_000_000, time: 5, summed: .max)
        let ahead = pair.cumulativePrices(at: 77)
        try pair.sync(at: 77)
        #expect(ahead == (pair.price0CumulativeLast, pair.price1CumulativeLast))
    }

    private func pair(
        reserve0: UInt256, reserve1: UInt256, time: UInt32, summed: UInt256 = .zero
    ) throws -> UniswapV2Pair {
        try UniswapV2Pair(
            reserve0: reserve0, reserve1: reserve1, blockTimestampLast: time, totalSupply: 1000,
            price0CumulativeLast: summed, price1CumulativeLast: summed)
    }
}
