import Protocols
import Units

// What trips breakers and reopens them. Whatever they say changes no price, no health factor and no venue.
extension DeskState {
    /// Sets what trips breakers. Those that are not normal go on under the new rules, and prices are held against
    /// what they did before.
    mutating func setBreakers(_ terms: BreakerTerms, into events: inout [Event]) {
        let known = terms.overrides.allSatisfy { Int($0.instrument.index) < instruments.count }
        guard terms.isSound, known else { return events.append(.commandRejected(.breakersNotSound)) }
        let former = breakers.assets
        breakers.terms = terms
        breakers.follow(terms.states)
        (breakers.places, breakers.assets) = ([], [])
        for (index, instrument) in instruments.enumerated() {
            breakers.cover(InstrumentID(UInt32(index)), instrument.kind)
        }
        for asset in former {
            guard let place = breakers.place(of: asset.instrument) else { continue }
            breakers.assets[place].follow(asset)
        }
        (breakers.losses, breakers.violation, breakers.lossesDue) = ([], nil, .min)
        beginFlows()
        wakeBreakers()
        for index in instruments.indices { refresh(InstrumentID(UInt32(index))) }
    }

    /// Lets the next tick turn the clock, since a breaker may have to reopen with it.
    private mutating func wakeBreakers() {
        if breakers.isAwake { nextTurn = min(nextTurn, time.nanoseconds) }
    }

    /// Halts a scope at somebody's word.
    mutating func tripBreaker(
        _ scope: BreakerScope, by actor: UInt32, at wall: Timestamp, into events: inout [Event]
    ) {
        guard knows(scope) else { return events.append(.commandRejected(.breakerUnknown(scope))) }
        note(breakers.trip(scope, by: actor, wall: wall, at: time), into: &events)
        wakeBreakers()
    }

    /// Begins to reopen what somebody pulled: another person does, or the same one in a desk of one, with the word
    /// typed and a minute after the trip.
    mutating func resetBreaker(
        _ scope: BreakerScope, by actor: UInt32, word: SafeText, at wall: Timestamp,
        into events: inout [Event]
    ) {
        let gate = breakers.gate(of: scope)
        if gate?.machine.manualTrip != nil, word != DeskState.resetWord {
            return events.append(.commandRejected(.breakerWordWrong(expected: DeskState.resetWord)))
        }
        do {
            note(try breakers.release(scope, by: actor, wall: wall, at: time), into: &events)
        } catch {
            events.append(.commandRejected(DeskState.reason(error, scope)))
        }
    }

    /// What has to be typed to reset a breaker.
    static let resetWord: SafeText = "reset"

    private static func reason(_ error: BreakerReleaseError, _ scope: BreakerScope) -> RejectReason {
        switch error {
        case .notTripped: .breakerNotPulled(scope)
        case .sameActor: .breakerPulledBySame(scope)
        case .tooEarly(let rest):
            .breakerTooEarly(
                scope, secondsLeft: UInt64((rest + 999_999_999) / Timestamp.nanosecondsPerSecond))
        case .causePersists: .breakerCausePersists(scope)
        }
    }

    private func note(_ changes: [BreakerChange], into events: inout [Event]) {
        for change in changes { events.append(.breakerChanged(change)) }
    }

    /// Looks at everything that breakers watch, with each turn of the chains' clock.
    mutating func turnBreakers(at now: Timestamp, into events: inout [Event]) {
        guard breakers.isAwake else { return }
        for place in breakers.assets.indices {
            let instrument = breakers.assets[place].instrument
            let slot = slots[Int(instrument.index)]
            if breakers.assets[place].turn(slot, at: now) { refresh(instrument) }
            judgeAsset(place, at: now, into: &events)
        }
        if breakers.terms.isOn {
            measureLosses(at: now)
            checkConservation()
            for loss in breakers.losses where breakers.gate(of: loss.scope) == nil {
                judge(loss.scope, at: now, into: &events)
            }
            if breakers.violation != nil { judge(.desk, at: now, into: &events) }
        }
        guard !breakers.gates.isEmpty else { return }
        for scope in breakers.gates.map(\.scope) {
            if case .asset(let instrument) = scope, breakers.place(of: instrument) != nil { continue }
            judge(scope, at: now, into: &events)
        }
    }

    /// A price has reached an edge, or something else has fallen due with it.
    mutating func checkEdges(of instrument: InstrumentID, into events: inout [Event]) {
        guard let place = breakers.place(of: instrument) else { return }
        let slot = slots[Int(instrument.index)]
        if breakers.assets[place].look(at: slot.price, came: slot.time) {
            judgeAsset(place, at: time, into: &events)
        }
    }

    private mutating func judgeAsset(_ place: Int, at now: Timestamp, into events: inout [Event]) {
        let instrument = breakers.assets[place].instrument
        let index = Int(instrument.index)
        // In place: what an asset's breaker remembers is long.
        let found = breakers.assets[place].found(
            slots[index], greatestAge: instruments[index].maximumPriceAge, at: now)
        guard found.finding != .calm || !breakers.gates.isEmpty else { return }
        note(breakers.judge(.asset(instrument), found, at: now), into: &events)
    }

    /// Tells the breaker of a scope that is no watched asset what has been found of it.
    mutating func judge(_ scope: BreakerScope, at now: Timestamp, into events: inout [Event]) {
        note(breakers.judge(scope, found(of: scope), at: now), into: &events)
    }

    private func found(of scope: BreakerScope) -> BreakerFound {
        switch scope {
        case .lending(let venue): outflow(of: venue)
        case .account: loss(of: scope)
        case .desk: violation.or(loss(of: scope))
        case .asset, .pool, .agent: .calm
        }
    }

    private func loss(of scope: BreakerScope) -> BreakerFound {
        guard let loss = breakers.losses.first(where: { $0.scope == scope }) else { return .calm }
        return .breach(.loss, loss.figures.value, of: loss.figures.limit)
    }

    private var violation: BreakerFound {
        guard let instrument = breakers.violation else { return .calm }
        return .breach(.invariant, UInt256(UInt64(instrument.index)), of: .zero)
    }

    /// The nearest prices of an instrument at which its breaker has something else to say.
    func breakerTriggers(_ instrument: InstrumentID) -> (lower: UInt128, upper: UInt128) {
        guard let place = breakers.place(of: instrument) else { return (0, .max) }
        return breakers.assets[place].edges.nearest(to: slots[Int(instrument.index)].price)
    }
}
