import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files of staking shares, to the last unit.
struct StakingVectorTests {
    @Test func `computed cases are met`() throws {
        expectAgreement(with: try VectorFile.computed("lido_shares", room: "Protocols"))
    }

    @Test(.enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"))
    func `cases beside the project are met`() throws {
        expectAgreement(with: try VectorFile.shared("lido_shares", .executed))
    }

    private func expectAgreement(with file: VectorFile) {
        let mismatches = file.mismatches(naming: { ($0 as? StakingError)?.upstreamName ?? "\($0)" }) { call in
            do {
                return try Self.answer(call)
            } catch StakingError.arithmetic(let error) {
                throw error
            }
        }
        #expect(mismatches == [])
    }

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
            guard case .list(let parts) = event, parts.count == 2 else {
                throw VectorFault.wrongShape("an event", found: "\(event)")
            }
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
