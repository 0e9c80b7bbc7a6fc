import Protocols
import Units

/// The search for the next tick.
enum UniswapV3TickBitmapAnswers {
    static let family = VectorFamily("univ3_tickbitmap") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        guard call.operation == "nextInitializedTickWithinOneWord" else { throw call.unknownOperation }
        let (spacing, tick): (Int32, Int32) = try (
            call.input.integer("tickSpacing"), call.input.integer("tick")
        )
        guard (1..<16_384).contains(spacing), tick >> 23 == 0 || tick >> 23 == -1 else {
            throw VectorFault.wrongShape(
                "a spacing from 1 to 16383 and a tick of 24 bits", found: "\(call.input)")
        }
        var bitmap = UniswapV3TickBitmap(tickSpacing: spacing)
        for tick in try call.input.integers("initialized", of: Int32.self) { try bitmap.flip(tick) }
        let next = bitmap.next(
            from: tick,
            direction: try call.input.flag("lte") ? .zeroForOne : .oneForZero)
        return ["next": VectorValue(next.tick), "initialized": .flag(next.isInitialized)]
    }
}
