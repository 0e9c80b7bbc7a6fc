import ArgumentParser

/// Measures parts of the desk; `make bench` runs these beside their baselines.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the engine, books, orders, swaps, options, or the terminal.",
        discussion: "Figures depend on the machine: compare only what was measured in one sitting.",
        subcommands: [
            BenchEngine.self, BenchBook.self, BenchWatch.self, BenchOrders.self, BenchSwap.self,
            BenchCells.self, BenchOptions.self, BenchJournal.self, BenchFlow.self,
        ])
}
