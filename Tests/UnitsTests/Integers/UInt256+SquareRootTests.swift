import BigInt
import Testing
import Units

@Suite struct UInt256SquareRootTests {
    @Test func `the root is the greatest integer whose square is not above the value`() throws {
        for value in Operands.pairs.map(\.a) {
            let root = BigInt(UInt256(value.squareRootDown()))
            try #require(root * root <= value.big && (root + 1) * (root + 1) > value.big, "\(value)")
        }
    }

    @Test func `the root turns exactly at a square`() throws {
        var generator = SeededGenerator(seed: 91)
        for _ in 0..<5_000 {
            let root = max(1, generator.integer().low)
            let square = UInt256.product(root, root)
            try #require(
                square.squareRootDown() == root && (square &- 1).squareRootDown() == root &- 1, "\(root)")
        }
    }

    @Test func `the roots at the ends of the range are exact`() {
        #expect(UInt256.zero.squareRootDown() == 0)
        #expect(UInt256(1).squareRootDown() == 1)
        #expect(UInt256.max.squareRootDown() == .max)
        #expect(UInt256.product(.max, .max).squareRootDown() == .max)
        #expect((UInt256.product(.max, .max) &- 1).squareRootDown() == UInt128.max - 1)
    }
}
