import Glibc
import Units

/// Many seeded sequences of calls, and the shortest found that breaks a promise.
///
/// The environment variable `PLIMSOLL_SOAK` multiplies the number of sequences: `make soak` sets it.
public struct PropertyRun {
    /// How often each call was made.
    public private(set) var counts: [String: Int] = [:]
    /// What was broken and by which calls; nil when every promise was kept.
    public private(set) var failure: String?

    /// How many times more than usual is asked for: 1, unless the environment says otherwise.
    public static let soak: Int = max(1, getenv("PLIMSOLL_SOAK").flatMap { Int(String(cString: $0)) } ?? 1)

    /// How many sequences there are.
    public static let sequences = 1_000 * soak

    /// How many calls a sequence has.
    public static let steps = 100

    /// Runs sequences until one breaks a promise, and shortens that one.
    public init<Machine: PropertyMachine>(
        of machine: Machine.Type, sequences: Int = PropertyRun.sequences, steps: Int = PropertyRun.steps
    ) {
        for seed in 0..<UInt64(sequences) {
            let sequence = PropertySequence<Machine>(seed: seed, steps: steps)
            guard sequence.breaks(counting: &counts) != nil else { continue }
            failure = sequence.shortened.description
            return
        }
    }

    /// How often a call was made.
    public subscript(call: String) -> Int { counts[call] ?? 0 }
}

/// One sequence: the seed of its start, and the seed of each call.
struct PropertySequence<Machine: PropertyMachine> {
    private let start: UInt64
    private var calls: [UInt64]

    init(seed: UInt64, steps: Int) {
        start = seed
        // Another stream than the start's, which has the same seed.
        var chance = SeededGenerator(seed: ~seed)
        calls = (0..<steps).map { _ in chance.next() }
    }

    /// Runs the sequence up to the call that breaks a promise and says what it broke; nil when none does.
    func breaks(counting counts: inout [String: Int]) -> String? {
        var made: [String] = []
        defer { for name in made { counts[name, default: 0] += 1 } }
        return breaks(noting: &made)
    }

    private func breaks(noting made: inout [String]) -> String? {
        do {
            var chance = SeededGenerator(seed: start)
            var machine = try Machine(&chance)
            for call in calls {
                var chance = SeededGenerator(seed: call)
                made.append(try machine.step(&chance))
            }
            return nil
        } catch { return "\(error)" }
    }

    /// The sequence without every call that it takes not to break a promise: first halves are left out, then
    /// ever smaller pieces, down to single calls.
    var shortened: PropertySequence {
        var best = self
        var size = max(1, best.calls.count / 2)
        while true {
            var isShorter = false
            var place = 0
            while place < best.calls.count {
                var shorter = best
                shorter.calls.removeSubrange(place..<min(place + size, best.calls.count))
                var made: [String] = []
                if shorter.breaks(noting: &made) != nil {
                    (best, isShorter) = (shorter, true)
                } else {
                    place += size
                }
            }
            if isShorter { continue }
            if size == 1 { return best }
            size /= 2
        }
    }
}

extension PropertySequence: CustomStringConvertible {
    /// What is broken, the seed, and the calls up to it; the last one is the one that broke it.
    var description: String {
        var made: [String] = []
        let broken = breaks(noting: &made) ?? "nothing"
        let names = made + ["the call that breaks it"]
        let steps = zip(names, calls).map { "\($0) (\($1))" }
        return "\(broken); start \(start), \(calls.count) calls: \(steps.joined(separator: ", "))"
    }
}
