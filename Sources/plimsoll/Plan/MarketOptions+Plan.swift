import Engine

extension MarketOptions {
    /// Whether no prices were given, so that the market is simulated.
    var isSimulated: Bool { prices.isEmpty && feed == nil }

    /// Reads the files that were named, or sets up the piped or the simulated market.
    ///
    /// - Parameter tickLimit: ends a simulated market after so many ticks.
    func plan(tickLimit: UInt64? = nil) throws -> DeskPlan {
        if let feed { return try PipedPlan.make(self, feed: feed) }
        return isSimulated
            ? SimulatedPlan.make(seed: seed, mood: mood, tickLimit: tickLimit) : try RecordedPlan.read(self)
    }
}
