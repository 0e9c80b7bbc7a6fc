import Desk
import Engine
import Units

/// The simplest reader of lines: `SYMBOL WHOLE-PRICE [SECONDS|-] [SOURCE]`; `bad [SOURCE]` is a bad row, `b:` before
/// a symbol makes a benchmark.
struct PlainLines: FeedLineReader {
    func read(_ line: Span<UInt8>, number: UInt64) -> PipedLine {
        let text = line.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first else { return .nothing }
        guard first != "bad", words.count >= 2, let price = UInt64(words[1]) else {
            return .bad(
                source: SafeText(words.count > 1 && first == "bad" ? words[1] : ""),
                words: SafeText("line \(number)"))
        }
        let isBenchmark = first.hasPrefix("b:")
        return .row(
            FeedRow(
                symbol: SafeText(isBenchmark ? String(first.dropFirst(2)) : first),
                price: Price(whole: price),
                time: words.count > 2 ? Int64(words[2]).map { Timestamp(seconds: $0) } : nil,
                kind: isBenchmark ? .benchmark : .oracle, source: SafeText(words.count > 3 ? words[3] : "")))
    }
}
