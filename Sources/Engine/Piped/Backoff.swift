import Units

/// How long to wait before the next attempt: twice as long each time, with jitter so that many desks do not come back
/// at once.
struct Backoff: Sendable {
    /// The first pause and the longest, in milliseconds.
    static let first: Int64 = 100
    static let longest: Int64 = 10_000

    private var generator: SeededGenerator
    private var pause = Backoff.first

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// Returns the next pause in milliseconds: between half of what it grows to and all of it.
    mutating func next() -> Int64 {
        let jittered = Int64.random(in: pause / 2...pause, using: &generator)
        pause = min(pause * 2, Backoff.longest)
        return jittered
    }

    /// Begins anew: an attempt went well.
    mutating func reset() { pause = Backoff.first }
}
