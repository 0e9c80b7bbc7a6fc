import Protocols
import Testing
import Units

/// Corporate actions on a schedule whose periods are days.
struct MultiplierScheduleTests {
    private static let day: UInt64 = 86_400
    private static let start: UInt64 = 1_000_000_000
    private static let double = Wad.one &* 2

    private func schedule(fee: UInt256 = .zero) throws -> MultiplierSchedule {
        try MultiplierSchedule(periodLength: Self.day, lastFeeTime: Self.start, feePerPeriod: fee)
    }

    @Test func `the fee of each whole period is rounded down by itself`() throws {
        let schedule = try schedule(fee: 333_333_333_333_333_333)
        #expect(try schedule.current(at: Self.start + Self.day - 1).multiplier == Wad.one)
        #expect(try schedule.current(at: Self.start + Self.day).multiplier == 666_666_666_666_666_667)
        let third = try schedule.current(at: Self.start + 3 * Self.day)
        // The power at once would end in 298.
        #expect(third.multiplier == 296_296_296_296_296_296)
        #expect(third.periodsPassed == 3)
        #expect(third.nonce == 3)
    }

    @Test func `a split takes effect at its time and not a second before`() throws {
        var schedule = try schedule()
        try schedule.update(to: Self.double, replacing: Wad.one, activation: Self.start + 600, at: Self.start)
        #expect(try schedule.current(at: Self.start + 599).multiplier == Wad.one)
        #expect(try schedule.current(at: Self.start + 600).multiplier == Self.double)
        #expect(schedule.activationTime == Self.start + 600)
        try schedule.settle(at: Self.start + 600)
        #expect(schedule.activationTime == 0)
        #expect(schedule.lastMultiplier == Self.double)
        #expect(schedule.lastNonce == 1)
    }

    @Test func `no fee is taken while an action waits, and it is made up for after`() throws {
        var schedule = try schedule(fee: 100_000_000_000_000_000)
        let last = Self.start + Self.day - 1
        try schedule.update(to: Self.double, replacing: Wad.one, activation: last, at: Self.start)
        #expect(try schedule.current(at: last - 1).periodsPassed == 0)
        #expect(try schedule.current(at: last + 1).multiplier == 1_800_000_000_000_000_000)
    }

    @Test func `an update on top of one that came between is refused`() throws {
        var schedule = try schedule()
        try schedule.update(to: Self.double, replacing: Wad.one, activation: 0, at: Self.start)
        let before = schedule
        #expect(throws: RebasingTokenError.multiplierChanged(current: Self.double)) {
            try schedule.update(to: Self.double, replacing: Wad.one, activation: 0, at: Self.start)
        }
        #expect(throws: RebasingTokenError.nonceOutdated(current: 1)) {
            try schedule.update(to: Wad.one, replacing: Self.double, activation: 0, nonce: 1, at: Self.start)
        }
        #expect(throws: RebasingTokenError.multiplierZero) {
            try schedule.update(to: .zero, replacing: Self.double, activation: 0, at: Self.start)
        }
        #expect(schedule == before)
        try schedule.update(to: Wad.one, replacing: Self.double, activation: 0, nonce: 9, at: Self.start)
        #expect(schedule.lastNonce == 9)
    }

    @Test func `an action must take effect before the next fee`() throws {
        var schedule = try schedule()
        let next = Self.start + Self.day
        #expect(throws: RebasingTokenError.activationAfterPeriod) {
            try schedule.update(to: Self.double, replacing: Wad.one, activation: next, at: Self.start)
        }
        try schedule.update(to: Self.double, replacing: Wad.one, activation: next - 1, at: Self.start)
    }

    @Test func `an action that waits is replaced, one that happened is kept`() throws {
        var schedule = try schedule()
        let time = Self.start + 600
        try schedule.update(to: Self.double, replacing: Wad.one, activation: time, at: Self.start)
        try schedule.update(to: Wad.one &* 3, replacing: Wad.one, activation: time, at: Self.start)
        #expect(schedule.updates == [MultiplierUpdate(from: Wad.one, to: Wad.one &* 3, time: time)])
        try schedule.update(to: Wad.one, replacing: Wad.one &* 3, activation: 0, at: time)
        #expect(schedule.updates.count == 2)
        #expect(schedule.updates.last?.time == time)
    }

    @Test func `settings rest while an action waits`() throws {
        var schedule = try schedule()
        try schedule.update(
            to: Self.double, replacing: Wad.one, activation: Self.start + 600, at: Self.start)
        let before = schedule
        #expect(throws: RebasingTokenError.activationInProgress) {
            try schedule.setFeePerPeriod(1, at: Self.start)
        }
        #expect(throws: RebasingTokenError.activationInProgress) {
            try schedule.setLastFeeTime(Self.start, at: Self.start)
        }
        #expect(schedule == before)
        try schedule.setFeePerPeriod(1, at: Self.start + 600)
        try schedule.setPeriodLength(60, at: Self.start + 600)
        try schedule.setLastFeeTime(Self.start + 540, at: Self.start + 600)
        // Ten periods of the new length had passed, and an eleventh since the time that was set.
        #expect(try schedule.current(at: Self.start + 600).multiplier == Self.double &- 22)
        #expect(throws: RebasingTokenError.lastFeeTimeZero) {
            try schedule.setLastFeeTime(0, at: Self.start + 600)
        }
    }

    @Test func `what a contract could not compute fails`() throws {
        #expect(throws: RebasingTokenError.lastFeeTimeZero) {
            try MultiplierSchedule(periodLength: 1, lastFeeTime: 0, feePerPeriod: .zero)
        }
        let all = try schedule(fee: Wad.one &+ 1)
        #expect(throws: RebasingTokenError.arithmetic(.underflow)) {
            try all.current(at: Self.start + Self.day)
        }
        #expect(throws: RebasingTokenError.arithmetic(.underflow)) { try all.current(at: Self.start - 1) }
        var everything = try schedule(fee: Wad.one)
        #expect(throws: RebasingTokenError.multiplierZero) {
            try everything.settle(at: Self.start + Self.day)
        }
        let short = try MultiplierSchedule(periodLength: 1, lastFeeTime: 1, feePerPeriod: 1)
        #expect(throws: RebasingTokenError.tooManyPeriods) { try short.current(at: 1_000_002) }
        let none = try MultiplierSchedule(periodLength: 0, lastFeeTime: 1, feePerPeriod: 1)
        #expect(throws: RebasingTokenError.arithmetic(.divisionByZero)) { try none.current(at: 2) }
    }
}
