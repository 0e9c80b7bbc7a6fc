import Protocols
import Units

/// Morpho's adaptive curve.
enum MorphoAdaptiveCurveAnswers {
    static let family = VectorFamily("morpho_adaptive_irm") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        switch call.operation {
        case "wExp": return VectorValue(try MorphoExponential.value(of: call.input.integer("x")))
        case "borrowRate": break
        default: throw call.unknownOperation
        }
        let curve = try MorphoAdaptiveCurve(
            supplied: call.input.integer("totalSupplyAssets"),
            borrowed: call.input.integer("totalBorrowAssets"),
            startRateAtTarget: call.input.integer("startRateAtTarget"),
            elapsed: call.input.integer("elapsed"))
        return [
            "utilization": VectorValue(curve.utilization), "err": VectorValue(curve.error),
            "avgBorrowRate": VectorValue(curve.averageBorrowRate),
            "endRateAtTarget": VectorValue(curve.endRateAtTarget),
        ]
    }
}
