import Protocols
import Units

/// Curve's StableSwap pools.
enum CurveAnswers {
    static let family = VectorFamily("curve_stableswap") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "ramp_A": return try amplification(input)
        case "get_D", "get_y", "get_y_D": return try point(call)
        case "get_dy":
            let pool = try CurvePool(vector: input)
            let style = try input.text("style")
            guard (pool.dialect == .template) == (style == "base") else {
                throw VectorFault.wrongShape("the style of the dialect", found: style)
            }
            return VectorValue(
                try pool.quote(
                    selling: input.integer("dx"), of: input.integer("i"), for: input.integer("j"), at: 0))
        case "exchange": return try exchange(input)
        case "add_liquidity", "remove_liquidity_imbalance": return try liquidity(call)
        case "calc_withdraw_one_coin":
            let withdrawal = try CurvePool(vector: input)
                .quoteWithdrawal(of: input.integer("tokenAmount"), in: input.integer("i"), at: 0)
            return ["dy": VectorValue(withdrawal.amountOut), "fee": VectorValue(withdrawal.fee)]
        default: throw call.unknownOperation
        }
    }

    private static func point(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        let curve = CurveInvariant(
            dialect: try CurveDialect(vector: input), amplification: try input.integer("amp"))
        let balances = try input.integers("xp")
        switch call.operation {
        case "get_D": return VectorValue(try curve.value(of: balances))
        case "get_y":
            return VectorValue(
                try curve.balance(
                    of: input.integer("j"), whenBalanceOf: input.integer("i"), becomes: input.integer("x"),
                    balances: balances))
        default:
            return VectorValue(
                try curve.balance(of: input.integer("i"), at: input.integer("D"), balances: balances))
        }
    }

    private static func exchange(_ input: VectorValue) throws -> VectorValue {
        var pool = try CurvePool(vector: input)
        let result = try pool.exchange(
            selling: input.integer("dx"), of: input.integer("i"), for: input.integer("j"), at: 0)
        return ["dy": VectorValue(result.amountOut), "balances": VectorValue(pool.balances)]
    }

    private static func liquidity(_ call: VectorCase) throws -> VectorValue {
        var pool = try CurvePool(vector: call.input)
        let amounts = try call.input.integers("amounts")
        if call.operation == "add_liquidity" {
            let deposit = try pool.addLiquidity(amounts, at: 0)
            return [
                "mint": VectorValue(deposit.minted), "fees": VectorValue(deposit.fees),
                "balances": VectorValue(pool.balances),
            ]
        }
        let withdrawal = try pool.removeLiquidityImbalance(amounts, at: 0)
        return [
            "burn": VectorValue(withdrawal.burned), "fees": VectorValue(withdrawal.fees),
            "balances": VectorValue(pool.balances),
        ]
    }

    private static func amplification(_ input: VectorValue) throws -> VectorValue {
        let ramp = CurveAmplification(
            initial: try input.integer("A0"), future: try input.integer("A1"),
            initialTime: try input.integer("t0"), futureTime: try input.integer("t1"))
        return VectorValue(try ramp.value(at: input.integer("now")))
    }
}

extension CurveError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
