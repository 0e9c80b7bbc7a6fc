import Glibc

/// A complex number, for transforms that are inverted along a line off the real axis.
struct ComplexNumber {
    var real: Double
    var imaginary: Double

    init(_ real: Double, _ imaginary: Double = 0) { (self.real, self.imaginary) = (real, imaginary) }

    var squaredMagnitude: Double { real * real + imaginary * imaginary }

    static func + (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(left.real + right.real, left.imaginary + right.imaginary)
    }

    static func - (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(left.real - right.real, left.imaginary - right.imaginary)
    }

    static func * (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(
            left.real * right.real - left.imaginary * right.imaginary,
            left.real * right.imaginary + left.imaginary * right.real)
    }

    static func * (left: Double, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(left * right.real, left * right.imaginary)
    }

    /// By the method of Smith, which does not square what it divides by.
    static func / (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        if abs(right.real) >= abs(right.imaginary) {
            let ratio = right.imaginary / right.real
            let divisor = right.real + right.imaginary * ratio
            return ComplexNumber(
                (left.real + left.imaginary * ratio) / divisor,
                (left.imaginary - left.real * ratio) / divisor)
        }
        let ratio = right.real / right.imaginary
        let divisor = right.real * ratio + right.imaginary
        return ComplexNumber(
            (left.real * ratio + left.imaginary) / divisor, (left.imaginary * ratio - left.real) / divisor)
    }

    /// e to the power of the number.
    var exponential: ComplexNumber {
        let size = exp(real)
        return ComplexNumber(size * cos(imaginary), size * sin(imaginary))
    }
}
