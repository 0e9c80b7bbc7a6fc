import BigInt
import Testing
import Units

/// Signed integers against an oracle of unlimited length.
@Suite struct Int256Tests {
    private static let range = -BigInt(2).power(255)...(BigInt(2).power(255) - 1)
    private static let modulus = BigInt(2).power(256)

    private static func oracle(_ value: Int256) -> BigInt {
        let magnitude = BigInt(value.magnitude.description) ?? 0
        return value.isNegative ? -magnitude : magnitude
    }

    private static func wrapped(_ value: BigInt) -> BigInt {
        let rest = ((value % modulus) + modulus) % modulus
        return rest > range.upperBound ? rest - modulus : rest
    }

    private static let values: [Int256] = {
        var chance = SeededGenerator(seed: 11)
        let edges: [Int256] = [0, 1, -1, 2, -2, .max, .min, .max &- 1, .min &+ 1, 10_000]
        return edges
            + (0..<120).map { _ in
                let bits = UInt256(
                    high: UInt128(chance.next()) << 64 | UInt128(chance.next()),
                    low: UInt128(chance.next()) << 64 | UInt128(chance.next()))
                return Int256(bits: bits) >> Int(chance.next() % 256)
            }
    }()

    private func expect(_ found: () throws -> Int256, _ exact: BigInt, _ comment: String) {
        do {
            let found = try found()
            #expect(Self.oracle(found) == exact, "\(comment)")
        } catch {
            #expect(!Self.range.contains(exact), "\(comment) threw \(error)")
        }
    }

    @Test func `checked operations give the exact value or throw where it is out of range`() {
        for a in Self.values {
            for b in Self.values {
                let (left, right) = (Self.oracle(a), Self.oracle(b))
                expect({ try a.adding(b) }, left + right, "\(a) + \(b)")
                expect({ try a.subtracting(b) }, left - right, "\(a) - \(b)")
                expect({ try a.multiplied(by: b) }, left * right, "\(a) * \(b)")
                guard right != 0 else { continue }
                expect({ try a.dividedTowardZero(by: b) }, left / right, "\(a) / \(b)")
                expect({ try a.remainder(dividingBy: b) }, left % right, "\(a) % \(b)")
                #expect((a < b) == (left < right), "\(a) < \(b)")
            }
        }
    }

    @Test func `wrapping operations keep the lowest 256 bits`() {
        for a in Self.values {
            for b in Self.values {
                let (left, right) = (Self.oracle(a), Self.oracle(b))
                #expect(Self.oracle(a &+ b) == Self.wrapped(left + right))
                #expect(Self.oracle(a &- b) == Self.wrapped(left - right))
                #expect(Self.oracle(a &* b) == Self.wrapped(left * right))
            }
        }
    }

    @Test func `a shift down rounds toward minus infinity`() {
        for value in Self.values {
            for places in [0, 1, 64, 127, 128, 129, 200, 255] {
                let divisor = BigInt(2).power(places)
                let (quotient, rest) = Self.oracle(value).quotientAndRemainder(dividingBy: divisor)
                #expect(Self.oracle(value >> places) == (rest < 0 ? quotient - 1 : quotient))
            }
        }
    }

    @Test func `a narrower signed integer keeps the lowest bits and takes its sign from the top one`() {
        #expect(Int256(255).signTruncated(toBits: 8) == -1)
        #expect(Int256(127).signTruncated(toBits: 8) == 127)
        #expect(Int256(-129).signTruncated(toBits: 8) == 127)
        #expect(Int256.min.signTruncated(toBits: 256) == .min)
    }

    @Test func `division by 0 and the least value by -1 are errors`() {
        #expect(throws: ArithmeticError.divisionByZero) { try Int256(5).dividedTowardZero(by: 0) }
        #expect(throws: ArithmeticError.divisionByZero) { try Int256(5).remainder(dividingBy: 0) }
        #expect(throws: ArithmeticError.overflow) { try Int256.min.dividedTowardZero(by: -1) }
        #expect(throws: ArithmeticError.overflow) { try Int256.min.negated() }
    }

    @Test func `decimal text is written and read back`() {
        for value in Self.values { #expect(Int256(value.description) == value) }
        let beyond = [
            "", "-", "+1", "1e3", " 1",
            "57896044618658097711785492504343953926634992332820282019728792003956564819968",
        ]
        for text in beyond { #expect(Int256(text) == nil) }
        #expect(
            Int256("-57896044618658097711785492504343953926634992332820282019728792003956564819968") == .min)
    }
}
