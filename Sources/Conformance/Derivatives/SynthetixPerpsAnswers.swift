import Protocols
import Units

/// The perpetuals of Synthetix.
enum SynthetixPerpsAnswers {
    static let family = VectorFamily("synthetix_perps") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        switch call.operation {
        case "fillPrice": return try fillPrice(call.input)
        case "funding": return try funding(call.input)
        case "requiredMargins": return try requiredMargins(call.input)
        default: throw call.unknownOperation
        }
    }

    private static func fillPrice(_ input: VectorValue) throws -> VectorValue {
        let configuration = SynthetixPerpsConfiguration(skewScale: try input.integer("skewScale"))
        return VectorValue(
            try configuration.fillPrice(
                size: input.integer("size"), skew: input.integer("skew"), price: input.integer("price")))
    }

    private static func funding(_ input: VectorValue) throws -> VectorValue {
        let configuration = SynthetixPerpsConfiguration(
            skewScale: try input.integer("skewScale"),
            maximumFundingVelocity: try input.integer("maxFundingVelocity"))
        let skew = try input.integer("skew") as Int256
        let time = try input.integer("elapsed") as UInt64
        let funding = SynthetixFunding(rate: try input.integer("lastFundingRate"))
        let unrecorded = try funding.unrecorded(
            at: time, skew: skew, price: input.integer("price"), configuration)
        return [
            "velocity": VectorValue(try SynthetixFunding.velocity(skew: skew, configuration)),
            "currentFundingRate": VectorValue(try funding.rate(at: time, skew: skew, configuration)),
            "unrecordedFunding": VectorValue(unrecorded),
        ]
    }

    private static func requiredMargins(_ input: VectorValue) throws -> VectorValue {
        let configuration = SynthetixPerpsConfiguration(
            skewScale: try input.integer("skewScale"),
            initialMarginRatio: try input.integer("initialMarginRatio"),
            minimumInitialMarginRatio: try input.integer("minimumInitialMarginRatio"),
            maintenanceMarginScalar: try input.integer("maintenanceMarginScalar"),
            minimumPositionMargin: try input.integer("minimumPositionMargin"))
        let margins = try configuration.requiredMargins(
            size: input.integer("size"), price: input.integer("price"))
        return [
            "initialMarginRatio": VectorValue(margins.initialRatio),
            "maintenanceMarginRatio": VectorValue(margins.maintenanceRatio),
            "initialMargin": VectorValue(margins.initial),
            "maintenanceMargin": VectorValue(margins.maintenance),
        ]
    }
}

extension SynthetixError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
