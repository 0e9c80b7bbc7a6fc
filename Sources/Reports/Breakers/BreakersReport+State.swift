import Desk
import Units

extension BreakersReport {
    /// Trips that are over that a report holds at most.
    public static let greatestPast = 16

    /// Reports the breakers.
    public init(_ state: DeskState) {
        self.init()
        isWatching = state.watchesBreakers
        tripCount = state.breakerTripCount
        rows = state.openBreakers.map { BreakerRow($0, of: state) }
        past = state.breakerTrips.reversed().compactMap { BreakerTripRow($0, of: state) }
            .prefix(BreakersReport.greatestPast).map { $0 }
        venues =
            state.lendingVenues.map { state.name(of: .lending($0)) }
            + state.exchangePools.map { state.name(of: .pool($0)) }
    }
}

extension BreakerRow {
    fileprivate init(_ open: OpenBreaker, of state: DeskState) {
        self.init(
            name: state.name(of: open.scope), state: open.state, enteredAt: open.enteredAt,
            deadline: open.deadline, isPulled: open.pulledBy != nil, causePersists: open.causePersists,
            trippedAt: open.trip?.startedAt ?? open.enteredAt,
            cause: open.trip.map { BreakerWords.cause($0, of: state) } ?? "",
            refusedCount: open.trip?.refusedCount ?? 0, lastRefused: open.trip?.lastRefused)
    }
}

extension BreakerTripRow {
    fileprivate init?(_ trip: BreakerTrip, of state: DeskState) {
        guard let endedAt = trip.endedAt else { return nil }
        self.init(
            name: state.name(of: trip.scope), trippedAt: trip.startedAt, endedAt: endedAt,
            cause: BreakerWords.cause(trip, of: state), refusedCount: trip.refusedCount)
    }
}
