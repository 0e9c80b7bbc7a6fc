import Protocols
import Testing
import Units

/// Every case of the library's vector files, to the last unit.
struct UniswapV2LibraryVectorTests {
    @Test func `computed amounts are met`() throws {
        try check(VectorFile.computed("univ2_library"))
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, VectorFile.sharedIsMissing),
        arguments: VectorFile.Kind.allCases)
    func `amounts beside the project are met`(kind: VectorFile.Kind) throws {
        try check(VectorFile.shared("univ2_library", kind))
    }

    private func check(_ file: VectorFile) throws {
        for each in file.cases {
            let expected = try Outcome(each)
            let found: Outcome
            do {
                found = .amounts(try answer(each))
            } catch let error as UniswapV2Error {
                found = Outcome(error)
            }
            #expect(found == expected, "\(each.id) \(each.operation)")
        }
    }

    private func answer(_ each: VectorCase) throws -> [UInt256] {
        let amount = try each.input.unsigned("amount")
        if each.operation.hasPrefix("getAmounts") {
            let path = try path(each.input)
            return each.operation == "getAmountsOut"
                ? try UniswapV2Library.amountsOut(amountIn: amount, path: path)
                : try UniswapV2Library.amountsIn(amountOut: amount, path: path)
        }
        let (reserveIn, reserveOut) = try (
            each.input.unsigned("reserveIn"), each.input.unsigned("reserveOut")
        )
        return switch each.operation {
        case "quote":
            [try UniswapV2Library.quote(amount: amount, reserveIn: reserveIn, reserveOut: reserveOut)]
        case "getAmountOut":
            [try UniswapV2Library.amountOut(amountIn: amount, reserveIn: reserveIn, reserveOut: reserveOut)]
        case "getAmountIn":
            [try UniswapV2Library.amountIn(amountOut: amount, reserveIn: reserveIn, reserveOut: reserveOut)]
        default: throw VectorFault(reason: "\(each.operation) is unknown")
        }
    }

    private func path(_ input: VectorFields) throws -> [UniswapV2Hop] {
        let hops: [[String]] = try input.value("reserves")
        return try hops.map { reserves in
            guard reserves.count == 2 else { throw VectorFault(reason: "a hop has two reserves") }
            return UniswapV2Hop(
                reserveIn: try VectorFields.unsigned(reserves[0]),
                reserveOut: try VectorFields.unsigned(reserves[1]))
        }
    }
}

/// What a call gives; the files' words for failed arithmetic tell only a divisor of 0 from the rest.
private enum Outcome: Equatable {
    case amounts([UInt256])
    case error(String)

    init(_ error: UniswapV2Error) {
        self = .error(error.upstreamName ?? (error == .arithmetic(.divisionByZero) ? "div_by_zero" : "range"))
    }

    init(_ each: VectorCase) throws {
        if let error = each.error {
            self = .error(["overflow", "underflow"].contains(error) ? "range" : error)
        } else {
            let texts = each.output as? [String] ?? [each.output as? String ?? ""]
            self = .amounts(try texts.map(VectorFields.unsigned))
        }
    }
}
