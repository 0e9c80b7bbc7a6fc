import Units

/// Signed and unsigned wads as Synthetix v3 computes them: every product must fit 256 bits.
///
/// - Rounding: toward 0.
/// - Errors: `arithmetic`; the casts throw `overflowInt256ToUInt256` and `overflowUInt256ToInt256`.
/// - Source: synthetix-v3, `DecimalMath.sol`, `SafeCast.sol`.
enum SynthetixDecimal {
    static let one = Int256(1_000_000_000_000_000_000)

    static func multiply(_ a: Int256, _ b: Int256) throws(SynthetixError) -> Int256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: b).dividedTowardZero(by: one)
        }
    }

    static func divide(_ a: Int256, _ b: Int256) throws(SynthetixError) -> Int256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: one).dividedTowardZero(by: b)
        }
    }

    static func multiply(_ a: UInt256, _ b: UInt256) throws(SynthetixError) -> UInt256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: b).dividedDown(by: Wad.one)
        }
    }

    static func divide(_ a: UInt256, _ b: UInt256) throws(SynthetixError) -> UInt256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in
            try a.multiplied(by: Wad.one).dividedDown(by: b)
        }
    }

    static func add(_ a: Int256, _ b: Int256) throws(SynthetixError) -> Int256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in try a.adding(b) }
    }

    static func subtract(_ a: Int256, _ b: Int256) throws(SynthetixError) -> Int256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in try a.subtracting(b) }
    }

    static func add(_ a: UInt256, _ b: UInt256) throws(SynthetixError) -> UInt256 {
        try SynthetixError.exactly { () throws(ArithmeticError) in try a.adding(b) }
    }

    static func signed(_ value: UInt256) throws(SynthetixError) -> Int256 {
        guard let signed = Int256(exactly: value) else { throw .overflowUInt256ToInt256 }
        return signed
    }

    static func unsigned(_ value: Int256) throws(SynthetixError) -> UInt256 {
        if value.isNegative { throw .overflowInt256ToUInt256 }
        return value.magnitude
    }
}
