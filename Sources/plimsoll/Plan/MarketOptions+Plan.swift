import Engine
import Formats
import Simulation

extension MarketOptions {
    /// Whether no prices were given, so that the market is simulated.
    var isSimulated: Bool { prices.isEmpty && feed == nil }

    /// Reads the files that were named, or sets up the piped or the simulated market.
    ///
    /// - Parameters:
    ///   - desk: says what the command line leaves open.
    ///   - tickLimit: ends a simulated market after so many ticks.
    func plan(_ desk: OpenedDeskFile, tickLimit: UInt64? = nil) throws -> DeskPlan {
        var plan = try marketPlan(desk.file, tickLimit: tickLimit)
        try plan.setUp(as: desk)
        return plan
    }

    private func marketPlan(_ file: DeskFile, tickLimit: UInt64?) throws -> DeskPlan {
        if let feed {
            return try PipedPlan.make(self, feed: feed, silence: file.alerts.feedSilenceNanoseconds)
        }
        guard isSimulated else { return try RecordedPlan.read(self) }
        let desk = file.market
        return SimulatedPlan.make(
            seed: seed ?? desk.seed, mood: mood ?? MarketMood(rawValue: desk.mood.rawValue) ?? .normal,
            tickLimit: tickLimit)
    }
}
