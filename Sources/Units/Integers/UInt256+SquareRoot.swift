extension UInt256 {
    /// Returns the square root rounded down.
    public func squareRootDown() -> UInt128 {
        if isZero { return 0 }
        let bits = 256 - leadingZeroBitCount
        // Newton's steps fall from any start above the root and stop at the root rounded down.
        var root = bits > 254 ? UInt128.max : UInt128(1) << ((bits + 1) / 2)
        while true {
            let quotient = LongDivision.divide(rooting: self, by: root)
            if quotient >= root { return root }
            root = (root & quotient) &+ ((root ^ quotient) &>> 1)
        }
    }
}

extension LongDivision {
    /// Returns the quotient by a divisor that is not below the dividend's square root, held at 2^128 - 1.
    fileprivate static func divide(rooting dividend: UInt256, by divisor: UInt128) -> UInt128 {
        if dividend.high >= divisor { return .max }
        return divide(high: dividend.high, low: dividend.low, by: divisor).quotient
    }
}
