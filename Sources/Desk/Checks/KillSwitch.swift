import Units

/// Blocks every order that is not a way out.
///
/// Its times are of the wall clock and come with the commands, so that it works while no price moves the
/// desk's own time.
struct KillSwitch: Hashable, Sendable {
    /// Since when it is engaged, `nil` while it is off.
    private(set) var since: Timestamp?

    /// What has to be typed to lift it.
    static let word: SafeText = "release"
    /// How long it stays at least, in nanoseconds.
    static let shortest = 60 * Timestamp.nanosecondsPerSecond

    var isEngaged: Bool { since != nil }

    /// Engages it; a second time changes nothing.
    mutating func engage(at now: Timestamp) { since = since ?? now }

    /// Lifts it, or says why not.
    mutating func release(word: SafeText, at now: Timestamp) -> RejectReason? {
        guard let engaged = since else { return .killSwitchIsOff }
        guard word == KillSwitch.word else { return .wrongWord(expected: KillSwitch.word) }
        let waited = now.nanoseconds(since: engaged)
        guard waited >= KillSwitch.shortest else {
            let rest = (KillSwitch.shortest - max(0, waited) + 999_999_999) / Timestamp.nanosecondsPerSecond
            return .tooEarly(secondsLeft: UInt64(max(0, rest)))
        }
        since = nil
        return nil
    }

    init(since: Timestamp? = nil) { self.since = since }
}

extension DeskState {
    mutating func engageKillSwitch(at now: Timestamp, into events: inout [Event]) {
        guard !killSwitch.isEngaged else { return }
        killSwitch.engage(at: now)
        events.append(.killSwitchEngaged(at: now))
        for id in orders.working { endWorking(id, as: .canceled, reason: .killed, into: &events) }
    }

    mutating func releaseKillSwitch(word: SafeText, at now: Timestamp, into events: inout [Event]) {
        if let reason = killSwitch.release(word: word, at: now) {
            return events.append(.commandRejected(reason))
        }
        events.append(.killSwitchReleased(at: now))
    }
}
