import BigInt
import Testing
import Units

@Suite struct UInt256WrappingTests {
    private static let modulus = BigInt(2).power(256)

    @Test func `sums, differences and products wrap at 2 to the 256`() {
        func wrapped(_ value: BigInt) -> UInt256 { UInt256(wrapping: value.modulus(Self.modulus).magnitude) }
        #expect(Operands.pairs.first { $0.a &+ $0.b != wrapped($0.a.big + $0.b.big) } == nil)
        #expect(Operands.pairs.first { $0.a &- $0.b != wrapped($0.a.big - $0.b.big) } == nil)
        #expect(Operands.pairs.first { $0.a &* $0.b != wrapped($0.a.big * $0.b.big) } == nil)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 129, 200, 255, 256, 257, 1_000])
    func `shifts move every bit and lose those beyond the ends`(places: Int) {
        let wrong = Operands.edges.first {
            ($0 << places).big != ($0.big << places).modulus(Self.modulus)
                || ($0 >> places).big != $0.big >> places
        }
        #expect(wrong == nil)
    }
}
