import Protocols
import Testing
import Units

/// Every sequence of the pair's vector files, each step to the last unit.
struct UniswapV2PairVectorTests {
    @Test func `computed sequences are met`() throws {
        try check(VectorFile.computed("univ2_pair"))
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, VectorFile.sharedIsMissing),
        arguments: VectorFile.Kind.allCases)
    func `sequences beside the project are met`(kind: VectorFile.Kind) throws {
        try check(VectorFile.shared("univ2_pair", kind))
    }

    private func check(_ file: VectorFile) throws {
        for each in file.cases {
            let steps = try each.input.list("steps")
            let outputs = each.output as? [[String: String]] ?? []
            try #require(each.operation == "sequence" && steps.count == outputs.count, "\(each.id)")
            var sequence = try PairSequence(each.input)
            for (index, step) in steps.enumerated() {
                #expect(try sequence.answer(step) == outputs[index], "\(each.id), step \(index)")
            }
        }
    }
}

/// A pair with one holder of its liquidity, driven step by step.
private struct PairSequence {
    private var pair: UniswapV2Pair
    private var now: UInt64
    private var held = UInt256.zero
    private var heldByProtocol = UInt256.zero

    init(_ input: VectorFields) throws {
        pair = UniswapV2Pair(isProtocolFeeOn: try input.flag("feeOn"))
        now = try PairSequence.seconds(input, "t0")
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorFields) throws -> [String: String] {
        now += try PairSequence.seconds(step, "dt")
        do {
            return try run(step).merging(state) { _, last in last }
        } catch let error as UniswapV2Error {
            return ["error": error.upstreamName ?? "\(error)"]
        }
    }

    private mutating func run(_ step: VectorFields) throws -> [String: String] {
        switch try step.text("action") {
        case "mint":
            let mint = try pair.mint(paying: amounts(step, ""), at: now)
            held = try held.adding(mint.liquidity)
            heldByProtocol = try heldByProtocol.adding(mint.protocolLiquidity)
            return ["liquidity": "\(mint.liquidity)"]
        case "burn":
            let liquidity = try step.unsigned("liquidity")
            let burn = try pair.burn(liquidity: liquidity, at: now)
            held = try held.subtracting(liquidity)
            heldByProtocol = try heldByProtocol.adding(burn.protocolLiquidity)
            return ["amount0": "\(burn.withdrawn.amount0)", "amount1": "\(burn.withdrawn.amount1)"]
        case "swap":
            let paid = try pair.swap(out: amounts(step, "Out"), paying: amounts(step, "In"), at: now)
            return ["amount0In": "\(paid.amount0)", "amount1In": "\(paid.amount1)"]
        case "sync": try pair.sync(at: now)
        case "donate": try pair.receive(amounts(step, ""))
        default: throw VectorFault(reason: "an action is unknown in \(step)")
        }
        return [:]
    }

    private var state: [String: String] {
        [
            "reserve0": "\(pair.reserve0)", "reserve1": "\(pair.reserve1)",
            "totalSupply": "\(pair.totalSupply)", "holderLp": "\(held)", "feeToLp": "\(heldByProtocol)",
            "kLast": "\(pair.kLast)", "price0CumulativeLast": "\(pair.price0CumulativeLast)",
            "price1CumulativeLast": "\(pair.price1CumulativeLast)",
        ]
    }

    private func amounts(_ step: VectorFields, _ suffix: String) throws -> UniswapV2Amounts {
        UniswapV2Amounts(
            amount0: try step.unsigned("amount0\(suffix)"), amount1: try step.unsigned("amount1\(suffix)"))
    }

    private static func seconds(_ fields: VectorFields, _ name: String) throws -> UInt64 {
        guard let seconds = UInt64(try fields.text(name)) else {
            throw VectorFault(reason: "\(name) is no time in \(fields)")
        }
        return seconds
    }
}
