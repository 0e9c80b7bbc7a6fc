import Protocols
import Units

/// The breakers of a desk: what each watches, and those that are not normal.
struct Breakers: Sendable {
    /// A breaker that is not normal, or whose cause has only just gone.
    struct Gate: Hashable, Sendable {
        let scope: BreakerScope
        var machine: BreakerMachine
        /// The number of its trip.
        var trip: UInt64
        /// When somebody pulled it, on the wall clock.
        var pulledAt: Timestamp?
    }

    /// What left and came to one reserve of a lending venue.
    struct Outflow: Hashable, Sendable {
        let venue: LendingID
        let instrument: InstrumentID
        var limiter: OutflowLimiter
    }

    /// An account, or the desk, that has lost more than its budget.
    struct Loss: Hashable, Sendable {
        let scope: BreakerScope
        var figures: BreakerFigures
    }

    var terms = BreakerTerms.off
    /// By instrument, its place among the assets that are watched; -1 for one that is not.
    var places: [Int32] = []
    /// The assets that are watched, in the order of the registry.
    var assets: [AssetBreaker] = []
    /// In the order of their scopes; empty on a usual day.
    private(set) var gates: [Gate] = []
    var outflows: [Outflow] = []
    var losses: [Loss] = []
    /// The instrument of which wallets and venues hold something else than came in.
    var violation: InstrumentID?
    /// From this time on, in nanoseconds, losses are measured again.
    var lossesDue = Int64.min
    /// The last trips, oldest first.
    private(set) var trips: [BreakerTrip] = []
    /// Trips of the run.
    private(set) var tripCount: UInt64 = 0

    /// Trips that are remembered.
    static let rememberedTrips = 64

    init() {}

    /// Whether anything can trip, or is to reopen.
    var isAwake: Bool { !gates.isEmpty || !assets.isEmpty || terms.isOn }

    /// Whether prices are compared with edges.
    var isWatching: Bool { !assets.isEmpty }

    /// The place of an instrument among the assets that are watched.
    @inline(__always)
    func place(of instrument: InstrumentID) -> Int? {
        guard Int(instrument.index) < places.count, places[Int(instrument.index)] >= 0 else { return nil }
        return Int(places[Int(instrument.index)])
    }

    /// The breaker of a scope, where it is not normal.
    func gate(of scope: BreakerScope) -> Gate? {
        gates.isEmpty ? nil : gates.first { $0.scope == scope }
    }

    /// A trip by its number, while it is remembered.
    func trip(_ id: UInt64) -> BreakerTrip? { trips.last { $0.id == id } }

    /// Takes an instrument in, after all that were listed before.
    mutating func cover(_ instrument: InstrumentID, _ kind: InstrumentKind) {
        while places.count < Int(instrument.index) { places.append(-1) }
        let asset = terms.asset(instrument, kind)
        places.append(asset.isOff ? -1 : Int32(assets.count))
        if !asset.isOff { assets.append(AssetBreaker(instrument, asset)) }
    }

    /// Puts back what an encoded state holds.
    init(terms: BreakerTerms, gates: [Gate], trips: [BreakerTrip], tripCount: UInt64) {
        (self.terms, self.gates, self.trips, self.tripCount) = (terms, gates, trips, tripCount)
    }
}

extension Breakers {
    /// Tells a breaker what has been found, and returns what has changed.
    mutating func judge(_ scope: BreakerScope, _ found: BreakerFound, at now: Timestamp) -> [BreakerChange] {
        guard found.finding != .calm || gate(of: scope) != nil else { return [] }
        return change(scope, found.figures, at: now) { $0.machine.observe(found.finding, at: now) }
    }

    /// Halts at somebody's word.
    mutating func trip(
        _ scope: BreakerScope, by actor: UInt32, wall: Timestamp, at now: Timestamp
    ) -> [BreakerChange] {
        change(scope, BreakerFigures(), at: now) { gate in
            gate.pulledAt = wall
            return gate.machine.trip(by: actor, at: now)
        }
    }

    /// Begins to reopen what somebody pulled.
    mutating func release(
        _ scope: BreakerScope, by actor: UInt32, wall: Timestamp, at now: Timestamp
    ) throws(BreakerReleaseError) -> [BreakerChange] {
        guard let place = gates.firstIndex(where: { $0.scope == scope }) else { throw .notTripped }
        var gate = gates[place]
        let waited = gate.pulledAt.map { wall.nanoseconds.subtractingReportingOverflow($0.nanoseconds) }
        let transition = try gate.machine.release(
            by: actor, isAlone: terms.isAlone, waited: waited.map { $0.overflow ? 0 : $0.partialValue },
            at: now)
        gate.pulledAt = nil
        gates[place] = gate
        return [
            BreakerChange(scope: scope, trip: gate.trip, transition: transition, figures: BreakerFigures())
        ]
    }

    /// Changes the breaker of a scope, makes one where there is none, and drops one that is normal again.
    private mutating func change(
        _ scope: BreakerScope, _ figures: BreakerFigures, at now: Timestamp,
        _ body: (inout Gate) -> [BreakerTransition]
    ) -> [BreakerChange] {
        let place = gates.firstIndex { $0.scope >= scope } ?? gates.count
        if place == gates.count || gates[place].scope != scope {
            let machine = BreakerMachine(rules: terms.states, at: now)
            gates.insert(Gate(scope: scope, machine: machine, trip: 0), at: place)
        }
        let transitions = body(&gates[place])
        var changes: [BreakerChange] = []
        for transition in transitions {
            changes.append(note(transition, figures, at: place))
        }
        if gates[place].machine.state == .normal { gates.remove(at: place) }
        return changes
    }

    /// Writes a transition down in the trip that it begins, goes on with or ends.
    private mutating func note(
        _ transition: BreakerTransition, _ figures: BreakerFigures, at place: Int
    ) -> BreakerChange {
        let scope = gates[place].scope
        if transition.from == .normal {
            tripCount += 1
            gates[place].trip = tripCount
            trips.append(
                BreakerTrip(
                    id: tripCount, scope: scope, cause: transition.cause, figures: figures,
                    startedAt: transition.time))
            if trips.count > Breakers.rememberedTrips { trips.removeFirst() }
        }
        let id = gates[place].trip
        if let index = trips.lastIndex(where: { $0.id == id }) {
            if transition.cause.isFound {
                (trips[index].cause, trips[index].figures) = (transition.cause, figures)
            }
            if transition.to == .normal { trips[index].endedAt = transition.time }
        }
        return BreakerChange(
            scope: scope, trip: id, transition: transition,
            figures: transition.cause.isFound ? figures : BreakerFigures())
    }

    /// Counts an order that a trip's breaker has refused.
    mutating func noteRefusal(of order: OrderID, by trip: UInt64) {
        guard let index = trips.lastIndex(where: { $0.id == trip }) else { return }
        trips[index].refusedCount += 1
        trips[index].lastRefused = order
    }

    /// Lets breakers that are not normal go on under other rules.
    mutating func follow(_ rules: BreakerRules) {
        for index in gates.indices {
            gates[index].machine = BreakerMachine(rules: rules, standing: gates[index].machine.standing)
        }
    }
}

extension BreakerCause {
    /// Whether it says what is wrong, and not that a state has run out or somebody has released it.
    var isFound: Bool {
        switch self {
        case .limitStateExpired, .released, .calm: false
        default: true
        }
    }
}
