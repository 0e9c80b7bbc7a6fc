import Units

/// A yearly fee that a fund of fixed positions pays in new shares, while its positions shrink as much.
///
/// A call that throws changes nothing.
/// - Units: fees and the multiplier of positions with 18 decimals; times in seconds since 1970.
/// - Source: Set, `StreamingFeeModule.sol`.
public struct StreamingFee: Hashable, Sendable {
    /// Part of the fund per year.
    public private(set) var annualFee: UInt256
    /// The part that the fee stays below.
    public let maximumFee: UInt256
    /// The protocol's part of the manager's shares.
    public var protocolShare: UInt256
    /// When it was last taken.
    public private(set) var lastAccrual: UInt64

    /// The new shares and what positions are after them.
    public struct Accrual: Hashable, Sendable {
        /// New shares for the manager.
        public var managerShares: UInt256
        /// New shares for the protocol.
        public var protocolShares: UInt256
        /// What every position is multiplied by.
        public var positionMultiplier: UInt256
    }

    /// Why a fee is refused.
    public enum Failure: Error, Hashable, Sendable {
        /// The greatest fee is not below the whole.
        case maximumTooHigh
        /// The fee is above the greatest, or, where it is changed, not below it.
        case feeTooHigh
        /// A sum, difference, product or quotient is no 256-bit integer.
        case arithmetic(ArithmeticError)
    }

    /// Starts a fee; errors: `maximumTooHigh`, `feeTooHigh`.
    public init(
        annualFee: UInt256, maximumFee: UInt256, protocolShare: UInt256 = .zero, at time: UInt64
    ) throws(Failure) {
        if maximumFee >= Wad.one { throw .maximumTooHigh }
        if annualFee > maximumFee { throw .feeTooHigh }
        self.annualFee = annualFee
        self.maximumFee = maximumFee
        self.protocolShare = protocolShare
        lastAccrual = time
    }

    /// Takes the fee since the last time.
    ///
    /// - Rounding: fee, shares, the protocol's part and the multiplier down.
    /// - Errors: `arithmetic`, also for a time before the last and where the fee has become all the fund.
    public mutating func accrue(
        supply: UInt256, positionMultiplier: UInt256, at time: UInt64
    ) throws(Failure) -> Accrual {
        let accrual = try accrual(supply: supply, positionMultiplier: positionMultiplier, at: time)
        lastAccrual = time
        return accrual
    }

    /// Takes the fee at the old rate and sets a new one; errors: `feeTooHigh` at the greatest or above it, and those
    /// of `accrue`.
    public mutating func change(
        to annualFee: UInt256, supply: UInt256, positionMultiplier: UInt256, at time: UInt64
    ) throws(Failure) -> Accrual {
        if annualFee >= maximumFee { throw .feeTooHigh }
        let accrual = try accrue(supply: supply, positionMultiplier: positionMultiplier, at: time)
        self.annualFee = annualFee
        return accrual
    }

    private func accrual(
        supply: UInt256, positionMultiplier: UInt256, at time: UInt64
    ) throws(Failure) -> Accrual {
        if annualFee.isZero {
            return Accrual(
                managerShares: .zero, protocolShares: .zero, positionMultiplier: positionMultiplier)
        }
        do throws(ArithmeticError) {
            if time < lastAccrual { throw .underflow }
            let fee = try FundAccounting.streamingFee(annualFee: annualFee, elapsed: time - lastAccrual)
            let shares = try FundAccounting.sharesDue(fee: fee, supply: supply)
            let protocolShares = try shares.multiplied(by: protocolShare).dividedDown(by: Wad.one)
            return Accrual(
                managerShares: try shares.subtracting(protocolShares), protocolShares: protocolShares,
                positionMultiplier: try positionMultiplier.multiplied(by: Wad.one.subtracting(fee))
                    .dividedDown(by: Wad.one))
        } catch { throw .arithmetic(error) }
    }
}
