import Desk
import Units

/// Takes ticks out of several rings in the order of (source time, feed, row).
///
/// A feed whose ring is empty stops the merge until it has more or has ended, so the order never depends
/// on which feed was read faster.
struct FeedMerge {
    /// Why no more ticks were taken.
    enum Outcome {
        /// The limit was reached; there may be more.
        case limit
        /// The next tick lies beyond the horizon.
        case horizon(Timestamp)
        /// A ring is empty and its feed has not ended.
        case starved
        /// Every feed has ended and every ring is empty.
        case ended
    }

    private let pumps: [FeedPump]

    init(_ pumps: [FeedPump]) { self.pumps = pumps }

    /// Appends at most `limit` ticks of times up to `horizon` to `ticks`.
    mutating func take(upTo horizon: Timestamp, limit: Int, into ticks: inout [Tick]) -> Outcome {
        var room = limit
        while room > 0 {
            let pump: FeedPump
            switch earliest() {
            case .starved: return .starved
            case .ended: return .ended
            case .waiting(let earliest): pump = earliest
            }
            let run = pump.ring.front()
            guard run[0].time <= horizon else { return .horizon(run[0].time) }
            let count = pumps.count == 1 ? FeedMerge.prefix(run, upTo: horizon, limit: room) : 1
            ticks.append(contentsOf: run[..<count])
            pump.ring.drop(count)
            pump.fillIfLow()
            room -= count
        }
        return .limit
    }

    private enum Head {
        /// The earliest tick waits in this pump's ring.
        case waiting(FeedPump)
        case starved
        case ended
    }

    /// Finds the earliest tick; of equal times the one of the lower feed number.
    private func earliest() -> Head {
        var best: (pump: FeedPump, time: Timestamp)?
        for pump in pumps {
            guard let first = pump.ring.front().first else {
                if pump.isDry { continue }
                pump.fillIfLow()
                return .starved
            }
            if best.map({ first.time < $0.time }) ?? true { best = (pump, first.time) }
        }
        return best.map { .waiting($0.pump) } ?? .ended
    }

    private static func prefix(_ run: UnsafeBufferPointer<Tick>, upTo horizon: Timestamp, limit: Int) -> Int {
        let most = min(run.count, limit)
        if run[most - 1].time <= horizon { return most }
        return run[..<most].firstIndex { $0.time > horizon } ?? most
    }

    /// Fills every ring and waits for it.
    func fillNow() { for pump in pumps { pump.fillNow() } }
}
