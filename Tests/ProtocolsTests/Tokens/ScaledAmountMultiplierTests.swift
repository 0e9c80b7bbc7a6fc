import Protocols
import Testing
import Units

struct ScaledAmountMultiplierTests {
    private static let double = Wad.one &* 2

    @Test func `a multiplier takes effect at its time and replaces one that waits`() throws {
        var multiplier = ScaledAmountMultiplier()
        try multiplier.schedule(Self.double, effective: 200, at: 100)
        try multiplier.schedule(Wad.one &* 3, effective: 300, at: 150)
        #expect(multiplier.current(at: 299) == Wad.one)
        #expect(multiplier.current(at: 300) == Wad.one &* 3)
        #expect(try multiplier.shown(7, at: 300) == 21)
        #expect(try multiplier.raw(20, at: 300) == 6)
    }

    @Test func `scheduling in the second of taking effect loses what took effect`() throws {
        var lost = ScaledAmountMultiplier()
        try lost.schedule(Self.double, effective: 200, at: 100)
        var kept = lost
        try lost.schedule(Wad.one &* 3, effective: 300, at: 200)
        #expect(lost.current(at: 250) == Wad.one)
        try kept.schedule(Wad.one &* 3, effective: 300, at: 201)
        #expect(kept.current(at: 250) == Self.double)
    }

    @Test func `a multiplier of nothing and a time that has come are refused`() throws {
        var multiplier = ScaledAmountMultiplier()
        #expect(throws: RebasingTokenError.multiplierZero) {
            try multiplier.schedule(.zero, effective: 200, at: 100)
        }
        #expect(throws: RebasingTokenError.effectiveNow) {
            try multiplier.schedule(Self.double, effective: 100, at: 100)
        }
        #expect(multiplier == ScaledAmountMultiplier())
    }
}
