import BigInt
import Protocols
import Testing
import Units

struct BalancerLogExpTests {
    private let one: Int256 = 1_000_000_000_000_000_000

    @Test func `exponential and logarithm meet known numbers`() throws {
        // e = 2.718281828459045235..., ln 2 = 0.693147180559945309..., to 18 decimals.
        #expect(try BalancerLogExp.exponential(one) == 2_718_281_828_459_045_235)
        #expect(try BalancerLogExp.exponential(0) == one)
        #expect(try BalancerLogExp.naturalLogarithm(2_000_000_000_000_000_000) == 693_147_180_559_945_309)
        #expect(try BalancerLogExp.naturalLogarithm(one) == 0)
    }

    @Test func `a power of nothing is one, even of nothing`() throws {
        #expect(try BalancerLogExp.power(0, 0) == one.bits && BalancerLogExp.power(0, 1) == 0)
        #expect(try BalancerLogExp.power(5, 0) == one.bits)
    }

    @Test func `what is out of bounds is refused at the bound`() throws {
        let (least, greatest) = (BalancerLogExp.minimumExponent, BalancerLogExp.maximumExponent)
        #expect(try BalancerLogExp.exponential(least) == 1)
        #expect(try BalancerLogExp.exponential(greatest) > one)
        #expect(throws: BalancerError.invalidExponent) { try BalancerLogExp.exponential(least &- 1) }
        #expect(throws: BalancerError.invalidExponent) { try BalancerLogExp.exponential(greatest &+ 1) }
        #expect(throws: BalancerError.outOfBounds) { try BalancerLogExp.naturalLogarithm(0) }
        #expect(throws: BalancerError.outOfBounds) { try BalancerLogExp.naturalLogarithm(.min) }
        #expect(try BalancerLogExp.naturalLogarithm(.max) > one)
        let half = UInt256(high: 1 << 127, low: 0)
        #expect(throws: BalancerError.xOutOfBounds) { try BalancerLogExp.power(half, 1) }
        #expect(try BalancerLogExp.power(half &- 1, 1) == BalancerFixedPoint.one &+ 135)
        let bound = BalancerLogExp.mildExponentBound
        #expect(throws: BalancerError.yOutOfBounds) { try BalancerLogExp.power(one.bits, bound) }
        #expect(try BalancerLogExp.power(one.bits, bound &- 1) == one.bits)
        #expect(throws: BalancerError.productOutOfBounds) { try BalancerLogExp.power(2, bound &- 1) }
    }

    @Test func `every power in the table is that of its exponent`() throws {
        // The exponential of a table's exponent is the table's power alone; its logarithm leads back.
        for halvings in 0..<12 {
            let exponent = Int256(bits: (128 &* one.bits) >> halvings)
            let power = try BalancerLogExp.exponential(exponent)
            let back = try BalancerLogExp.naturalLogarithm(power)
            let distance = back &- exponent
            #expect(distance.magnitude <= 10, "2^\(7 - halvings)")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a whole power is within the error that is allowed for`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let base = chance.amount(from: 500_000_000_000_000_000, below: 20_000_000_000_000_000_000)
        let exponent = UInt64.random(in: 3...9, using: &chance)
        let scale = BigUInt(10).power(18)
        let exact = BigUInt(base.low).power(Int(exponent)) / scale.power(Int(exponent) - 1)
        let y = UInt256(exponent) &* BalancerFixedPoint.one
        #expect(try BigUInt(BalancerFixedPoint.powerDown(base, y).low) <= exact)
        #expect(try BigUInt(BalancerFixedPoint.powerUp(base, y).low) >= exact)
    }

    @Test func `rounding up differs from down by one where there is a rest`() throws {
        #expect(try BalancerFixedPoint.multiplyDown(3, 500_000_000_000_000_000) == 1)
        #expect(try BalancerFixedPoint.multiplyUp(3, 500_000_000_000_000_000) == 2)
        #expect(try BalancerFixedPoint.divideDown(1, 3) == 333_333_333_333_333_333)
        #expect(try BalancerFixedPoint.divideUp(1, 3) == 333_333_333_333_333_334)
        #expect(throws: BalancerError.zeroDivision) { try BalancerFixedPoint.divideDown(0, 0) }
        #expect(BalancerFixedPoint.complement(BalancerFixedPoint.one &+ 1) == 0)
        #expect(BalancerFixedPoint.complement(1) == BalancerFixedPoint.one &- 1)
    }
}
