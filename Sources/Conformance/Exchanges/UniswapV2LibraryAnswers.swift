import Protocols
import Units

/// The amounts of Uniswap v2's library.
enum UniswapV2LibraryAnswers {
    static let family = VectorFamily("univ2_library") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        let amount: UInt256 = try input.integer("amount")
        switch call.operation {
        case "getAmountsOut":
            return .list(
                try UniswapV2Library.amountsOut(amountIn: amount, path: path(input)).map { VectorValue($0) })
        case "getAmountsIn":
            return .list(
                try UniswapV2Library.amountsIn(amountOut: amount, path: path(input)).map { VectorValue($0) })
        default: break
        }
        let (reserveIn, reserveOut): (UInt256, UInt256) = try (
            input.integer("reserveIn"), input.integer("reserveOut")
        )
        switch call.operation {
        case "quote":
            return VectorValue(
                try UniswapV2Library.quote(amount: amount, reserveIn: reserveIn, reserveOut: reserveOut))
        case "getAmountOut":
            return VectorValue(
                try UniswapV2Library.amountOut(amountIn: amount, reserveIn: reserveIn, reserveOut: reserveOut)
            )
        case "getAmountIn":
            return VectorValue(
                try UniswapV2Library.amountIn(amountOut: amount, reserveIn: reserveIn, reserveOut: reserveOut)
            )
        default: throw call.unknownOperation
        }
    }

    private static func path(_ input: VectorValue) throws -> [UniswapV2Hop] {
        try input.list("reserves").map { hop in
            let reserves = try hop.elements(2, "two reserves")
            return UniswapV2Hop(reserveIn: try reserves[0].integer(), reserveOut: try reserves[1].integer())
        }
    }
}

extension UniswapV2Error: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
