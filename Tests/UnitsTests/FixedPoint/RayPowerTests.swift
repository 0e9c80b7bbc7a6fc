import Testing
import Units

/// Powers by squaring, each product rounded half up.
struct RayPowerTests {
    @Test func `the power of zero is one and that of one the base`() throws {
        #expect(try Ray.powerHalfUp(.zero, 0) == Ray.one)
        #expect(try Ray.powerHalfUp(.max, 0) == Ray.one)
        #expect(try Ray.powerHalfUp(.max, 1) == .max)
        #expect(try Ray.powerHalfUp(.zero, 5) == .zero)
        #expect(try Ray.powerHalfUp(.zero, 6) == .zero)
        #expect(try Ray.powerHalfUp(Ray.one, .max) == Ray.one)
    }

    @Test func `whole bases have exact powers`() throws {
        #expect(try Ray.powerHalfUp(Ray.one &* 3, 7) == Ray.one &* 2187)
        #expect(try Ray.powerHalfUp(Ray.one &* 2, 20) == Ray.one &* 1_048_576)
    }

    @Test func `a square is rounded half up`() throws {
        // The square of 1 + 5e-14 is 1 + 1e-13 + 25e-28, of which the last part is 2.5 units: 3.
        let base = Ray.one &+ 50_000_000_000_000
        #expect(try Ray.powerHalfUp(base, 2) == Ray.one &+ 100_000_000_000_003)
    }

    @Test func `a square above 256 bits overflows`() throws {
        #expect(throws: ArithmeticError.overflow) { try Ray.powerHalfUp(UInt256(high: 1, low: 0), 2) }
        #expect(throws: ArithmeticError.overflow) { try Ray.powerHalfUp(Ray.one &* 2, 400) }
    }
}
