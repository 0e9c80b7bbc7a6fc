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

    /// Takes the newest price of every instrument.
    public mutating func sample(_ state: DeskState) {
        guard state.tickCount > 0 else { return }
        // A market that runs faster than it is looked at leaves spans out; they count all the same.
        while skippedSpans(at: state.time) > MarketTape.greatestCount / 2 { halve() }
        let skipped = skippedSpans(at: state.time)
        let isNew = openSpan.map { state.time.nanoseconds / span > $0 } ?? true
        openSpan = state.time.nanoseconds / span
        for index in closes.indices {
            guard let price = state.price(of: InstrumentID(UInt32(index))) else { continue }
            if let last = closes[index].last {
                closes[index].append(contentsOf: repeatElement(last, count: skipped))
                if !isNew { closes[index].removeLast() }
            }
            closes[index].append(price)
        }
        while closes.contains(where: { $0.count > MarketTape.greatestCount }) { halve() }
    }

    /// Spans between the open one and a time in which nothing was looked at.
    private func skippedSpans(at time: Timestamp) -> Int {
        openSpan.map { Int(max(0, time.nanoseconds / span - $0 - 1)) } ?? 0
    }

    private mutating func halve() {
        for index in closes.indices {
            let last = closes[index].count - 1
            closes[index] = closes[index].indices.compactMap { place in
                place % 2 == 1 || place == last ? closes[index][place] : nil
            }
        }
        span *= 2
        openSpan = openSpan.map { $0 / 2 }
    }

    func history(of instrument: InstrumentID) -> [Price] { closes[Int(instrument.index)] }
}
