import Protocols
import Units

// What stands behind instruments: somebody is told when it is less than was minted, or when nobody has said so lately.
extension DeskState {
    /// Takes a word on a reserve; one older than the last changes nothing.
    mutating func attest(_ reserve: Reserve, of instrument: InstrumentID, into events: inout [Event]) {
        let index = Int(instrument.index)
        guard index < trading.tokens.count else {
            return events.append(.commandRejected(.instrumentNotListed(instrument)))
        }
        if let known = trading.tokens[index].reserve, reserve.time < known.time { return }
        trading.tokens[index].reserve = reserve
        let check = reserveCheck(of: instrument)
        let standing = trading.tokens[index].reserveAlerts.short
        if check?.verdict == .short, standing == 0 {
            trading.tokens[index].reserveAlerts.short = raise(
                .reserve(instrument), .critical, value: UInt256(check?.coverBasisPoints ?? 0),
                edge: BasisPoints.one, at: time, into: &events)
        } else if check?.verdict != .short, standing != 0 {
            alertLog.clear(standing, into: &events)
            trading.tokens[index].reserveAlerts.short = 0
        }
        checkReserveAge(of: index, into: &events)
    }

    /// Raises and clears the alerts of words that are too old: with each turn of the chains' clock.
    mutating func checkReserveAges(into events: inout [Event]) {
        for index in trading.tokens.indices where trading.tokens[index].reserve != nil {
            checkReserveAge(of: index, into: &events)
        }
    }

    private mutating func checkReserveAge(of index: Int, into events: inout [Event]) {
        guard let check = reserveCheck(of: InstrumentID(UInt32(index))) else { return }
        let standing = trading.tokens[index].reserveAlerts.stale
        let isStale = check.age > check.maximumAge
        if isStale, standing == 0 {
            trading.tokens[index].reserveAlerts.stale = raise(
                .reserveAge(InstrumentID(UInt32(index))), .warning, value: UInt256(check.age),
                edge: UInt256(check.maximumAge), at: time, into: &events)
        } else if !isStale, standing != 0 {
            alertLog.clear(standing, into: &events)
            trading.tokens[index].reserveAlerts.stale = 0
        }
    }

    /// What the newest word on a reserve comes to now; nil without one.
    public func reserveCheck(of instrument: InstrumentID) -> ReserveCheck? {
        guard let reserve = reserve(of: instrument) else { return nil }
        let most = UInt64(instruments[Int(instrument.index)].maximumReserveAge)
        return ReserveCheck(
            minted: reserve.minted, backing: reserve.backing,
            attestedAt: UInt64(max(0, reserve.time.nanoseconds / Timestamp.nanosecondsPerSecond)),
            now: second,
            maximumAge: most == 0 ? .max : most)
    }

    /// The newest word on what stands behind an instrument.
    public func reserve(of instrument: InstrumentID) -> Reserve? {
        Int(instrument.index) < trading.tokens.count ? trading.tokens[Int(instrument.index)].reserve : nil
    }
}
