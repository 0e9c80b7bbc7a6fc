import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the library's vector files, to the last unit.
struct UniswapV2LibraryVectorTests {
    @Test func `computed amounts are met`() throws {
        expectAgreement(with: try VectorFile.computed("univ2_library", room: "Protocols"))
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `amounts beside the project are met`(kind: VectorFile.Kind) throws {
        expectAgreement(with: try VectorFile.shared("univ2_library", kind))
    }

    private func expectAgreement(with file: VectorFile) {
        let mismatches = file.mismatches(naming: UniswapV2Vectors.name) { call in
            try UniswapV2Vectors.unwrapping { try Self.answer(call) }
        }
        #expect(mismatches == [])
    }

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
            guard case .list(let reserves) = hop, reserves.count == 2 else {
                throw VectorFault.wrongShape("two reserves", found: "\(hop)")
            }
            return UniswapV2Hop(reserveIn: try reserves[0].integer(), reserveOut: try reserves[1].integer())
        }
    }
}
