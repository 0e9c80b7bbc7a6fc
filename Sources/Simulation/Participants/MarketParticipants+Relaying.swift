import Desk
import Units

// Relayers carry what is sent from one chain to another.
extension MarketParticipants {
    /// Returns what relayers deliver by now: most of it within a minute, and now and then nothing, so that its owner
    /// has it back at the deadline.
    func relay(_ state: DeskState) -> [Command] {
        state.escrows.compactMap { escrow in
            guard case .transfer = escrow.purpose, let delay = delay(of: escrow.id),
                state.time.nanoseconds(since: escrow.opened) >= delay
            else { return nil }
            return .deliver(escrow.id)
        }
    }

    /// Nanoseconds from sending to delivery: 20 s to a minute; `nil` for the one in sixteen that never comes.
    private func delay(of id: EscrowID) -> Int64? {
        var chance = chance(round: Int64(truncatingIfNeeded: id.number), stream: 7)
        guard chance.below(16) != 0 else { return nil }
        return Int64(20 + chance.below(41)) * Timestamp.nanosecondsPerSecond
    }
}
