import Protocols
import Units

/// Balancer's weighted pools and the arithmetic below them.
enum BalancerAnswers {
    static let family = VectorFamily("balancer_weighted") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "exp": return VectorValue(try BalancerLogExp.exponential(input.integer("x")))
        case "ln": return VectorValue(try BalancerLogExp.naturalLogarithm(input.integer("x")))
        case "invariant":
            let (weights, balances) = (try input.integers("weights"), try input.integers("balances"))
            let reserves = zip(weights, balances).map { BalancerReserve(balance: $1, weight: $0) }
            return VectorValue(try BalancerWeightedMath.invariant(of: reserves))
        case "outGivenIn":
            return VectorValue(
                try BalancerWeightedMath.amountOut(
                    amountIn: input.integer("amount"), from: reserve(input, "In"), to: reserve(input, "Out")))
        case "inGivenOut":
            return VectorValue(
                try BalancerWeightedMath.amountIn(
                    amountOut: input.integer("amount"), from: reserve(input, "In"), to: reserve(input, "Out"))
            )
        default: return VectorValue(try number(call))
        }
    }

    private static func number(_ call: VectorCase) throws -> UInt256 {
        let (x, y) = (try call.input.integer("x") as UInt256, try call.input.integer("y") as UInt256)
        switch call.operation {
        case "pow": return try BalancerLogExp.power(x, y)
        case "powUp": return try BalancerFixedPoint.powerUp(x, y)
        case "powDown": return try BalancerFixedPoint.powerDown(x, y)
        case "mulDown": return try BalancerFixedPoint.multiplyDown(x, y)
        case "mulUp": return try BalancerFixedPoint.multiplyUp(x, y)
        case "divDown": return try BalancerFixedPoint.divideDown(x, y)
        case "divUp": return try BalancerFixedPoint.divideUp(x, y)
        default: throw call.unknownOperation
        }
    }

    private static func reserve(_ input: VectorValue, _ side: String) throws -> BalancerReserve {
        BalancerReserve(
            balance: try input.integer("balance\(side)"), weight: try input.integer("weight\(side)"))
    }
}

extension BalancerError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
