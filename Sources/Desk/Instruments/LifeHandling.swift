import Units

// What happens to instruments by itself: each event at its time, in the order of time and then of the registry.
extension DeskState {
    /// Lets everything happen that is due.
    mutating func live(until now: Timestamp, into events: inout [Event]) {
        while let index = nextToLive(until: now.nanoseconds) {
            let due = trading.tokens[index].nextTime
            guard due != .min else {
                schedule(index, after: now.nanoseconds)
                continue
            }
            let since = trading.tokens[index].overdue ?? due
            happen(to: index, due: Timestamp(nanoseconds: since), at: now, into: &events)
        }
    }

    private func nextToLive(until now: Int64) -> Int? {
        var next: Int?
        for index in trading.tokens.indices where trading.tokens[index].nextTime <= now {
            if let known = next, trading.tokens[known].nextTime <= trading.tokens[index].nextTime { continue }
            next = index
        }
        return next
    }

    private mutating func happen(
        to index: Int, due: Timestamp, at now: Timestamp, into events: inout [Event]
    ) {
        let instrument = InstrumentID(UInt32(index))
        do throws(OrderRefusal) {
            switch trading.tokens[index].life {
            case .unlimited, .perpetual: break
            case .bill(let life): try happen(life, instrument, due: due, into: &events)
            case .note(let life): try happen(life, instrument, due: due, into: &events)
            case .share(let life): happen(life, instrument, due: due, into: &events)
            case .fund(let life):
                guard isFresh(instrument) else { return postpone(index, due: due, at: now) }
                try deal(life, instrument, due: due, into: &events)
            case .option(let life):
                guard let underlying = trading.tokens[index].underlying, isFresh(underlying) else {
                    return postpone(index, due: due, at: now)
                }
                try happen(life, instrument, on: underlying, due: due, into: &events)
            }
        } catch {
            events.append(.actionRefused(error))
        }
        schedule(index, after: due.nanoseconds)
    }

    /// What needs a price waits for one that is no older than it may be.
    private func isFresh(_ instrument: InstrumentID) -> Bool {
        guard let age = priceAge(of: instrument) else { return false }
        let most = UInt64(instruments[Int(instrument.index)].maximumPriceAge)
        return most == 0 || age <= most
    }

    private mutating func postpone(_ index: Int, due: Timestamp, at now: Timestamp) {
        trading.tokens[index].overdue = due.nanoseconds
        trading.tokens[index].nextTime = now.nanoseconds &+ Timestamp.nanosecondsPerSecond
    }

    /// Sets when something happens next, later than a moment.
    private mutating func schedule(_ index: Int, after time: Int64) {
        let token = trading.tokens[index]
        trading.tokens[index].overdue = nil
        trading.tokens[index].nextTime =
            token.redemption == nil ? token.life.nextTime(after: time) ?? .max : .max
        if token.feesCounted == .max { trading.tokens[index].feesCounted = time }
    }

    /// Says what happened and keeps it.
    mutating func note(
        _ what: LifeEvent.What, _ instrument: InstrumentID, at time: Timestamp, into events: inout [Event]
    ) {
        let event = LifeEvent(instrument: instrument, time: time, what: what)
        history.keep(event)
        events.append(.lived(event))
    }

    /// Takes over what an event has done to wallets, as one settlement.
    mutating func adopt(_ execution: OrderExecution, basket: OrderID? = nil, into events: inout [Event]) {
        trading = execution.trading
        noteSettlement(
            execution.legs, of: basket, escrow: execution.opened.first?.id ?? execution.ended.first?.id,
            into: &events)
        announce(execution.opened, ended: execution.ended, of: basket, into: &events)
    }

    /// Redeems an instrument in all wallets at a price for each whole token; its orders end.
    mutating func redeemAll(
        _ instrument: InstrumentID, at price: Price, into events: inout [Event]
    ) throws(OrderRefusal) {
        for id in orders.working
        where orders[id]?.request.action.instruments(trading).contains(instrument) == true {
            endWorking(id, as: .canceled, reason: .instrumentEnded(instrument), into: &events)
        }
        guard let cash = trading.tokens[Int(instrument.index)].cash else { throw .notRedeemable(instrument) }
        trading.tokens[Int(instrument.index)].redemption = price
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        for place in trading.accounts.indices {
            let amount = execution.trading.accounts[place].wallet[instrument.index]
            guard !amount.isZero else { continue }
            _ = try execution.payOut(amount, of: instrument, at: price, in: cash, to: place)
        }
        adopt(execution, into: &events)
    }
}

extension InstrumentLife {
    /// When something happens next after a moment, both in nanoseconds; what should have happened once before it
    /// is due at its own time.
    func nextTime(after moment: Int64) -> Int64? {
        let time = min(max(0, moment), InstrumentLife.latest)
        return switch self {
        case .unlimited, .perpetual: nil
        case .bill(let life):
            life.growth == .accumulating
                ? life.maturity.nanoseconds
                : min(life.maturity.nanoseconds, InstrumentLife.next(secondOfDay: 0, after: time))
        case .note(let life): life.nextCoupon(after: time)
        case .share(let life): life.actions.first { $0.time.nanoseconds > time }?.time.nanoseconds
        case .fund(let life): InstrumentLife.next(secondOfDay: Int64(life.cutOff), after: time)
        case .option(let life): life.expiry.nanoseconds
        }
    }

    /// Nothing is planned later, so that the next of anything fits: some days before the end of time.
    private static let latest = Int64.max - 9 * DeskState.nanosecondsPerDay

    private static func next(secondOfDay: Int64, after time: Int64) -> Int64 {
        let day = DeskState.nanosecondsPerDay
        let offset = secondOfDay * Timestamp.nanosecondsPerSecond
        let midnight = time / day * day
        return midnight + offset > time ? midnight + offset : midnight + day + offset
    }
}
