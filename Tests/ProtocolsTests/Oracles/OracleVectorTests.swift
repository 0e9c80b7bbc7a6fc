import BigInt
import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the oracles' vector files.
struct OracleVectorTests {
    @Test func `computed cases are met`() throws {
        expectAgreement(with: try VectorFile.computed("oracle_aggregation", room: "Protocols"))
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `cases beside the project are met`(kind: VectorFile.Kind) throws {
        expectAgreement(with: try VectorFile.shared("oracle_aggregation", kind))
    }

    private func expectAgreement(with file: VectorFile) {
        let mismatches = file.mismatches(
            naming: { ($0 as? ReporterMedianError)?.upstreamName ?? "\($0)" }, OracleVectors.answer)
        #expect(mismatches == [])
    }
}

private enum OracleVectors {
    static func answer(_ call: VectorCase) throws -> VectorValue {
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
                    input.integer("baseAmount"), sqrtPrice: sqrtPrice(atTick: input.integer("tick")),
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
        return VectorValue(try rules.median(of: input.list("observations").map { try $0.integer() }))
    }

    private static func sentinel(_ input: VectorValue) throws -> UptimeSentinel {
        UptimeSentinel(
            isUp: try input.integer("answer") == 0, changedAt: try input.integer("updatedAt"),
            gracePeriod: try input.integer("gracePeriod"))
    }

    private static func weightedTick(_ pair: VectorValue) throws -> TickAverage.WeightedTick {
        guard case .list(let parts) = pair, parts.count == 2 else {
            throw VectorFault.wrongShape("a tick and its weight", found: "\(pair)")
        }
        return TickAverage.WeightedTick(tick: try parts[0].integer(), weight: try parts[1].integer())
    }

    private static func deviates(_ input: VectorValue) throws -> Bool {
        // A threshold beyond 256 bits is exceeded by no answer, as the greatest of 256 bits is.
        let absolute: String = try input.integer("absThreshold")
        let rule = PublicationRule(
            relativeThreshold: try basisPoints(percent: input.integer("relThresholdPercent")),
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

    /// Returns 1.0001 to the half of the tick, scaled by 2^96 and rounded as the pools do: each binary digit of the
    /// tick multiplies by its power of the inverse, which has 128 binary places.
    private static func sqrtPrice(atTick tick: Int32) throws -> UInt256 {
        let one = BigUInt(1) << 128
        var ratio = one
        for place in 0..<20 where tick.magnitude >> UInt32(place) & 1 == 1 {
            ratio = (ratio * inverseRoot(place)) >> 128
        }
        if tick > 0 { ratio = ((BigUInt(1) << 256) - 1) / ratio }
        let (quotient, remainder) = ratio.quotientAndRemainder(dividingBy: BigUInt(1) << 32)
        let price = remainder.isZero ? quotient : quotient + 1
        return try VectorValue("\(price)").integer()
    }

    /// Returns 1.0001 to the power of -2^(place - 1), with 128 binary places, half up.
    private static func inverseRoot(_ place: Int) -> BigUInt {
        let places = 512
        var power = ((BigUInt(10_000) << (2 * places)) / 10_001).squareRoot()
        for _ in 0..<place { power = (power * power) >> places }
        return (power + (BigUInt(1) << (places - 129))) >> (places - 128)
    }
}
