import Protocols
import Units

/// Staking shares.
enum StakingAnswers {
    static let family = VectorFamily("lido_shares") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        if call.operation == "rebaseLimiter" { return try limited(input) }
        let rate = ShareRate(
            totalEther: try input.integer("totalEther"), totalShares: try input.integer("totalShares"))
        let amount: UInt256 = try input.integer("amount")
        switch call.operation {
        case "sharesByPooledEth": return VectorValue(try rate.sharesDown(ether: amount))
        case "pooledEthByShares": return VectorValue(try rate.etherDown(shares: amount))
        case "pooledEthBySharesRoundUp": return VectorValue(try rate.etherUp(shares: amount))
        default: throw call.unknownOperation
        }
    }

    private static func limited(_ input: VectorValue) throws -> VectorValue {
        var limiter = try RebaseLimiter(
            limit: input.integer("rebaseLimit"), previousEther: input.integer("preEther"),
            previousShares: input.integer("preShares"))
        let consumed = try input.list("events").map { event in
            let parts = try event.elements(2, "an event and its ether")
            let ether: UInt256 = try parts[1].integer()
            switch parts[0] {
            case "increase": return VectorValue(try limiter.increase(ether))
            case "decrease":
                try limiter.decrease(ether)
                return VectorValue(ether)
            default: throw VectorFault.unknownOperation("\(event)")
            }
        }
        return [
            "consumed": .list(consumed), "currentTotalPooledEther": VectorValue(limiter.currentEther),
            "maxSharesToBurn": VectorValue(try limiter.maximumSharesToBurn()),
        ]
    }
}

extension StakingError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
