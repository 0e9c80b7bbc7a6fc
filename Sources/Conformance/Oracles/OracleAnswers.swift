import Protocols
import Units

/// Medians, averages and checks of oracles.
enum OracleAnswers {
    static let family = VectorFamily("oracle_aggregation") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "ocrMedian": return try median(input)
        case "outsideDeviation": return .flag(try deviates(input))
        case "sentinelAllowed":
            return .flag(try sentinel(input).isOperationAllowed(at: input.integer("now")))
        case "liquidationAllowedBySentinel":
            return .flag(
                try sentinel(input).isLiquidationAllowed(
                    healthFactor: input.integer("healthFactor"), at: input.integer("now")))
        case "meanTick":
            return VectorValue(
                try TickAverage.mean(
                    ofCumulative: input.integer("tickCumulativesDelta"),
                    overSeconds: input.integer("secondsAgo")))
        case "weightedMeanTick":
            return VectorValue(try TickAverage.weightedMean(of: input.list("data").map(weightedTick)))
        case "quoteAtTick":
            return VectorValue(
                try TickAverage.quote(
                    input.integer("baseAmount"),
                    sqrtPrice: UniswapV3TickMath.sqrtRatio(at: input.integer("tick")),
                    isBaseFirst: input.flag("baseIsToken0")))
        case "feedUsable":
            return .flag(
                try AnswerCheck(heartbeat: input.integer("heartbeat")).isUsable(
                    input.integer("answer"), updatedAt: input.integer("updatedAt"), now: input.integer("now"))
            )
        default: throw call.unknownOperation
        }
    }

    private static func median(_ input: VectorValue) throws -> VectorValue {
        let rules = ReporterMedian(
            maximumFaulty: try input.integer("f"), minimumAnswer: try input.integer("minAnswer"),
            maximumAnswer: try input.integer("maxAnswer"))
        return VectorValue(try rules.median(of: input.integers("observations", of: Int256.self)))
    }

    private static func sentinel(_ input: VectorValue) throws -> UptimeSentinel {
        UptimeSentinel(
            isUp: try input.integer("answer") == 0, changedAt: try input.integer("updatedAt"),
            gracePeriod: try input.integer("gracePeriod"))
    }

    private static func weightedTick(_ pair: VectorValue) throws -> TickAverage.WeightedTick {
        let parts = try pair.elements(2, "a tick and its weight")
        return TickAverage.WeightedTick(tick: try parts[0].integer(), weight: try parts[1].integer())
    }

    private static func deviates(_ input: VectorValue) throws -> Bool {
        // A threshold beyond 256 bits is exceeded by no answer, as the greatest of 256 bits is.
        let absolute = try input.text("absThreshold")
        let rule = PublicationRule(
            relativeThreshold: try basisPoints(percent: input.text("relThresholdPercent")),
            absoluteThreshold: UInt256(absolute) ?? .max, heartbeat: .max)
        return rule.deviates(try input.integer("nextAnswer"), from: try input.integer("curAnswer"))
    }

    private static func basisPoints(percent: String) throws -> UInt32 {
        let parts = percent.split(separator: ".")
        let decimals = parts.count > 1 ? String(parts[1]) : ""
        let digits = String(parts[0]) + decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
        guard decimals.count <= 2, let points = UInt32(digits) else {
            throw VectorFault.wrongShape("a percentage", found: percent)
        }
        return points
    }
}

extension ReporterMedianError: UpstreamError {
    var refusal: VectorRefusal { .rule(upstreamName) }
}
