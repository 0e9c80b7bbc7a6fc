import Desk
import Engine
import Units

extension DeskPlan {
    /// How many ticks of a simulated market are taken at most while instruments wait for their first price.
    private static let greatestOpening = 100_000

    /// Returns the desk as it stands at the end of a recording, or once a simulated market has priced every
    /// instrument; nobody else acts meanwhile.
    ///
    /// - Throws: `DeskPlanError` for a set-up that is refused; `Failure` for a market that is piped.
    func reachedState() throws -> DeskState {
        guard piped == nil else {
            throw Failure(
                "a piped market has no end to look from: give --prices SYMBOL=FILE", exitCode: Failure.usage)
        }
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: setUp), into: &events)
        for case .commandRejected(let reason) in events { throw DeskPlanError.refused(reason) }
        for case .actionRefused(let refusal) in events { throw DeskPlanError.marketRefused(refusal) }
        if case .recorded = market {
            state.apply(Batch(ticks: recordedTicks()), into: &events)
        } else {
            open(&state)
        }
        return state
    }

    /// All ticks in the order of time; of equal times that of the lower feed first, as the engine takes them.
    private func recordedTicks() -> [Tick] {
        var ticks: [Tick] = []
        for var source in sources() {
            while true {
                let taken = DeskPlan.next(&source, count: 8_192)
                ticks += taken
                if taken.count < 8_192 { break }
            }
        }
        return ticks.enumerated().sorted {
            ($0.element.time, $0.element.feed, $0.offset) < ($1.element.time, $1.element.feed, $1.offset)
        }.map(\.element)
    }

    private func open(_ state: inout DeskState) {
        var (sources, events) = (sources(), [Event]())
        for _ in 0..<DeskPlan.greatestOpening {
            let isPriced = (0..<UInt32(state.instrumentCount)).allSatisfy {
                state.price(of: InstrumentID($0)) != nil
            }
            guard !isPriced else { return }
            for place in sources.indices {
                state.apply(Batch(ticks: DeskPlan.next(&sources[place], count: 1)), into: &events)
            }
        }
    }

    private static func next(_ source: inout any TickSource, count: Int) -> [Tick] {
        [Tick](unsafeUninitializedCapacity: count) { buffer, filled in filled = source.fill(buffer) }
    }
}
