import Protocols
import Testing
import Units

struct UniswapV2LibraryTests {
    @Test func `the fee is three thousandths of the payment`() throws {
        // 1,000 of 1,000,000 on each side: 997 trade, and 997 * 1,000,000 / 1,000,997 = 996.006...
        let bought = try UniswapV2Library.amountOut(
            amountIn: 1000, reserveIn: 1_000_000, reserveOut: 1_000_000)
        #expect(bought == 996)
        #expect(try UniswapV2Library.quote(amount: 1000, reserveIn: 1_000_000, reserveOut: 500_000) == 500)
    }

    @Test func `a payment worth less than one unit buys nothing`() throws {
        #expect(try UniswapV2Library.amountOut(amountIn: 1, reserveIn: 100, reserveOut: 100) == 0)
    }

    @Test func `the cost is one more than the quotient even where it is exact`() throws {
        // 997 * 1 * 1000 / (2 - 1) / 997 = 1000 exactly.
        #expect(try UniswapV2Library.amountIn(amountOut: 1, reserveIn: 997, reserveOut: 2) == 1001)
    }

    @Test func `an empty amount is refused before an empty reserve`() {
        #expect(throws: UniswapV2Error.insufficientAmount) {
            try UniswapV2Library.quote(amount: 0, reserveIn: 0, reserveOut: 0)
        }
        #expect(throws: UniswapV2Error.insufficientInputAmount) {
            try UniswapV2Library.amountOut(amountIn: 0, reserveIn: 0, reserveOut: 0)
        }
        #expect(throws: UniswapV2Error.insufficientOutputAmount) {
            try UniswapV2Library.amountIn(amountOut: 0, reserveIn: 0, reserveOut: 0)
        }
    }

    @Test func `an empty reserve on either side is refused`() {
        for (reserveIn, reserveOut) in [(0, 5), (5, 0)] as [(UInt256, UInt256)] {
            #expect(throws: UniswapV2Error.insufficientLiquidity) {
                try UniswapV2Library.quote(amount: 1, reserveIn: reserveIn, reserveOut: reserveOut)
            }
            #expect(throws: UniswapV2Error.insufficientLiquidity) {
                try UniswapV2Library.amountOut(amountIn: 1, reserveIn: reserveIn, reserveOut: reserveOut)
            }
            #expect(throws: UniswapV2Error.insufficientLiquidity) {
                try UniswapV2Library.amountIn(amountOut: 1, reserveIn: reserveIn, reserveOut: reserveOut)
            }
        }
    }

    @Test func `the whole reserve cannot be bought, nor more`() {
        #expect(throws: UniswapV2Error.arithmetic(.divisionByZero)) {
            try UniswapV2Library.amountIn(amountOut: 10, reserveIn: 10, reserveOut: 10)
        }
        #expect(throws: UniswapV2Error.arithmetic(.underflow)) {
            try UniswapV2Library.amountIn(amountOut: 11, reserveIn: 10, reserveOut: 10)
        }
    }

    @Test func `a path without a hop is refused in both directions`() {
        #expect(throws: UniswapV2Error.invalidPath) {
            try UniswapV2Library.amountsOut(amountIn: 1, path: [])
        }
        #expect(throws: UniswapV2Error.invalidPath) {
            try UniswapV2Library.amountsIn(amountOut: 1, path: [])
        }
    }

    @Test func `what an amount costs buys at least that amount and at most one unit less does too`() throws {
        var chance = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let hop = chance.hop()
            let wanted = chance.amount(from: 1, below: hop.reserveOut)
            let cost = try UniswapV2Library.amountIn(
                amountOut: wanted, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
            #expect(try amountOut(cost, hop) >= wanted)
            if cost > 2 { #expect(try amountOut(cost &- 2, hop) < wanted) }
        }
    }

    @Test func `a path's amounts are those of its hops one after another`() throws {
        var chance = SeededGenerator(seed: 2)
        for _ in 0..<500 {
            let path = (0..<3).map { _ in chance.hop() }
            let amountIn = chance.amount(from: 1, below: UInt256(1 << 100 as UInt128))
            var hopByHop: [UInt256] = [amountIn]
            for hop in path where !hopByHop.contains(0) {
                hopByHop.append(try amountOut(hopByHop[hopByHop.count - 1], hop))
            }
            guard hopByHop.count == 4, let bought = hopByHop.last, !bought.isZero else { continue }
            #expect(try UniswapV2Library.amountsOut(amountIn: amountIn, path: path) == hopByHop)
            let costs = try UniswapV2Library.amountsIn(amountOut: bought, path: path)
            #expect(costs.count == 4 && costs.last == bought)
            #expect(
                zip(path, costs.indices).allSatisfy { hop, index in
                    (try? amountOut(costs[index], hop)).map { $0 >= costs[index + 1] } ?? false
                })
        }
    }

    private func amountOut(_ amountIn: UInt256, _ hop: UniswapV2Hop) throws -> UInt256 {
        try UniswapV2Library.amountOut(
            amountIn: amountIn, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
    }
}
