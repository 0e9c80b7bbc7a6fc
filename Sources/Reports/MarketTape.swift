import Desk
import Units

/// The recent prices of every instrument, sampled into equal spans of desk time.
///
/// At most `greatestCount` spans are kept; when there are more, neighbours are joined and spans double, so
/// that the tape always reaches back to where the session began. It is for looking at, and decides nothing.
public struct MarketTape: Sendable {
    /// Closing prices per instrument, oldest first; the last one is still open.
    private(set) var closes: [[Price]]
    /// Nanoseconds of desk time that one close spans.
    public private(set) var span: Int64
    private var openSpan: Int64?

    /// Closes that are kept of one instrument.
    public static let greatestCount = 256
    private static let firstSpan: Int64 = 500_000_000

    /// Makes an empty tape.
    public init(instrumentCount: Int) {
        closes = Array(repeating: [], count: instrumentCount)
        span = MarketTape.firstSpan
    }

    /// Takes the newest price of every instrument, those listed since among them.
    public mutating func sample(_ state: DeskState) {
        while closes.count < state.instrumentCount { closes.append([]) }
        guard state.tickCount > 0 else { return }
        advance(to: state.time)
        for index in closes.indices {
            let instrument = InstrumentID(UInt32(index))
            guard let price = state.benchmark(of: instrument) ?? state.price(of: instrument) else { continue }
            if closes[index].isEmpty {
                closes[index].append(price)
            } else {
                closes[index][closes[index].count - 1] = price
            }
        }
    }

    /// Opens the span of `time`; in spans that passed without a sample the prices stood still.
    private mutating func advance(to time: Timestamp) {
        let length = closes.map(\.count).max() ?? 0
        guard let open = openSpan else { return openSpan = time.nanoseconds / span }
        let passed = Int(time.nanoseconds / span - open)
        guard passed > 0 else { return }
        guard length + passed <= MarketTape.greatestCount else {
            halve(open)
            return advance(to: time)
        }
        for index in closes.indices {
            guard let last = closes[index].last else { continue }
            closes[index].append(contentsOf: repeatElement(last, count: passed))
        }
        openSpan = open + Int64(passed)
    }

    /// Joins neighbours: a pair begins at an even span and closes with its odd one, or with the open one.
    private mutating func halve(_ open: Int64) {
        for index in closes.indices {
            let last = closes[index].count - 1
            closes[index] = closes[index].indices.compactMap { place in
                let isOdd = (open - Int64(last - place)) % 2 != 0
                return isOdd || place == last ? closes[index][place] : nil
            }
        }
        (span, openSpan) = (span * 2, open / 2)
    }

    func history(of instrument: InstrumentID) -> [Price] { closes[Int(instrument.index)] }
}
