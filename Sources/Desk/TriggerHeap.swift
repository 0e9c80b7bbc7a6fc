import Units

/// A price at which one account must be looked at again.
struct Trigger {
    var price: UInt128
    var account: UInt32
    /// The account's version when the trigger was set; an older one no longer counts.
    var version: UInt32
}

/// The triggers of one instrument on one side of its price, the next one to be reached on top.
///
/// A binary heap: `isAbove` keeps the greatest price on top (triggers below the market), otherwise the least.
struct TriggerHeap {
    private(set) var entries: [Trigger] = []
    private let isBelowMarket: Bool
    /// Beyond so many entries most of them no longer count.
    private var greatestCount = TriggerHeap.leastSwept

    private static let leastSwept = 64

    init(belowMarket: Bool) { isBelowMarket = belowMarket }

    /// Whether the heap has tripled since it was last swept.
    var wantsSweep: Bool { entries.count > greatestCount }

    var top: Trigger? { entries.first }
    var count: Int { entries.count }

    @inline(__always)
    private func comesFirst(_ left: UInt128, _ right: UInt128) -> Bool {
        isBelowMarket ? left > right : left < right
    }

    mutating func push(_ trigger: Trigger) {
        entries.append(trigger)
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard comesFirst(trigger.price, entries[parent].price) else { break }
            entries[child] = entries[parent]
            child = parent
        }
        entries[child] = trigger
    }

    mutating func pop() {
        let last = entries.removeLast()
        if !entries.isEmpty { sink(last, from: 0) }
    }

    /// Drops the triggers that no longer count and orders the rest anew.
    mutating func sweep(_ counts: (Trigger) -> Bool) {
        entries.removeAll { !counts($0) }
        for index in stride(from: entries.count / 2 - 1, through: 0, by: -1) {
            sink(entries[index], from: index)
        }
        greatestCount = max(TriggerHeap.leastSwept, 3 * entries.count)
    }

    private mutating func sink(_ trigger: Trigger, from start: Int) {
        var parent = start
        while true {
            var child = 2 * parent + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, comesFirst(entries[child + 1].price, entries[child].price) {
                child += 1
            }
            guard comesFirst(entries[child].price, trigger.price) else { break }
            entries[parent] = entries[child]
            parent = child
        }
        entries[parent] = trigger
    }
}
