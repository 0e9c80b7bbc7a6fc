import Desk
import Engine
import Reports
import Units

/// A market and a book to measure with: accounts of eight positions over many instruments.
struct BenchMarket {
    let instrumentCount: Int
    let accountCount: Int
    private let positionCounts: ClosedRange<Int>
    private let symbols: [SafeText]
    private var chance = SeededGenerator(seed: 7)

    /// Positions of an account of a full book: four supplied, four owed.
    static let positionsPerAccount = 8

    /// Makes a market whose accounts have so many positions, half of them owed and the odd one supplied.
    init(
        instruments: Int, accounts: Int,
        positions: ClosedRange<Int> = positionsPerAccount...positionsPerAccount
    ) {
        instrumentCount = instruments
        accountCount = accounts
        positionCounts = positions
        symbols = (0..<instruments).map { SafeText("I\($0)") }
    }

    /// Sets the desk up; every instrument opens at 100 dollars.
    mutating func setUp() -> [Command] { listing() + opening(0..<accountCount) }

    /// Lists the instruments.
    func listing() -> [Command] { symbols.map { .listInstrument(symbol: $0) } }

    /// Opens accounts; they are drawn in the order in which they are asked for.
    mutating func opening(_ numbers: Range<Int>) -> [Command] {
        numbers.map { .openAccount(account($0)) }
    }

    /// Health factors from 1.02 to 3.02, evenly: as many accounts stand near an edge as in recorded books.
    private mutating func account(_ number: Int) -> AccountDefinition {
        let first = Int(chance.next() % UInt64(instrumentCount))
        let health = 10_200 + UInt128(chance.next() % 20_000)
        let choices = positionCounts.count
        let count = positionCounts.lowerBound + (choices > 1 ? Int(chance.next() % UInt64(choices)) : 0)
        let owed = count / 2
        let positions = (0..<count).map { place in
            let isDebt = place >= count - owed
            // 80 % of the value supplied counts, so that 1 owed needs health / 0.8 supplied.
            let amount = isDebt ? 32_000_000 / UInt128(owed) : health * 4_000 / UInt128(count - owed)
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
