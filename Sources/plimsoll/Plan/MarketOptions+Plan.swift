import Engine

extension MarketOptions {
    /// Whether no prices were given, so that the market is simulated.
    var isSimulated: Bool { prices.isEmpty }

    /// Reads the files that were named, or sets up the simulated market.
    ///
    /// - Parameter tickLimit: ends a simulated market after so many ticks.
    func plan(tickLimit: UInt64? = nil) throws -> DeskPlan {
        isSimulated ? SimulatedPlan.make(seed: seed, tickLimit: tickLimit) : try RecordedPlan.read(self)
    }
}
