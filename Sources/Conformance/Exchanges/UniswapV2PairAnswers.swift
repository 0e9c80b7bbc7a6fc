import Protocols
import Units

/// A pair of Uniswap v2, step by step.
enum UniswapV2PairAnswers {
    static let family = VectorFamily("univ2_pair") { call in
        guard call.operation == "sequence" else { throw call.unknownOperation }
        var sequence = try PairSequence(call.input)
        return .list(try call.input.list("steps").map { try sequence.answer($0) })
    }
}

/// A pair with one holder of its liquidity, driven step by step.
private struct PairSequence {
    private var pair: UniswapV2Pair
    private var now: UInt64
    private var held = UInt256.zero
    private var heldByProtocol = UInt256.zero

    init(_ input: VectorValue) throws {
        pair = UniswapV2Pair(isProtocolFeeOn: try input.flag("feeOn"))
        now = try input.integer("t0")
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        now = try step.moment(after: now, "dt")
        do {
            return .fields(try run(step).merging(state) { _, last in last })
        } catch let error as UniswapV2Error {
            return error.step
        }
    }

    private mutating func run(_ step: VectorValue) throws -> [String: VectorValue] {
        switch try step.text("action") {
        case "mint":
            let mint = try pair.mint(paying: amounts(step, ""), at: now)
            held = try held.adding(mint.liquidity)
            heldByProtocol = try heldByProtocol.adding(mint.protocolLiquidity)
            return ["liquidity": VectorValue(mint.liquidity)]
        case "burn":
            let liquidity = try step.integer("liquidity") as UInt256
            let burn = try pair.burn(liquidity: liquidity, at: now)
            held = try held.subtracting(liquidity)
            heldByProtocol = try heldByProtocol.adding(burn.protocolLiquidity)
            return [
                "amount0": VectorValue(burn.withdrawn.amount0),
                "amount1": VectorValue(burn.withdrawn.amount1),
            ]
        case "swap":
            let paid = try pair.swap(out: amounts(step, "Out"), paying: amounts(step, "In"), at: now)
            return ["amount0In": VectorValue(paid.amount0), "amount1In": VectorValue(paid.amount1)]
        case "sync": try pair.sync(at: now)
        case "donate": try pair.receive(amounts(step, ""))
        default: throw VectorFault.unknownOperation("\(step)")
        }
        return [:]
    }

    private var state: [String: VectorValue] {
        [
            "reserve0": VectorValue(pair.reserve0), "reserve1": VectorValue(pair.reserve1),
            "totalSupply": VectorValue(pair.totalSupply), "holderLp": VectorValue(held),
            "feeToLp": VectorValue(heldByProtocol),
            "kLast": VectorValue(pair.kLast), "price0CumulativeLast": VectorValue(pair.price0CumulativeLast),
            "price1CumulativeLast": VectorValue(pair.price1CumulativeLast),
        ]
    }

    private func amounts(_ step: VectorValue, _ suffix: String) throws -> UniswapV2Amounts {
        UniswapV2Amounts(
            amount0: try step.integer("amount0\(suffix)"), amount1: try step.integer("amount1\(suffix)"))
    }
}
