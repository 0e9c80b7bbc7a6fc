/// The four roots of a polynomial of the fourth degree.
enum QuarticRoots {
    private static let maximumSteps = 200

    /// Improves four guesses at once until they rest.
    ///
    /// - Parameter coefficients: of the powers 0 to 4; the last is not 0.
    /// - Source: Aberth, "Iteration methods for finding all zeros of a polynomial simultaneously" (1973).
    static func of(_ coefficients: [ComplexNumber], near guesses: [ComplexNumber]) -> [ComplexNumber] {
        var roots = guesses
        for _ in 0..<maximumSteps {
            var isAtRest = true
            for place in roots.indices {
                let step = step(coefficients, roots, place)
                roots[place] = roots[place] - step
                if step.squaredMagnitude > 1e-30 * roots[place].squaredMagnitude { isAtRest = false }
            }
            if isAtRest { break }
        }
        return roots
    }

    private static func step(
        _ coefficients: [ComplexNumber], _ roots: [ComplexNumber], _ place: Int
    ) -> ComplexNumber {
        let root = roots[place]
        var (value, slope) = (ComplexNumber(0), ComplexNumber(0))
        for coefficient in coefficients.reversed() {
            slope = slope * root + value
            value = value * root + coefficient
        }
        guard value.squaredMagnitude > 0, slope.squaredMagnitude > 0 else { return ComplexNumber(0) }
        let newton = value / slope
        var repulsion = ComplexNumber(0)
        for (other, rest) in roots.enumerated() where other != place {
            let distance = root - rest
            if distance.squaredMagnitude > 0 { repulsion = repulsion + ComplexNumber(1) / distance }
        }
        return newton / (ComplexNumber(1) - newton * repulsion)
    }
}
