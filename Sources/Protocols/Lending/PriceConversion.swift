import Units

/// How an oracle's answer follows from a price elsewhere: times a fraction, rounded down.
///
/// A feed of 18 decimals behind an oracle of 8 is one, and so is a wrapped asset that follows another one's price.
public struct PriceConversion: Hashable, Sendable {
    /// The fraction's numerator; not 0.
    public let numerator: UInt256
    /// The fraction's denominator; not 0.
    public let denominator: UInt256

    /// Makes a conversion.
    public init(numerator: UInt256, denominator: UInt256) {
        precondition(
            !numerator.isZero && !denominator.isZero, "an answer that follows a price is not constant")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The conversion that changes nothing.
    public static let identity = PriceConversion(numerator: 1, denominator: 1)

    /// Returns the oracle's answer at a price, rounded down; throws `overflow`.
    public func answer(at price: UInt256) throws(ArithmeticError) -> UInt256 {
        if self == .identity { return price }
        return try UInt256.mulDivDown(price, numerator, denominator)
    }

    /// Returns the greatest price at which the answer is no more than the one given; throws `overflow`.
    public func greatestPrice(answering answer: UInt256) throws(ArithmeticError) -> UInt256 {
        if self == .identity { return answer }
        return try UInt256.mulDivUp(answer.adding(1), denominator, numerator) &- 1
    }

    /// Returns the least price at which the answer is no less than the one given; throws `overflow`.
    public func leastPrice(answering answer: UInt256) throws(ArithmeticError) -> UInt256 {
        if self == .identity { return answer }
        return try UInt256.mulDivUp(answer, denominator, numerator)
    }
}
