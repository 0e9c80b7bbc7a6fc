import Units

/// How much one share of a multiplier token is: the corporate actions that happened or wait, and the fee.
///
/// - Units: multipliers and fees with 18 decimals; times and lengths in seconds.
/// - Source: Backed, `BackedAutoFeeTokenImplementation.sol`.
public struct MultiplierSchedule: Hashable, Sendable {
    /// The multiplier before what is scheduled.
    public private(set) var lastMultiplier: UInt256
    /// Counts the updates and fees up to `lastMultiplier`.
    public private(set) var lastNonce: UInt256
    /// The multiplier from `activationTime` on.
    public private(set) var newMultiplier: UInt256
    /// Counts the updates and fees up to `newMultiplier`.
    public private(set) var newNonce: UInt256
    /// When `newMultiplier` takes effect, in seconds since 1970; 0 when nothing waits.
    public private(set) var activationTime: UInt64
    /// End of the last period whose fee is in the multiplier, in seconds since 1970.
    public private(set) var lastFeeTime: UInt64
    /// Length of a fee period in seconds.
    public private(set) var periodLength: UInt64
    /// The part of the multiplier that the issuer takes each period.
    public private(set) var feePerPeriod: UInt256
    /// The corporate actions, oldest first; one that is replaced while it waits is not kept.
    public private(set) var updates: [MultiplierUpdate] = []

    /// The most periods that are counted at once, in a loop as in the contract, which a block's gas ends earlier.
    public static let maximumPeriods: UInt64 = 1_000_000

    /// Makes the schedule of a new token, whose multiplier is 1; throws `lastFeeTimeZero`.
    public init(
        periodLength: UInt64, lastFeeTime: UInt64, feePerPeriod: UInt256
    ) throws(RebasingTokenError) {
        if lastFeeTime == 0 { throw .lastFeeTimeZero }
        self.init(
            lastMultiplier: Wad.one, newMultiplier: Wad.one, activationTime: 0, lastFeeTime: lastFeeTime,
            periodLength: periodLength, feePerPeriod: feePerPeriod)
    }

    /// Makes a schedule from the state of a contract.
    public init(
        lastMultiplier: UInt256, lastNonce: UInt256 = .zero, newMultiplier: UInt256,
        newNonce: UInt256 = .zero, activationTime: UInt64, lastFeeTime: UInt64, periodLength: UInt64,
        feePerPeriod: UInt256
    ) {
        self.lastMultiplier = lastMultiplier
        self.lastNonce = lastNonce
        self.newMultiplier = newMultiplier
        self.newNonce = newNonce
        self.activationTime = activationTime
        self.lastFeeTime = lastFeeTime
        self.periodLength = periodLength
        self.feePerPeriod = feePerPeriod
    }

    /// The multiplier at a moment, and what led to it.
    public struct Current: Hashable, Sendable {
        /// What one share is, with 18 decimals.
        public var multiplier: UInt256
        /// Whole periods whose fee is not yet in the stored multiplier.
        public var periodsPassed: UInt64
        /// Counts updates and fees.
        public var nonce: UInt256
    }

    /// Returns the multiplier at a time.
    ///
    /// Until a scheduled one takes effect it is the last stored one, without the fees of periods that end before;
    /// they are made up for then.
    /// - Rounding: down, after every period.
    /// - Errors: `tooManyPeriods`; `arithmetic` for a time before `lastFeeTime`, a period of no length, or a fee above
    ///   the whole.
    public func current(at time: UInt64) throws(RebasingTokenError) -> Current {
        if time < activationTime {
            return Current(multiplier: lastMultiplier, periodsPassed: 0, nonce: lastNonce)
        }
        if time < lastFeeTime { throw .arithmetic(.underflow) }
        if periodLength == 0 { throw .arithmetic(.divisionByZero) }
        let periods = (time - lastFeeTime) / periodLength
        if feePerPeriod.isZero {
            return Current(multiplier: newMultiplier, periodsPassed: periods, nonce: newNonce)
        }
        if periods > MultiplierSchedule.maximumPeriods { throw .tooManyPeriods }
        return try RebasingTokenError.exactly { () throws(ArithmeticError) in
            var multiplier = newMultiplier
            for _ in 0..<periods {
                multiplier = try multiplier.multiplied(by: Wad.one.subtracting(feePerPeriod))
                    .dividedDown(by: Wad.one)
            }
            let nonce = try newNonce.adding(UInt256(periods))
            return Current(multiplier: multiplier, periodsPassed: periods, nonce: nonce)
        }
    }
}

