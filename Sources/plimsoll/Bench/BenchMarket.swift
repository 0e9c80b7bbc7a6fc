import Desk
import Engine
import Reports
import Units

/// A market and a book to measure with: accounts of eight positions over many instruments.
struct BenchMarket {
    let instrumentCount: Int
    let accountCount: Int
    private var chance = SeededGenerator(seed: 7)

    /// Positions of an account: four supplied, four owed.
    static let positionsPerAccount = 8

    init(instruments: Int, accounts: Int) {
        instrumentCount = instruments
        accountCount = accounts
    }

    /// Sets the desk up; every instrument opens at 100 dollars.
    mutating func setUp() -> [Command] {
        let symbols = (0..<instrumentCount).map { SafeText("I\($0)") }
        var commands = symbols.map { Command.listInstrument(symbol: $0) }
        for number in 0..<accountCount { commands.append(.openAccount(account(number, symbols))) }
        return commands
    }

    /// Health factors from 1.02 to 3.02, evenly: few accounts stand near an edge, as in recorded books.
    private mutating func account(_ number: Int, _ symbols: [SafeText]) -> AccountDefinition {
        let first = Int(chance.next() % UInt64(instrumentCount))
        let health = 10_200 + UInt128(chance.next() % 20_000)
        let sides = BenchMarket.positionsPerAccount / 2
        let positions = (0..<BenchMarket.positionsPerAccount).map { place in
            let isDebt = place >= sides
            // 80 % of the value supplied counts, so that 1 owed needs health / 0.8 supplied.
            let amount = isDebt ? 8_000_000 : health * 1_000
            return PositionTerms(
                symbol: symbols[(first + place) % instrumentCount], side: isDebt ? .debt : .collateral,
                amount: amount, decimals: 6, thresholdBasisPoints: 8_000, recordedPrice: nil)
        }
        return AccountDefinition(name: SafeText("a\(number)"), venue: "bench", holding: .positions(positions))
    }

    /// A walk of every instrument that comes back to where it began, so that it can go round for ever.
    ///
    /// - Parameter step: greatest step either way in hundredths of a basis point. Recorded best bids and offers
    ///   of ETH move by 0.08 basis points a row (standard deviation), as steps of up to 0.14 do.
    mutating func walk(step: UInt64, stepsPerInstrument: Int = 2_048) -> [Tick] {
        var ticks: [Tick] = []
        var prices = Array(repeating: UInt128(100) * Price.scale, count: instrumentCount)
        for _ in 0..<stepsPerInstrument {
            for index in prices.indices {
                let move = prices[index] / 1_000_000_000 * UInt128(chance.next() % (step * 1_000 + 1))
                prices[index] = chance.next() & 1 == 0 ? prices[index] + move : prices[index] - move
                ticks.append(
                    Tick(
                        price: Price(raw: prices[index]), time: Timestamp(nanoseconds: 0),
                        instrument: InstrumentID(UInt32(index)), feed: 0))
            }
        }
        return ticks + ticks.reversed()
    }
}

/// A walk that goes round until enough ticks have been handed out, a microsecond apart.
struct RoundSource: TickSource {
    private let walk: [Tick]
    private let tickLimit: UInt64
    private var handedOut: UInt64 = 0
    private var place = 0

    init(_ walk: [Tick], tickLimit: UInt64) {
        self.walk = walk
        self.tickLimit = tickLimit
    }

    mutating func fill(_ buffer: UnsafeMutableBufferPointer<Tick>) -> Int {
        let count = Int(min(UInt64(buffer.count), tickLimit - handedOut))
        walk.withUnsafeBufferPointer { walk in
            for index in 0..<count {
                buffer[index] = walk[place]
                buffer[index].time = Timestamp(nanoseconds: Int64(handedOut &+ UInt64(index)) &* 1_000)
                place += 1
                if place == walk.count { place = 0 }
            }
        }
        handedOut += UInt64(count)
        return count
    }

    mutating func skip(_ count: UInt64) {
        handedOut += count
        place = Int(handedOut % UInt64(walk.count))
    }
}
