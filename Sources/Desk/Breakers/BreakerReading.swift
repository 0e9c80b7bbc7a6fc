import Protocols
import Units

/// A breaker that is not normal.
public struct OpenBreaker: Hashable, Sendable {
    /// What it is about.
    public var scope: BreakerScope
    /// Where it stands.
    public var state: BreakerState
    /// Since when.
    public var enteredAt: Timestamp
    /// When it takes the next step by itself; `nil` while its cause persists, or somebody has to reset it.
    public var deadline: Timestamp?
    /// Who pulled it; `nil` where only its cause holds it.
    public var pulledBy: UInt32?
    /// When somebody pulled it, on the wall clock.
    public var pulledAt: Timestamp?
    /// Whether what tripped it is still there.
    public var causePersists: Bool
    /// Its trip; `nil` where it has been forgotten for newer ones.
    public var trip: BreakerTrip?
}

// What reports and the rest of the market read of breakers.
extension DeskState {
    /// Whether something but a person can trip a breaker.
    public var watchesBreakers: Bool { breakers.terms.isOn }

    /// What trips breakers.
    public var breakerTerms: BreakerTerms { breakers.terms }

    /// The breakers that are not normal, in the order of their scopes.
    public var openBreakers: [OpenBreaker] {
        breakers.gates.map { gate in
            OpenBreaker(
                scope: gate.scope, state: gate.machine.state, enteredAt: gate.machine.enteredAt,
                deadline: gate.machine.deadline, pulledBy: gate.machine.manualTrip?.actor,
                pulledAt: gate.pulledAt, causePersists: gate.machine.calmSince == nil,
                trip: breakers.trip(gate.trip))
        }
    }

    /// The last trips, oldest first: at most 64.
    public var breakerTrips: [BreakerTrip] { breakers.trips }

    /// Trips since the run began.
    public var breakerTripCount: UInt64 { breakers.tripCount }

    /// Returns where the breaker of a scope stands.
    public func breakerState(of scope: BreakerScope) -> BreakerState {
        breakers.gate(of: scope)?.machine.state ?? .normal
    }

    /// Returns a trip by its number; `nil` once it has been forgotten.
    public func breakerTrip(_ id: UInt64) -> BreakerTrip? { breakers.trip(id) }

    /// Whether keepers of a simulated market leave accounts alone that hold or owe these instruments on a venue.
    ///
    /// Breakers of assets and venues hold back, those of our accounts and our desk do not: nobody else minds them.
    /// A price that has left its calm has to be confirmed by two more; and no breaker holds back for longer than
    /// its terms say, so that a crash that stays is not hidden.
    /// - Source: PROMISES.md I30.
    public func holdsLiquidation(of instruments: [InstrumentID], on venue: LendingID) -> Bool {
        guard !breakers.gates.isEmpty else { return false }
        if holds(.lending(venue)) { return true }
        return instruments.contains { instrument in
            let scope = BreakerScope.asset(instrument)
            guard breakers.gate(of: scope) != nil else { return false }
            let isConfirmed = breakers.place(of: instrument).map {
                breakers.assets[$0].confirmations >= AssetBreaker.confirmationsNeeded
            }
            return isConfirmed == false || holds(scope)
        }
    }

    private func holds(_ scope: BreakerScope) -> Bool {
        guard let gate = breakers.gate(of: scope), !gate.machine.state.allows(.liquidate) else {
            return false
        }
        guard let trip = breakers.trip(gate.trip) else { return false }
        return time.nanoseconds(since: trip.startedAt) < breakers.terms.liquidationHold
    }
}
