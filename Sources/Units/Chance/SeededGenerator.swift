/// The one generator of chance: the same seed gives the same numbers on every machine.
///
/// xoshiro256** with its state filled by SplitMix64 (Blackman and Vigna, 2018). Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// Makes the generator of a seed; every seed is good, 0 too.
    public init(seed: UInt64) {
        var filling = seed
        state = (
            SeededGenerator.mixed(&filling), SeededGenerator.mixed(&filling), SeededGenerator.mixed(&filling),
            SeededGenerator.mixed(&filling)
        )
    }

    /// Returns 64 random bits.
    public mutating func next() -> UInt64 {
        let result = SeededGenerator.rotated(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 &<< 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = SeededGenerator.rotated(state.3, by: 45)
        return result
    }

    /// Returns a number from 0 up to but not including 1: one of 2^53 equally likely ones.
    public mutating func uniform() -> Double {
        Double(next() &>> 11) * 0x1p-53
    }

    private static func rotated(_ value: UInt64, by places: UInt64) -> UInt64 {
        value &<< places | value &>> (64 &- places)
    }

    private static func mixed(_ seed: inout UInt64) -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var value = seed
        value = (value ^ (value &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value &>> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value &>> 31)
    }
}
