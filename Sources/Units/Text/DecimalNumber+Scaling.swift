extension DecimalNumber {
    /// Returns the number times 10^`decimals` as a whole number.
    ///
    /// - Parameter decimals: decimal places to keep, 0 to 77.
    /// - Rounding: as named; nothing is rounded when `isExact(decimals:)`.
    /// - Throws: `negative`; `outOfRange` when the result does not fit 128 bits.
    public func scaled(decimals: Int, rounding: DecimalText.Rounding) throws(DecimalFailure) -> UInt128 {
        guard !isNegative else { throw .negative }
        let shift = decimals + exponent
        if shift < 0 { return cut(by: -shift, rounding: rounding) }
        guard shift < DecimalNumber.powers.count else { return try widened(by: shift) }
        let power = DecimalNumber.powers[shift]
        if let short = UInt64(exactly: significand) {
            let (high, low) = short.multipliedFullWidth(by: power)
            return UInt128(high) << 64 | UInt128(low)
        }
        let (product, overflow) = significand.multipliedReportingOverflow(by: UInt128(power))
        guard !overflow else { throw .outOfRange }
        return product
    }

    /// Whether the number has no more than so many decimals, so that scaling to them loses nothing.
    public func isExact(decimals: Int) -> Bool { exponent >= -decimals }

    /// Returns the number as a price; more than 18 decimals are rounded as named.
    ///
    /// - Throws: `negative`; `outOfRange` above about 3.4e20.
    public func price(rounding: DecimalText.Rounding) throws(DecimalFailure) -> Price {
        Price(raw: try scaled(decimals: Price.decimals, rounding: rounding))
    }

    /// Returns the same number with the point moved `places` to the left: an integer answer with that many
    /// decimals as its value.
    ///
    /// - Throws: `outOfRange`.
    public func movingPointLeft(_ places: Int) throws(DecimalFailure) -> DecimalNumber {
        let moved = exponent - places
        guard isZero || DecimalNumber.exponents.contains(moved) else { throw .outOfRange }
        return DecimalNumber(isNegative: isNegative, significand: significand, exponent: moved)
    }

    private func cut(by places: Int, rounding: DecimalText.Rounding) -> UInt128 {
        guard places <= DecimalNumber.maximumDigits else { return rounding == .up && !isZero ? 1 : 0 }
        let divisor = DecimalText.powerOfTen(places)
        let (quotient, rest) = significand.quotientAndRemainder(dividingBy: divisor)
        return rounding == .up && rest != 0 ? quotient + 1 : quotient
    }

    private func widened(by shift: Int) throws(DecimalFailure) -> UInt128 {
        if isZero { return 0 }
        guard shift <= DecimalNumber.maximumDigits else { throw .outOfRange }
        let (product, overflow) = significand.multipliedReportingOverflow(by: DecimalText.powerOfTen(shift))
        guard !overflow else { throw .outOfRange }
        return product
    }

    /// Powers of ten that fit 64 bits: prices need no other, and a table is quicker than multiplying up.
    private static let powers: InlineArray<20, UInt64> = {
        var powers = InlineArray<20, UInt64>(repeating: 1)
        for index in 1..<20 { powers[index] = powers[index - 1] * 10 }
        return powers
    }()
}
