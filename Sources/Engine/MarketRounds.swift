import Desk
import Units

/// The rest of a market, which acts at the beginning of each round of desk time.
///
/// What it does follows from the state alone, so that a journal need not hold it: a restart does it again.
public struct MarketRounds: Sendable {
    /// When round 0 begins.
    public var start: Timestamp
    /// Nanoseconds that a round lasts.
    public var length: Int64
    /// What happens at the beginning of a round: a pure function of the desk and the round's number.
    public var commands: @Sendable (DeskState, Int64) -> [Command]

    /// Makes rounds.
    public init(
        start: Timestamp, length: Int64, commands: @escaping @Sendable (DeskState, Int64) -> [Command]
    ) {
        precondition(length > 0, "a round takes time")
        self.start = start
        self.length = length
        self.commands = commands
    }

    /// Applies a batch, and before the first tick of each round what the market does then.
    ///
    /// Where batches are cut does not matter: a round begins where a tick's time says so.
    func apply(_ batch: Batch, to state: inout DeskState, into events: inout [Event]) {
        var rest = batch
        while let place = firstOfRound(rest.ticks, after: state.time) {
            let before = Batch(commands: rest.commands, ticks: Array(rest.ticks[..<place]))
            if before.inputCount > 0 { state.apply(before, into: &events) }
            let round = round(of: rest.ticks[place].time)
            state.apply(
                Batch(commands: [.startClock(at: rest.ticks[place].time)] + commands(state, round)),
                into: &events)
            rest = Batch(ticks: Array(rest.ticks[place...]))
        }
        if rest.inputCount > 0 { state.apply(rest, into: &events) }
    }

    /// Returns where a later round begins than the one in which the desk's time lies.
    private func firstOfRound(_ ticks: [Tick], after time: Timestamp) -> Int? {
        let next = end(ofRoundOf: time)
        return ticks.firstIndex { $0.time.nanoseconds >= next }
    }

    private func end(ofRoundOf time: Timestamp) -> Int64 {
        guard time >= start else { return start.nanoseconds }
        return start.nanoseconds + (round(of: time) + 1) * length
    }

    private func round(of time: Timestamp) -> Int64 { time.nanoseconds(since: start) / length }
}

extension Optional<MarketRounds> {
    /// Applies a batch, with the rounds of a market that has any.
    func apply(_ batch: Batch, to state: inout DeskState, into events: inout [Event]) {
        guard let rounds = self else { return state.apply(batch, into: &events) }
        rounds.apply(batch, to: &state, into: &events)
    }
}
