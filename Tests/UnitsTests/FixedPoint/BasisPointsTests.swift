import Testing
import Units

@Suite struct BasisPointsTests {
    @Test func `a share of everything is everything, and the whole of a share comes back`() throws {
        #expect(try BasisPoints.shareDown(123, BasisPoints.one) == 123)
        #expect(try BasisPoints.shareUp(1, 1) == 1)
        #expect(try BasisPoints.shareDown(9_999, 1) == 0)
        #expect(try BasisPoints.wholeDown(BasisPoints.shareUp(777, 3_333), 3_333) >= 777)
    }
}
