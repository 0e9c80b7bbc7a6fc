/// Why an exact operation has no result.
@frozen
public enum ArithmeticError: Error, Hashable, Sendable {
    /// The result is above the greatest value of its type.
    case overflow
    /// The result is below zero.
    case underflow
    /// The divisor is zero.
    case divisionByZero
}
