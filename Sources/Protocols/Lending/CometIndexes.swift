import Units

/// What principals have grown to: the two indexes of a Compound III market.
///
/// A principal above 0 is supplied, one below 0 is owed.
/// - Source: comet, `CometCore.sol`.
public struct CometIndexes: Hashable, Sendable {
    /// The index of what is supplied, scaled by 1e15; 64 bits.
    public internal(set) var supply: UInt256
    /// The index of what is owed, scaled by 1e15; 64 bits.
    public internal(set) var borrow: UInt256

    /// Makes indexes as they were found; those of a new market are 1.
    public init(supply: UInt256 = CometMath.indexScale, borrow: UInt256 = CometMath.indexScale) {
        self.supply = supply
        self.borrow = borrow
    }

    /// Returns what a principal is worth now, rounded toward 0: down, and a debt in its debtor's favour.
    public func presentValue(of principal: Int256) throws(CometError) -> Int256 {
        let value = try value(
            of: principal.magnitude, at: principal.isNegative ? borrow : supply)
        let signed = try CometMath.signed(value)
        return principal.isNegative ? .zero &- signed : signed
    }

    /// Returns the principal of a present value: a supply rounded down, a debt up.
    ///
    /// - Errors: `invalidUInt104`, `invalidInt104`, arithmetic.
    public func principal(ofPresentValue value: Int256) throws(CometError) -> Int256 {
        let scaled = try CometError.exact(value.magnitude.multiplied(by: CometMath.indexScale))
        let size = try CometError.exact(
            value.isNegative
                ? scaled.adding(borrow).subtracting(1).dividedDown(by: borrow)
                : scaled.dividedDown(by: supply))
        if size.leadingZeroBitCount < 152 { throw .invalidUInt104 }
        if size.leadingZeroBitCount < 153 { throw .invalidInt104 }
        return Int256(bits: value.isNegative ? .zero &- size : size)
    }

    /// Returns what a total of supplied principals is worth, rounded down.
    public func supplyValue(of principal: UInt256) throws(CometError) -> UInt256 {
        try value(of: principal, at: supply)
    }

    /// Returns what a total of owed principals is worth, rounded down.
    public func borrowValue(of principal: UInt256) throws(CometError) -> UInt256 {
        try value(of: principal, at: borrow)
    }

    private func value(of principal: UInt256, at index: UInt256) throws(CometError) -> UInt256 {
        try CometError.exact(principal.multiplied(by: index).dividedDown(by: CometMath.indexScale))
    }
}
