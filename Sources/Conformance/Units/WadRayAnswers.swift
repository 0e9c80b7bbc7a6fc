import Units

/// Products and quotients of wad and ray.
enum WadRayAnswers {
    static let family = VectorFamily("aave_wadraymath") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let a: UInt256 = try call.input.integer("a")
        var b: UInt256 { get throws { try call.input.integer("b") } }
        switch call.operation {
        case "wadMul": return VectorValue(try Wad.multiplyHalfUp(a, b))
        case "wadDiv": return VectorValue(try Wad.divideHalfUp(a, b))
        case "wadToRay": return VectorValue(try Wad.toRay(a))
        case "rayMul": return VectorValue(try Ray.multiplyHalfUp(a, b))
        case "rayMulFloor": return VectorValue(try Ray.multiplyDown(a, b))
        case "rayMulCeil": return VectorValue(try Ray.multiplyUp(a, b))
        case "rayDiv": return VectorValue(try Ray.divideHalfUp(a, b))
        case "rayDivFloor": return VectorValue(try Ray.divideDown(a, b))
        case "rayDivCeil": return VectorValue(try Ray.divideUp(a, b))
        case "rayToWad": return VectorValue(Ray.toWadHalfUp(a))
        default: throw call.unknownOperation
        }
    }
}
