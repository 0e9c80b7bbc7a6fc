import Protocols
import Units

/// Morpho Blue's fixed point and shares.
enum MorphoMathAnswers {
    static let family = VectorFamily("morpho_math") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        switch call.operation {
        case "mulDivDown", "mulDivUp", "wMulDown", "wDivDown", "wDivUp": try product(call)
        case "toSharesDown", "toSharesUp", "toAssetsDown", "toAssetsUp": try conversion(call)
        case "wTaylorCompounded":
            VectorValue(
                try MorphoMath.compoundedGrowth(
                    ratePerSecond: call.input.integer("rate"), seconds: call.input.integer("n")))
        case "liquidationIncentiveFactor":
            VectorValue(try MorphoMath.liquidationIncentive(lltv: call.input.integer("lltv")))
        default: throw call.unknownOperation
        }
    }

    private static func product(_ call: VectorCase) throws -> VectorValue {
        let (x, y): (UInt256, UInt256) = try (call.input.integer("x"), call.input.integer("y"))
        let result =
            switch call.operation {
            case "mulDivDown": try MorphoMath.mulDivDown(x, y, call.input.integer("d"))
            case "mulDivUp": try MorphoMath.mulDivUp(x, y, call.input.integer("d"))
            case "wMulDown": try MorphoMath.wadMultiplyDown(x, y)
            case "wDivDown": try MorphoMath.wadDivideDown(x, y)
            default: try MorphoMath.wadDivideUp(x, y)
            }
        return VectorValue(result)
    }

    private static func conversion(_ call: VectorCase) throws -> VectorValue {
        let totals = MorphoShareTotals(
            assets: try call.input.integer("totalAssets"), shares: try call.input.integer("totalShares"))
        let result =
            switch call.operation {
            case "toSharesDown": try totals.sharesRoundedDown(for: call.input.integer("assets"))
            case "toSharesUp": try totals.sharesRoundedUp(for: call.input.integer("assets"))
            case "toAssetsDown": try totals.assetsRoundedDown(for: call.input.integer("shares"))
            default: try totals.assetsRoundedUp(for: call.input.integer("shares"))
            }
        return VectorValue(result)
    }
}
