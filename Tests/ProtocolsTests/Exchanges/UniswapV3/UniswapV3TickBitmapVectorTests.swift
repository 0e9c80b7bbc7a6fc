import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files on the search for the next tick.
struct UniswapV3TickBitmapVectorTests {
    @Test func `computed searches are met`() throws {
        try UniswapV3Vectors.expectComputed("univ3_tickbitmap", Self.answer)
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `searches beside the project are met`(kind: VectorFile.Kind) throws {
        try UniswapV3Vectors.expectShared("univ3_tickbitmap", kind, Self.answer)
    }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        guard call.operation == "nextInitializedTickWithinOneWord" else { throw call.unknownOperation }
        var bitmap = UniswapV3TickBitmap(tickSpacing: try call.input.integer("tickSpacing"))
        for tick in try call.input.list("initialized") { try bitmap.flip(tick.integer()) }
        let next = bitmap.next(
            from: try call.input.integer("tick"),
            direction: try call.input.flag("lte") ? .zeroForOne : .oneForZero)
        return ["next": VectorValue(next.tick), "initialized": .flag(next.isInitialized)]
    }
}