/// Changing it.
extension MultiplierSchedule {
    /// Stores the multiplier of a time, with the fees up to it.
    ///
    /// - Errors: those of `current`; `multiplierZero` where fees have taken everything.
    public mutating func settle(at time: UInt64) throws(RebasingTokenError) {
        var settled = self
        let current = try current(at: time)
        settled.lastFeeTime = try MultiplierSchedule.sum(
            lastFeeTime, periodLength, times: current.periodsPassed)
        if lastMultiplier != current.multiplier {
            try settled.store(current.multiplier, nonce: current.nonce, activation: 0, at: time)
        }
        self = settled
    }

    /// Schedules a multiplier, or sets it where its time has come; what waits is replaced.
    ///
    /// - Parameters:
    ///   - multiplier: the new one.
    ///   - old: what the issuer believes the multiplier is, so that an update is never applied on top of another.
    ///   - activation: seconds since 1970.
    ///   - nonce: the update's number; one above the last by default.
    ///   - time: now, in seconds since 1970.
    /// - Errors: those of `settle`; `multiplierChanged`; `nonceOutdated`; `multiplierZero`;
    ///   `activationAfterPeriod` where the next fee period ends before.
    public mutating func update(
        to multiplier: UInt256, replacing old: UInt256, activation: UInt64, nonce: UInt256? = nil,
        at time: UInt64
    ) throws(RebasingTokenError) {
        var updated = self
        try updated.settle(at: time)
        let current = try updated.current(at: time)
        if current.multiplier != old { throw .multiplierChanged(current: current.multiplier) }
        if let nonce, current.nonce >= nonce { throw .nonceOutdated(current: current.nonce) }
        let last = updated.lastNonce
        let following = try RebasingTokenError.exactly { () throws(ArithmeticError) in try last.adding(1) }
        try updated.store(multiplier, nonce: nonce ?? following, activation: activation, at: time)
        updated.note(MultiplierUpdate(from: old, to: multiplier, time: max(activation, time)), at: time)
        self = updated
    }

    /// Changes the fee, from the last period's end on; errors: those of `settle`, `activationInProgress`.
    public mutating func setFeePerPeriod(_ fee: UInt256, at time: UInt64) throws(RebasingTokenError) {
        try changeSettings(at: time) { $0.feePerPeriod = fee }
    }

    /// Changes the length of periods; errors: those of `settle`, `activationInProgress`.
    public mutating func setPeriodLength(_ length: UInt64, at time: UInt64) throws(RebasingTokenError) {
        try changeSettings(at: time) { $0.periodLength = length }
    }

    /// Changes when the last fee was taken; errors: those of `settle`, `activationInProgress`, `lastFeeTimeZero`.
    public mutating func setLastFeeTime(_ last: UInt64, at time: UInt64) throws(RebasingTokenError) {
        var changed = self
        try changed.changeSettings(at: time) { $0.lastFeeTime = last }
        if last == 0 { throw .lastFeeTimeZero }
        self = changed
    }

    private mutating func changeSettings(
        at time: UInt64, _ change: (inout MultiplierSchedule) -> Void
    ) throws(RebasingTokenError) {
        var changed = self
        try changed.settle(at: time)
        if changed.activationTime != 0 { throw .activationInProgress }
        change(&changed)
        self = changed
    }

    private mutating func store(
        _ multiplier: UInt256, nonce: UInt256, activation: UInt64, at time: UInt64
    ) throws(RebasingTokenError) {
        if multiplier.isZero { throw .multiplierZero }
        let nextPeriod = try MultiplierSchedule.sum(lastFeeTime, periodLength, times: 1)
        if activation >= nextPeriod { throw .activationAfterPeriod }
        (newMultiplier, newNonce) = (multiplier, nonce)
        if activation > time {
            activationTime = activation
        } else {
            (activationTime, lastMultiplier, lastNonce) = (0, multiplier, nonce)
        }
    }

    private mutating func note(_ update: MultiplierUpdate, at time: UInt64) {
        if let last = updates.last, last.time > time { updates.removeLast() }
        updates.append(update)
    }

    private static func sum(
        _ time: UInt64, _ length: UInt64, times count: UInt64
    ) throws(RebasingTokenError) -> UInt64 {
        let (product, isLost) = length.multipliedReportingOverflow(by: count)
        let (sum, isBeyond) = time.addingReportingOverflow(product)
        if isLost || isBeyond { throw .arithmetic(.overflow) }
        return sum
    }
}
