import Units

extension DeskState {
    /// Sets the alarms; alerts of alarms that are no more are cleared.
    mutating func setAlarms(_ terms: AlarmTerms, into events: inout [Event]) {
        if let unknown = terms.prices.first(where: { Int($0.instrument.index) >= instruments.count }) {
            return events.append(.commandRejected(.tooMany(limit: Int(unknown.instrument.index))))
        }
        let former = alarms.prices
        for alarm in former where alarm.alert != 0 { alertLog.clear(alarm.alert, into: &events) }
        alarms.prices = terms.prices.map { Alarms.PriceAlarm(terms: $0) }
        alarms.dwell = terms.dwell
        let isAgeNew = alarms.oracleAge != terms.oracleAge
        alarms.oracleAge = terms.oracleAge
        if terms.dwell > 0 || (terms.oracleAge ?? 0) > 0 { nextTurn = min(nextTurn, time.nanoseconds) }
        for alarm in former + alarms.prices {
            checkPriceAlarms(alarm.terms.instrument, into: &events)
            refresh(alarm.terms.instrument)
        }
        if isAgeNew { checkOracleAges(into: &events) }
    }

    /// Raises and clears the alerts of levels that the price of an instrument has passed.
    mutating func checkPriceAlarms(_ instrument: InstrumentID, into events: inout [Event]) {
        let price = slots[Int(instrument.index)].price
        guard price != 0 else { return }
        for index in alarms.prices.indices where alarms.prices[index].terms.instrument == instrument {
            let alarm = alarms.prices[index]
            let isDue = alarm.waitsForFall ? price <= alarm.trigger : price >= alarm.trigger
            guard isDue else { continue }
            if alarm.alert != 0 {
                alertLog.clear(alarm.alert, into: &events)
                alarms.prices[index].alert = 0
            } else {
                let subject: AlertSubject =
                    alarm.terms.isAbove ? .priceAbove(instrument) : .priceBelow(instrument)
                alarms.prices[index].alert = raise(
                    subject, .warning, value: UInt256(price), edge: UInt256(alarm.terms.level.raw), at: time,
                    into: &events)
            }
        }
    }

    /// The nearest prices of an instrument at which an alarm changes.
    func alarmTriggers(_ instrument: InstrumentID) -> (lower: UInt128, upper: UInt128) {
        var nearest: (lower: UInt128, upper: UInt128) = (0, .max)
        for alarm in alarms.prices where alarm.terms.instrument == instrument {
            if alarm.waitsForFall {
                nearest.lower = max(nearest.lower, alarm.trigger)
            } else {
                nearest.upper = min(nearest.upper, alarm.trigger)
            }
        }
        return nearest
    }

    /// Raises and clears the alerts of oracles that are too old: with each turn of the chains' clock, and when
    /// their greatest age is set.
    mutating func checkOracleAges(into events: inout [Event]) {
        for index in instruments.indices {
            let most = UInt64(alarms.oracleAge ?? instruments[index].maximumPriceAge)
            guard let age = priceAge(of: InstrumentID(UInt32(index))) else { continue }
            let standing = Alarms.alert(alarms.staleness, index)
            let isStale = most > 0 && age > most
            if isStale, standing == 0 {
                let alert = raise(
                    .oracleAge(InstrumentID(UInt32(index))), .warning, value: UInt256(age),
                    edge: UInt256(most),
                    at: time, into: &events)
                Alarms.set(&alarms.staleness, index, alert)
            } else if !isStale, standing != 0 {
                alertLog.clear(standing, into: &events)
                Alarms.set(&alarms.staleness, index, 0)
            }
        }
    }

    /// A feed has brought nothing for so many seconds, or brings prices again.
    mutating func noteFeed(
        _ feed: UInt16, silentSeconds: UInt64?, limit: UInt64, at now: Timestamp, into events: inout [Event]
    ) {
        let standing = Alarms.alert(alarms.silence, Int(feed))
        if let silentSeconds, standing == 0 {
            let alert = raise(
                .feedSilence(feed), .critical, value: UInt256(silentSeconds), edge: UInt256(limit), at: now,
                into: &events)
            Alarms.set(&alarms.silence, Int(feed), alert)
        } else if silentSeconds == nil, standing != 0 {
            alertLog.clear(standing, into: &events)
            Alarms.set(&alarms.silence, Int(feed), 0)
        }
    }

    /// Whether an alert of a feed's silence stands.
    public func isSilent(_ feed: UInt16) -> Bool { Alarms.alert(alarms.silence, Int(feed)) != 0 }

    /// Raises an alert and returns its number.
    mutating func raise(
        _ subject: AlertSubject, _ severity: Severity, value: UInt256, edge: UInt256, at moment: Timestamp,
        into events: inout [Event]
    ) -> UInt64 {
        let alert = alertLog.raise(subject, time: moment, severity: severity, value: value, edge: edge)
        events.append(.alertRaised(alert))
        return alert.id
    }
}
