import Protocols
import Units

/// The circuit breaker on outflows, step by step.
enum OutflowBreakerAnswers {
    static let family = VectorFamily("erc7265_circuit_breaker") { call in
        guard call.operation == "sequence" else { throw call.unknownOperation }
        var sequence = try OutflowSequence(call.input["config"])
        return .list(try call.input.list("steps").map { try sequence.answer($0) })
    }
}

/// A breaker with one recipient, driven step by step.
private struct OutflowSequence {
    private var breaker: OutflowBreaker
    private var paid = UInt256.zero

    init(_ config: VectorValue) throws {
        let rules = OutflowRules(
            period: try config.integer("withdrawalPeriod"), tickLength: try config.integer("tickLength"),
            minimumRetained: try config.integer("minLiqRetainedBps"),
            beginThreshold: try config.integer("limitBeginThreshold"))
        guard let rules else { throw VectorFault.wrongShape("rules in range", found: "\(config)") }
        breaker = OutflowBreaker(rules: rules, cooldown: try config.integer("cooldown"))
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        do {
            return .fields(try run(step).merging(state) { _, last in last })
        } catch let error as OutflowError {
            return error.step
        }
    }

    private mutating func run(_ step: VectorValue) throws -> [String: VectorValue] {
        let now: UInt64 = try step.integer("t")
        switch try step.text("action") {
        case "inflow": try breaker.receive(step.integer("amount"), at: now)
        case "outflow":
            let amount: UInt256 = try step.integer("amount")
            let outcome = try breaker.release(
                amount, isAllOrNothing: step.flag("revertOnRateLimit"), at: now)
            if outcome == .paid { paid = try paid.adding(amount) }
            return ["outcome": .text(outcome.rawValue)]
        case "claim":
            let amount = breaker.locked
            try breaker.claim(amount)
            paid = try paid.adding(amount)
        case "clearBacklog":
            try breaker.clearBacklog(at: now, maximumIterations: step.integer("maxIterations"))
        case "overrideExpired": try breaker.liftExpired(at: now)
        case "overrideAdmin": try breaker.lift()
        case "startGrace": try breaker.startGrace(until: step.integer("until"), at: now)
        case "markNotOperational": breaker.shut()
        default: throw VectorFault.unknownOperation("\(step)")
        }
        return [:]
    }

    private var state: [String: VectorValue] {
        get throws {
            let limiter = breaker.limiter
            return [
                "liqTotal": VectorValue(limiter.liquidityTotal),
                "liqInPeriod": VectorValue(limiter.liquidityInPeriod), "head": VectorValue(limiter.head),
                "tail": VectorValue(limiter.tail), "status": .text(try limiter.status().rawValue),
                "rateLimited": .flag(breaker.isRateLimited), "locked": VectorValue(breaker.locked),
                "paid": VectorValue(paid), "graceEnd": VectorValue(breaker.graceEnd),
            ]
        }
    }
}

extension OutflowError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
