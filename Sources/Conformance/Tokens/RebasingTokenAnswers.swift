import Protocols
import Units

/// Multiplier and rebasing tokens.
enum RebasingTokenAnswers {
    static let family = VectorFamily("rwa_rebasing_tokens") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "dynamicOraclePrice", "initialRangeClosePrice": return try PriceCurve.answer(call)
        case "rusdySharesByAmount":
            return VectorValue(
                try PricedShares.shares(
                    forAmount: input.integer("amount"), price: input.integer("price")))
        case "rusdyAmountByShares":
            return VectorValue(
                try PricedShares.amount(
                    forShares: input.integer("shares"), price: input.integer("price")))
        case "backedSharesByAmount":
            return VectorValue(
                try MultiplierToken.shares(
                    forAmount: input.integer("amount"), multiplier: input.integer("multiplier")))
        case "backedAmountByShares":
            return VectorValue(
                try MultiplierToken.amount(
                    forShares: input.integer("shares"), multiplier: input.integer("multiplier")))
        case "backedMultiplier": return try multiplier(input)
        case "ousgMint", "ousgRedeem": return try FundDeals.answer(call)
        case "fixedWindowLimit": return try MintWindow.answer(input)
        case "erc8056Schedule":
            var multiplier = ScaledAmountMultiplier()
            return .list(try input.list("steps").map { try scaled(&multiplier, $0) })
        default: throw call.unknownOperation
        }
    }

    private static func multiplier(_ input: VectorValue) throws -> VectorValue {
        let schedule = MultiplierSchedule(
            lastMultiplier: try input.integer("lastMultiplier"),
            newMultiplier: try input.integer("newMultiplier"),
            activationTime: try input.integer("newMultiplierActivationTime"),
            lastFeeTime: try input.integer("lastTimeFeeApplied"),
            periodLength: try input.integer("periodLength"),
            feePerPeriod: try input.integer("feePerPeriod"))
        let current = try schedule.current(at: try input.integer("now"))
        return [
            "multiplier": VectorValue(current.multiplier),
            "periodsPassed": VectorValue(current.periodsPassed),
        ]
    }

    private static func scaled(
        _ multiplier: inout ScaledAmountMultiplier, _ step: VectorValue
    ) throws -> VectorValue {
        let time: UInt64 = try step.integer("t")
        switch try step.text("action") {
        case "read":
            let raw: UInt256 = try step.integer("raw")
            return [
                "uiMultiplier": VectorValue(multiplier.current(at: time)),
                "uiAmount": VectorValue(try multiplier.shown(raw, at: time)),
                "rawFromUi": VectorValue(try multiplier.raw(raw, at: time)),
            ]
        case "set":
            do {
                try multiplier.schedule(
                    step.integer("multiplier"), effective: step.integer("effectiveAt"), at: time)
                return ["uiMultiplier": VectorValue(multiplier.current(at: time))]
            } catch is RebasingTokenError {
                return ["error": "revert"]
            }
        default: throw VectorFault.unknownOperation("\(step)")
        }
    }
}

private enum PriceCurve {
    static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        if call.operation == "initialRangeClosePrice" {
            let curve = try DailyPriceCurve(
                start: 1, end: 2, dailyRate: input.integer("dailyInterestRate"),
                startPrice: input.integer("startPrice"))
            return VectorValue(curve.ranges[0].previousClose)
        }
        let ranges = try input.list("ranges").map { range in
            let parts = try range.elements(4, "a range of four numbers")
            return DailyPriceCurve.Range(
                start: try parts[0].integer(), end: try parts[1].integer(),
                dailyRate: try parts[2].integer(), previousClose: try parts[3].integer())
        }
        return VectorValue(try DailyPriceCurve(ranges: ranges).price(at: try input.integer("now")))
    }
}

private enum FundDeals {
    static func answer(_ call: VectorCase) throws -> VectorValue {
        let fee: UInt256 = try call.input.integer("feeBps")
        let terms = InstantFundDealing(mintFee: fee, redemptionFee: fee)
        do {
            return try deal(call, terms)
        } catch RebasingTokenError.amountZero {
            // The files say of any deal that is worth nothing what the contract says of redemptions.
            throw VectorRefusal.rule("redemption amount can't be zero")
        }
    }

    private static func deal(_ call: VectorCase, _ terms: InstantFundDealing) throws -> VectorValue {
        let input = call.input
        if call.operation == "ousgMint" {
            let deal = try terms.mint(paying: input.integer("usdcAmount"), price: input.integer("price"))
            return ["fee": VectorValue(deal.fee), "ousgOut": VectorValue(deal.amountOut)]
        }
        let deal = try terms.redeem(input.integer("ousgAmount"), price: input.integer("price"))
        return ["fee": VectorValue(deal.fee), "usdcOut": VectorValue(deal.amountOut)]
    }
}

private enum MintWindow {
    static func answer(_ input: VectorValue) throws -> VectorValue {
        var window = FixedWindowLimit(
            limit: try input.integer("limit"), duration: try input.integer("window"),
            opened: try input.integer("start"))
        return .list(
            try input.list("mints").map { mint in
                let parts = try mint.elements(2, "a time and an amount")
                let before = window
                do {
                    try window.use(parts[1].integer(), at: parts[0].integer())
                    return VectorValue(window.used)
                } catch is RebasingTokenError {
                    guard window == before else {
                        throw VectorFault.ruleBroken("a refusal changes nothing of the window")
                    }
                    return "error"
                }
            })
    }
}

extension RebasingTokenError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
