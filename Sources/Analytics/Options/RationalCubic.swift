/// A monotone rational cubic through two points with given slopes, and a second derivative at one of them.
///
/// Source: Delbourgo and Gregory, "Shape preserving piecewise rational interpolation", SIAM Journal on
/// Scientific and Statistical Computing 6 (1985), with the control parameter of Jäckel, "Let's be rational".
struct RationalCubic {
    private let left: Double, width: Double
    private let leftValue: Double, rightValue: Double
    private let leftSlope: Double, rightSlope: Double
    private var control: Double

    private static let controlRange = (-1 + 1.4901161193847656e-08)...6.7e7

    init(
        _ left: Double, _ right: Double, _ leftValue: Double, _ rightValue: Double, _ leftSlope: Double,
        _ rightSlope: Double
    ) {
        (self.left, width) = (left, right - left)
        (self.leftValue, self.rightValue) = (leftValue, rightValue)
        (self.leftSlope, self.rightSlope) = (leftSlope, rightSlope)
        control = 0
    }

    private var chord: Double { (rightValue - leftValue) / width }

    /// Returns the same with a second derivative at the left end.
    func fittingLeft(_ curvature: Double) -> RationalCubic {
        fitting(0.5 * width * curvature + rightSlope - leftSlope, over: chord - leftSlope)
    }

    /// Returns the same with a second derivative at the right end.
    func fittingRight(_ curvature: Double) -> RationalCubic {
        fitting(0.5 * width * curvature + rightSlope - leftSlope, over: rightSlope - chord)
    }

    private func fitting(_ bend: Double, over rise: Double) -> RationalCubic {
        var fitted = self
        let wanted = bend == 0 ? 0 : rise == 0 ? bend * .infinity : bend / rise
        fitted.control = min(max(wanted, leastControl), RationalCubic.controlRange.upperBound)
        return fitted
    }

    /// The least parameter at which the curve stays monotone and convex.
    private var leastControl: Double {
        let (slopes, chord) = (rightSlope - leftSlope, chord)
        let isMonotone = leftSlope * chord >= 0 && rightSlope * chord >= 0 && chord != 0
        let monotone = isMonotone ? (leftSlope + rightSlope) / chord : -.infinity
        let (before, after) = (chord - leftSlope, rightSlope - chord)
        let isConvex = before * after > 0
        let convex = isConvex ? max(abs(slopes / after), abs(slopes / before)) : -.infinity
        return max(monotone, convex, RationalCubic.controlRange.lowerBound)
    }

    func callAsFunction(_ point: Double) -> Double {
        let t = (point - left) / width
        let rest = 1 - t
        if control >= RationalCubic.controlRange.upperBound { return rightValue * t + leftValue * rest }
        let upper = rightValue * t * t * t + (control * rightValue - width * rightSlope) * t * t * rest
        let lower =
            (control * leftValue + width * leftSlope) * t * rest * rest + leftValue * rest * rest * rest
        return (upper + lower) / (1 + (control - 3) * t * rest)
    }
}
