import Protocols
import Units

extension DeskState {
    /// Looks at an account for the first time, or lets it wait for the prices that it still lacks.
    mutating func beginWatching(_ account: AccountID, time: Timestamp, into events: inout [Event]) {
        let lacking = instruments(of: account).filter { slots[Int($0.index)].price == 0 }
        guard lacking.isEmpty else {
            for instrument in lacking { watch.await(instrument, account: account) }
            return
        }
        let price = instruments(of: account).first.map { slots[Int($0.index)].price } ?? Price.scale
        look(at: account, price: Price(raw: price), time: time, into: &events)
        refreshTriggersOfAccount(account)
    }

    mutating func lookAtAwaiting(_ tick: Tick, into events: inout [Event]) {
        for account in watch.takeAwaiting(tick.instrument) {
            let isComplete = instruments(of: account).allSatisfy { slots[Int($0.index)].price != 0 }
            guard isComplete, book[progress: account].zone == AccountProgress.unseen else { continue }
            look(at: account, price: tick.price, time: tick.time, into: &events)
            refreshTriggersOfAccount(account)
        }
        if !alarms.prices.isEmpty { checkPriceAlarms(tick.instrument, into: &events) }
        refreshTriggers([tick.instrument])
    }

    mutating func lookAtDue(_ tick: Tick, into events: inout [Event]) {
        let due = watch.takeDue(tick.instrument, price: tick.price.raw)
        for account in due {
            if look(at: account, price: tick.price, time: tick.time, into: &events) {
                refreshTriggersOfAccount(account)
            }
        }
        watch.recycle(due)
        if !alarms.prices.isEmpty { checkPriceAlarms(tick.instrument, into: &events) }
        if breakers.isWatching { checkEdges(of: tick.instrument, into: &events) }
        refresh(tick.instrument)
    }

    /// Builds the watch anew after a restart, when the rest of the state has been read back.
    mutating func rebuildWatch() {
        watch = LineWatch(edges: edges)
        for _ in instruments { watch.addInstrument() }
        for index in 0..<book.count {
            let account = AccountID(UInt32(index))
            watch.addAccount(roughness: roughness(of: account))
            let lacking = instruments(of: account).filter { slots[Int($0.index)].price == 0 }
            for instrument in lacking { watch.await(instrument, account: account) }
            if lacking.isEmpty { setTriggers(of: account, health: health(of: account), narrow(account)) }
        }
        refreshTriggers(instruments.indices.map { InstrumentID(UInt32($0)) })
    }

    /// The instruments that an account's health follows; one may be named twice.
    func instruments(of account: AccountID) -> [InstrumentID] {
        if let snapshot = book[account].snapshot {
            return [snapshot.collateralInstrument, snapshot.debtInstrument].compactMap { $0 }
        }
        return watchedPrices(of: account).map(\.instrument)
    }

    /// The prices that an account's health rests on, other than a snapshot's.
    func watchedPrices(of account: AccountID) -> [WatchedPrice] {
        if let place = book[account].tradingPlace { return trading.watchedPrices(of: place) }
        return book.positions(of: account).filter { $0.instrument != Position.constant }
            .map { WatchedPrice(instrument: InstrumentID($0.instrument), isDebt: $0.isDebt) }
    }

    /// Looks at an account and says whether its triggers have been set anew.
    @discardableResult
    private mutating func look(
        at account: AccountID, price: Price, time: Timestamp, into events: inout [Event]
    ) -> Bool {
        let sum = narrow(account)
        let health = sum?.healthFactor().map(HealthOutcome.factor) ?? health(of: account)
        watch.noteLook()
        switch health {
        case .withoutDebt: noteFreedom(of: account, price: price, time: time, into: &events)
        case .unknown: break
        case .factor(let factor):
            let zone = edges.zone(of: factor)
            if zone != book[progress: account].zone {
                book[progress: account].zone = zone
                noteZone(of: account, factor: factor, price: price, time: time, into: &events)
            }
        }
        return setTriggers(of: account, health: health, sum)
    }

    /// The sums of an account that owes something, where they are known in 128 bits.
    private func narrow(_ account: AccountID) -> AaveNarrowHealthSum? {
        book[progress: account].hasDebt ? narrowSum(of: account) : nil
    }

    /// An account that owes nothing any more is as safe as can be, and its alert is over.
    private mutating func noteFreedom(
        of account: AccountID, price: Price, time: Timestamp, into events: inout [Event]
    ) {
        let former = book[progress: account].zone
        book[progress: account].zone = HealthEdges.safest
        guard former != HealthEdges.safest, former != AccountProgress.unseen else { return }
        noteZone(of: account, factor: .max, price: price, time: time, into: &events)
    }

    /// Looks again at accounts whose holdings or debts an order, a liquidation or interest has changed.
    mutating func relook(at accounts: [AccountID], into events: inout [Event]) {
        for account in accounts {
            let instruments = instruments(of: account)
            guard let place = book[account].tradingPlace else { continue }
            book[progress: account].hasDebt = trading.owes(place)
            guard instruments.allSatisfy({ slots[Int($0.index)].price != 0 }) else { continue }
            let price = instruments.first.map { slots[Int($0.index)].price } ?? Price.scale
            look(at: account, price: Price(raw: price), time: time, into: &events)
            refreshTriggers(instruments)
        }
    }

    private mutating func refreshTriggersOfAccount(_ account: AccountID) {
        if let snapshot = book[account].snapshot {
            if let instrument = snapshot.collateralInstrument { refresh(instrument) }
            if let instrument = snapshot.debtInstrument { refresh(instrument) }
            return
        }
        guard book.form(of: account) == .positions else {
            return refreshTriggers(watchedPrices(of: account).map(\.instrument))
        }
        for index in 0..<book.positionCount(of: account) {
            let instrument = book.position(index, of: account).instrument
            if instrument != Position.constant { refresh(InstrumentID(instrument)) }
        }
    }

    private mutating func refreshTriggers(_ instruments: [InstrumentID]) {
        for instrument in instruments { refresh(instrument) }
    }

    mutating func refresh(_ instrument: InstrumentID) {
        var nearest = watch.nearest(instrument)
        if !alarms.prices.isEmpty {
            let alarm = alarmTriggers(instrument)
            nearest = (max(nearest.lower, alarm.lower), min(nearest.upper, alarm.upper))
        }
        if breakers.isWatching {
            let edge = breakerTriggers(instrument)
            nearest = (max(nearest.lower, edge.lower), min(nearest.upper, edge.upper))
        }
        slots[Int(instrument.index)].lowerTrigger = nearest.lower
        slots[Int(instrument.index)].upperTrigger = nearest.upper
    }
}
