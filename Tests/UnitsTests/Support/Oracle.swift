import BigInt
import Units

/// What an operation gave: its value, or why it has none.
typealias Outcome = Result<UInt256, ArithmeticError>

/// Catches what an operation throws, so that it can be compared.
func outcome(of operation: () throws -> UInt256) -> Outcome {
    do {
        return .success(try operation())
    } catch let error as ArithmeticError {
        return .failure(error)
    } catch {
        preconditionFailure("arithmetic fails with \(error)")
    }
}

extension Array {
    /// Returns the first element for which an operation does not give what is expected.
    func first(where operation: (Element) throws -> UInt256, differsFrom expected: (Element) -> Outcome)
        -> Element?
    {
        first { element in outcome { try operation(element) } != expected(element) }
    }
}

/// What an integer without limits says an operation must give.
func bounded(_ value: BigInt) -> Outcome {
    if value.sign == .minus { return .failure(.underflow) }
    return value.magnitude.bitWidth > 256 ? .failure(.overflow) : .success(UInt256(wrapping: value.magnitude))
}

/// The quotient without limits, rounded down or up; nothing is divided by 0.
func quotient(_ dividend: BigInt, _ divisor: BigInt, roundedUp: Bool = false) -> Outcome {
    if divisor == 0 { return .failure(.divisionByZero) }
    return bounded((dividend + (roundedUp ? divisor - 1 : 0)) / divisor)
}

extension BigInt {
    init(_ value: UInt256) { self = BigInt(BigUInt(value.high)) << 128 + BigInt(BigUInt(value.low)) }
}

extension UInt256 {
    /// The lowest 256 bits.
    init(wrapping value: BigUInt) {
        self.init(
            high: UInt128(truncatingIfNeeded: value >> 128), low: UInt128(truncatingIfNeeded: value))
    }

    var big: BigInt { BigInt(self) }
}
