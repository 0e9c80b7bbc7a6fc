import Units

/// What a lending market pays and charges, as of a moment.
///
/// - Units: WADs per year of 365 days, simple: the protocol's rate per second times the seconds of a year.
public struct LendingRates: Hashable, Sendable {
    /// What suppliers earn.
    public let supply: UInt256
    /// What borrowers owe.
    public let borrow: UInt256

    /// Makes rates.
    public init(supply: UInt256, borrow: UInt256) {
        self.supply = supply
        self.borrow = borrow
    }

    /// Makes rates of rates per second; throws `overflow`.
    public init(supplyPerSecond: UInt256, borrowPerSecond: UInt256) throws(ArithmeticError) {
        supply = try supplyPerSecond.multiplied(by: LendingRates.secondsPerYear)
        borrow = try borrowPerSecond.multiplied(by: LendingRates.secondsPerYear)
    }

    static let secondsPerYear: UInt256 = 31_536_000
}
