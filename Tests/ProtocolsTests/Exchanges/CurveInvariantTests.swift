import Protocols
import Testing
import Units

struct CurveInvariantTests {
    private let curve = CurveInvariant(dialect: .template, amplification: 10_000)

    @Test func `the invariant of equal balances is their sum`() throws {
        #expect(try curve.value(of: [Wad.one, Wad.one, Wad.one]) == 3 &* Wad.one)
        #expect(try curve.value(of: [0, 0]) == 0)
    }

    @Test func `the invariant lies between the product's and the sum's`() throws {
        // The root of 1 * 4 is 2, twice that is 4; the sum is 5.
        let value = try curve.value(of: [Wad.one, 4 &* Wad.one])
        #expect(value > 4 &* Wad.one && value < 5 &* Wad.one)
    }

    @Test func `solving for a balance finds it again`() throws {
        let balances = [Wad.one, 2 &* Wad.one, 3 &* Wad.one]
        let value = try curve.value(of: balances)
        for coin in 0..<3 {
            let found = try curve.balance(of: coin, at: value, balances: balances)
            #expect(found &+ 2 >= balances[coin] && found <= balances[coin] &+ 2)
        }
        #expect(throws: CurveError.coinOutOfRange) { try curve.balance(of: 3, at: value, balances: balances) }
    }

    @Test func `a pool without one of its coins has no invariant`() {
        #expect(throws: CurveError.arithmetic(.divisionByZero)) { try curve.value(of: [Wad.one, 0]) }
    }

    @Test func `an amplification below one has no curve`() {
        let flat = CurveInvariant(dialect: .template, amplification: 49)
        #expect(throws: CurveError.arithmetic(.underflow)) { try flat.value(of: [1, 1]) }
    }
}
