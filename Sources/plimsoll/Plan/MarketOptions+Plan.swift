import Engine
import Formats

extension MarketOptions {
    /// Whether no prices were given, so that the market is simulated.
    var isSimulated: Bool { prices.isEmpty }

    /// Reads the files that were named, or sets up the simulated market.
    ///
    /// - Parameters:
    ///   - desk: says what the command line leaves open.
    ///   - tickLimit: ends a simulated market after so many ticks.
    func plan(_ desk: DeskFile.Market, tickLimit: UInt64? = nil) throws -> DeskPlan {
        isSimulated
            ? SimulatedPlan.make(seed: seed ?? desk.seed, tickLimit: tickLimit)
            : try RecordedPlan.read(self)
    }
}
