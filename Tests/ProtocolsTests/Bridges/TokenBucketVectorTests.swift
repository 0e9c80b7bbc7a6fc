import Protocols
import Testing
import Units
import VectorFiles

/// Every sequence of the rate limiter's vector files, each step to the last unit.
struct TokenBucketVectorTests {
    @Test func `computed sequences are met`() throws {
        expectAgreement(with: try VectorFile.computed("ccip_rate_limiter", room: "Protocols"))
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `sequences beside the project are met`(kind: VectorFile.Kind) throws {
        expectAgreement(with: try VectorFile.shared("ccip_rate_limiter", kind))
    }

    private func expectAgreement(with file: VectorFile) {
        let mismatches = file.mismatches { call in
            guard call.operation == "sequence" else { throw call.unknownOperation }
            var bucket = try TokenBucket(vector: call.input["bucket"])
            return .list(try call.input.list("steps").map { try Self.answer($0, &bucket) })
        }
        #expect(mismatches == [])
    }

    private static func answer(_ step: VectorValue, _ bucket: inout TokenBucket) throws -> VectorValue {
        let now: UInt64 = try step.integer("t")
        do {
            switch try step.integer("action") as String {
            case "consume": try bucket.consume(step.integer("amount"), at: now)
            case "setConfig": try bucket.configure(TokenBucketRules(vector: step["config"]), at: now)
            case "state": return try bucket.refilled(at: now).vector
            default: throw VectorFault.unknownOperation("\(step)")
            }
            return bucket.vector
        } catch let error as TokenBucketError {
            let name = VectorValue.text(error.upstreamName ?? "\(error)")
            guard case .rateLimitReached(let wait, let available) = error else { return ["error": name] }
            return [
                "error": name, "minWaitInSeconds": VectorValue(wait), "available": VectorValue(available),
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
