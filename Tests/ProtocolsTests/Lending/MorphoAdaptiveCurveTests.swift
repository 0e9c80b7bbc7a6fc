import Protocols
import Testing
import Units

/// Morpho's adaptive curve.
struct MorphoAdaptiveCurveTests {
    @Test func `the rate at target rises above 90 percent, falls below and rests there`() throws {
        let start = MorphoAdaptiveCurve.initialRateAtTarget
        func end(borrowed: UInt256) throws -> UInt256 {
            try MorphoAdaptiveCurve(
                supplied: 1_000, borrowed: borrowed, startRateAtTarget: start, elapsed: 86_400
            ).endRateAtTarget
        }
        #expect(try end(borrowed: 899) < start)
        #expect(try end(borrowed: 900) == start)
        #expect(try end(borrowed: 901) > start)
    }

    @Test func `the rate at target stays between 0_1 and 200 percent a year`() throws {
        for (borrowed, bound) in [(0, 31_709_791), (1_000, 63_419_583_967)] as [(UInt256, UInt256)] {
            let curve = try MorphoAdaptiveCurve(
                supplied: 1_000, borrowed: borrowed,
                startRateAtTarget: MorphoAdaptiveCurve.initialRateAtTarget, elapsed: .max)
            #expect(curve.endRateAtTarget == bound)
        }
    }

    @Test func `the exponential is cut off at both ends`() throws {
        #expect(try MorphoExponential.value(of: .min) == 0)
        let most = Int256("57716089161558943949701069502944508345128422502756744429568")
        #expect(try MorphoExponential.value(of: .max) == most)
        #expect(try MorphoExponential.value(of: 0) == Int256("1000000000000000000"))
    }
}
