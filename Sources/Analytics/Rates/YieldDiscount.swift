import Glibc

/// The discount factor of a payment at a yield, with its first two derivatives by the yield.
struct YieldDiscount {
    let factor: Double
    let first: Double
    let second: Double

    /// Makes the factor of a payment in `years`, of which `stub` lie in the first, unfinished period.
    init(yield: Double, years: Double, stub: Double, frequency: Double, isStubSimple: Bool) {
        let simpleYears = isStubSimple ? stub : 0
        let base = 1 + yield / frequency
        let power = years - simpleYears
        let compound = pow(base, -frequency * power)
        let compoundFirst = -power / base * compound
        let compoundSecond = power * (power + 1 / frequency) / (base * base) * compound
        let simple = 1 / (1 + yield * simpleYears)
        let simpleFirst = -simpleYears * simple * simple
        let simpleSecond = 2 * simpleYears * simpleYears * simple * simple * simple
        factor = simple * compound
        first = simpleFirst * compound + simple * compoundFirst
        second = simpleSecond * compound + 2 * simpleFirst * compoundFirst + simple * compoundSecond
    }
}
