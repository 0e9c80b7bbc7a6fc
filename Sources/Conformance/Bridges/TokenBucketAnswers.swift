import Protocols
import Units

/// The rate limiter of a bridge lane, step by step.
enum TokenBucketAnswers {
    static let family = VectorFamily("ccip_rate_limiter") { call in
        guard call.operation == "sequence" else { throw call.unknownOperation }
        var bucket = try TokenBucket(vector: call.input["bucket"])
        return .list(try call.input.list("steps").map { try answer($0, &bucket) })
    }

    private static func answer(_ step: VectorValue, _ bucket: inout TokenBucket) throws -> VectorValue {
        let now: UInt64 = try step.integer("t")
        do {
            switch try step.text("action") {
            case "consume": try bucket.consume(step.integer("amount"), at: now)
            case "setConfig": try bucket.configure(TokenBucketRules(vector: step["config"]), at: now)
            case "state": return try bucket.refilled(at: now).vector
            default: throw VectorFault.unknownOperation("\(step)")
            }
            return bucket.vector
        } catch let error as TokenBucketError {
            guard case .rateLimitReached(let wait, let available) = error else { return error.step }
            return [
                "error": .text("\(error.refusal)"), "minWaitInSeconds": VectorValue(wait),
                "available": VectorValue(available),
            ]
        }
    }
}

extension TokenBucket {
    fileprivate init(vector: VectorValue) throws {
        self.init(
            tokens: try vector.integer("tokens"), lastUpdated: try vector.integer("lastUpdated"),
            rules: try TokenBucketRules(vector: vector))
    }

    fileprivate var vector: VectorValue {
        [
            "tokens": VectorValue(tokens), "lastUpdated": VectorValue(lastUpdated),
            "isEnabled": .flag(rules.isEnabled), "capacity": VectorValue(rules.capacity),
            "rate": VectorValue(rules.rate),
        ]
    }
}

extension TokenBucketRules {
    fileprivate init(vector: VectorValue) throws {
        self.init(
            isEnabled: try vector.flag("isEnabled"), capacity: try vector.integer("capacity"),
            rate: try vector.integer("rate"))
    }
}

extension TokenBucketError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
