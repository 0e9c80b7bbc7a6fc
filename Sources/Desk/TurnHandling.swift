import Units

// What happens by itself when the chains' clock goes on: once for each second in which a tick comes.
extension DeskState {
    /// Lets interest move health, looks at breakers, tries orders that wait, and ends days.
    mutating func turn(at now: Timestamp, into events: inout [Event]) {
        let day = now.nanoseconds / DeskState.nanosecondsPerDay
        if day != dayOfTurn {
            if dayOfTurn != DeskState.noDay { endDay(into: &events) }
            dayOfTurn = day
        }
        live(until: now, into: &events)
        keepEscrows(at: now, into: &events)
        relookAtDebtors(into: &events)
        settlePending(at: now, into: &events)
        checkOracleAges(into: &events)
        checkReserveAges(into: &events)
        turnBreakers(at: now, into: &events)
        for id in orders.working {
            suspendOrResume(id, into: &events)
            tryWorking(id, into: &events)
        }
        nextTurn = (now.nanoseconds / Timestamp.nanosecondsPerSecond + 1) * Timestamp.nanosecondsPerSecond
    }

    /// Orders of the day run out, limits of the day begin anew, and profit counts from here.
    private mutating func endDay(into events: inout [Event]) {
        for id in orders.working where orders[id]?.request.timeInForce == .day {
            endWorking(id, as: .expired, reason: .dayEnded, into: &events)
        }
        orders.beginDay()
        noteMidnight()
        releaseVested(into: &events)
    }

    /// Accounts that owe something are looked at again, since interest has moved their health.
    private mutating func relookAtDebtors(into events: inout [Event]) {
        let debtors = trading.accounts.map(\.account).filter { book[progress: $0].hasDebt }
        relook(at: debtors, into: &events)
    }

    static let nanosecondsPerDay: Int64 = 86_400 * Timestamp.nanosecondsPerSecond
    static let noDay = Int64.min
}
