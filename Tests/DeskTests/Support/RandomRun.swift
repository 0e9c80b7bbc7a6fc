import Desk
import Units

/// A seeded random run as batches: instruments first, then accounts, acknowledgements and ticks mixed.
struct RandomRun {
    private var book: RandomBook
    private var path: PricePath
    private var chance: SeededGenerator

    init(seed: UInt64) {
        book = RandomBook(seed: seed)
        path = PricePath(seed: seed ^ 0x5A5A)
        chance = SeededGenerator(seed: seed ^ 0xFFFF)
    }

    /// Returns so many batches, each with some commands and then so many ticks.
    consuming func batches(segments: Int, ticks: Int) -> [Batch] {
        var run = self
        var batches = [Batch(commands: RandomBook.symbols.map(Command.listInstrument(symbol:)))]
        for _ in 0..<segments {
            batches.append(Batch(commands: run.commands(), ticks: run.path.ticks(ticks)))
        }
        return batches
    }

    private mutating func commands() -> [Command] {
        var commands = book.accounts(6).map(Command.openAccount)
        commands.append(.acknowledgeAlert(UInt64(chance.uniform() * 40)))
        commands.append(.listInstrument(symbol: RandomBook.symbols[0]))
        if chance.uniform() < 0.3 { commands.append(.acknowledgeAllAlerts) }
        if chance.uniform() < 0.3 { commands.append(.setHealthEdges(.random(&chance))) }
        return commands
    }
}
