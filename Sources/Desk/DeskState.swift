import Units

/// The whole desk as a value: commands and ticks in, events out.
///
/// Pure: no clock, no chance, no floating point, no dictionary order. The same inputs in the same order
/// give the same state, byte for byte, wherever the batches were cut.
public struct DeskState: Sendable {
    /// Inputs applied since the run began.
    public internal(set) var sequence: Sequence64 = 0
    /// The desk's time: the greatest time of any tick.
    public internal(set) var time = Timestamp(nanoseconds: .min)
    /// Ticks applied of each feed: where its reading goes on after a restart.
    public internal(set) var rowsByFeed: [UInt64] = []

    var slots: [PriceSlot] = []
    /// The registry; slots stand beside it.
    var instruments: [InstrumentTerms] = []
    /// For look-ups only; nothing ever walks it.
    var instrumentBySymbol: [SafeText: InstrumentID] = [:]
    /// Instruments that wait for another one to be listed; derived from the registry.
    var unresolved: [Int] = []
    var book = Book()
    var alertLog = AlertLog()
    var alarms = Alarms()
    /// The edges of health.
    public internal(set) var edges = HealthEdges()
    /// Venues, wallets and what orders may change of them.
    var trading = TradingState()
    var orders = OrderLog()
    var limits = DeskLimits()
    var killSwitch = KillSwitch()
    /// What happened to instruments and settlements of ours, the newest of them.
    var history = History()
    var breakers = Breakers()
    /// From this time on, in nanoseconds, a tick first turns the chains' clock; never without an account that
    /// trades.
    var nextTurn = Int64.max
    /// The day of the last turn, in days since 1970.
    var dayOfTurn = DeskState.noDay
    /// Derived from the rest; not part of the canonical encoding.
    var watch = LineWatch(edges: HealthEdges())

    /// Makes the desk as it is before its first input.
    public init() {}

    /// Applies one batch: its commands in order, then its ticks in order.
    ///
    /// Events are appended to `events`, in the order in which they happened. The tick path allocates
    /// nothing unless an account changes zone.
    public mutating func apply(_ batch: Batch, into events: inout [Event]) {
        for command in batch.commands {
            sequence += 1
            apply(command, into: &events)
        }
        batch.ticks.withUnsafeBufferPointer { ticks in
            for tick in ticks {
                sequence &+= 1
                apply(tick, into: &events)
            }
        }
        countRows(batch.ticks)
    }

    /// Ticks applied since the run began.
    public var tickCount: UInt64 { rowsByFeed.reduce(0, +) }

    private mutating func countRows(_ ticks: [Tick]) {
        for tick in ticks {
            let feed = Int(tick.feed)
            while rowsByFeed.count <= feed { rowsByFeed.append(0) }
            rowsByFeed[feed] += 1
        }
    }

    private mutating func apply(_ command: Command, into events: inout [Event]) {
        switch command {
        case .listInstrument(let terms): listInstrument(terms, into: &events)
        case .openAccount(let definition): openAccount(definition, into: &events)
        case .acknowledgeAlert, .acknowledgeAllAlerts: acknowledge(command, into: &events)
        case .startClock(let start): startClock(at: start)
        case .openLendingVenue(let terms): openLendingVenue(terms, into: &events)
        case .openPool(let terms): openPool(terms, into: &events)
        case .fund(let account, let instrument, let amount):
            fund(account, instrument, amount: amount, into: &events)
        case .act(let action): act(action, into: &events)
        case .setLimits(let limits): self.limits = limits
        case .setAlarms(let terms): setAlarms(terms, into: &events)
        case .setHealthEdges(let terms): setHealthEdges(terms, into: &events)
        case .noteFeed(let feed, let seconds, let limit, let now):
            noteFeed(feed, silentSeconds: seconds, limit: limit, at: now, into: &events)
        case .controlToken(let instrument, let control): self.control(instrument, control, into: &events)
        case .setIdentity(let account, let identity): setIdentity(identity, of: account, into: &events)
        case .deliver(let id): deliver(id, into: &events)
        case .attestReserve(let instrument, let reserve): attest(reserve, of: instrument, into: &events)
        default: applyOrder(command, into: &events)
        }
    }

    private mutating func acknowledge(_ command: Command, into events: inout [Event]) {
        switch command {
        case .acknowledgeAlert(let id): acknowledgeAlert(id, into: &events)
        default: alertLog.acknowledgeAll(into: &events)
        }
    }

    private mutating func applyOrder(_ command: Command, into events: inout [Event]) {
        switch command {
        case .setBreakers(let terms): setBreakers(terms, into: &events)
        case .tripBreaker(let scope, let actor, let now):
            tripBreaker(scope, by: actor, at: now, into: &events)
        case .resetBreaker(let scope, let actor, let word, let now):
            resetBreaker(scope, by: actor, word: word, at: now, into: &events)
        case .placeOrders(let requests): placeOrders(requests, into: &events)
        case .cancelOrder(let id): cancelOrder(id, into: &events)
        case .replaceOrder(let id, let quantity, let limit):
            replaceOrder(id, quantity: quantity, limit: limit, into: &events)
        case .engageKillSwitch(let now): engageKillSwitch(at: now, into: &events)
        case .releaseKillSwitch(let word, let now): releaseKillSwitch(word: word, at: now, into: &events)
        default: preconditionFailure("every command is handled")
        }
    }

    @inline(__always)
    private mutating func apply(_ tick: Tick, into events: inout [Event]) {
        if tick.time > time { time = tick.time }
        if tick.time.nanoseconds >= nextTurn { turn(at: time, into: &events) }
        let index = Int(tick.instrument.index)
        guard tick.kind == .oracle else { return slots[index].takeBenchmark(tick) }
        let price = tick.price.raw
        var isCalm = false
        let isPlain = slots.withUnsafeMutableBufferPointer { slots -> Bool in
            precondition(index < slots.count, "a feed brought a price of an instrument that is not listed")
            let last = slots[index].price
            guard last != 0, slots[index].held == 0, price < PriceSlot.greatest, PriceSlot.isNear(price, last)
            else {
                return false
            }
            slots[index].price = price
            slots[index].time = tick.time
            isCalm = price > slots[index].lowerTrigger && price < slots[index].upperTrigger
            return true
        }
        guard isPlain else { return admit(tick, into: &events) }
        let isSpent = watch.close.move(index, to: price)
        if isSpent || !isCalm { lookAtDue(tick, into: &events) }
    }

    /// Takes a price that is the first of its instrument or a great step, or that comes while one is held.
    private mutating func admit(_ tick: Tick, into events: inout [Event]) {
        let index = Int(tick.instrument.index)
        let isFirst = slots[index].price == 0
        let waiting = slots[index].held
        let (outcome, isRefused) = slots[index].admit(tick.price.raw)
        if isRefused { events.append(.priceRefused(tick.instrument, Price(raw: waiting))) }
        switch outcome {
        case .inadmissible: return events.append(.priceRefused(tick.instrument, tick.price))
        case .held: return events.append(.priceHeld(tick.instrument, tick.price))
        case .rebased: events.append(.priceRebased(tick.instrument, tick.price))
        case .accepted: break
        }
        slots[index].time = tick.time
        if isFirst {
            noteOpeningCosts(of: tick.instrument)
            lookAtAwaiting(tick, into: &events)
        }
        _ = watch.close.move(index, to: tick.price.raw)
        lookAtDue(tick, into: &events)
    }
}
