import Protocols

/// Where liquidity began and ended when a recording began, as far as the recording shows it.
///
/// A swap that passes one tick of unknown liquidity shows it by how the liquidity in range changes. Mints and
/// burns of the recording are taken out, so that all swaps speak of the same moment.
struct RecordedTickMap {
    /// Net liquidity at each tick that is known, 0 too.
    private(set) var nets: [Int32: Int128] = [:]
    private let spacing: Int32

    init(of events: [RecordedPoolEvent], spacing: Int32) {
        self.spacing = spacing
        while learn(events) {}
    }

    /// Returns the ticks of the spacing that a swap passes between two ticks, ascending.
    func ticks(from start: Int32, to end: Int32) -> [Int32] {
        let (first, last) = (floored(min(start, end)) + 1, floored(max(start, end)))
        return first <= last ? (first...last).map { $0 * spacing } : []
    }

    private func floored(_ tick: Int32) -> Int32 { Int32((Double(tick) / Double(spacing)).rounded(.down)) }

    /// Goes through the events once, and says whether any tick became known.
    private mutating func learn(_ events: [RecordedPoolEvent]) -> Bool {
        let before = nets.count
        var changes = LiquidityChanges()
        var last: (tick: Int32, liquidity: Int128)?
        for event in events {
            if event.kind == .swap {
                if let last {
                    learn(event, from: last.tick, liquidity: last.liquidity, changes)
                }
                last = (event.tick, Int128(event.liquidity))
            } else if let key = event.key, let now = last {
                let change = changes.note(event)
                let isInRange = key.tickLower <= now.tick && now.tick < key.tickUpper
                if isInRange { last = (now.tick, now.liquidity + change) }
            }
        }
        return nets.count > before
    }

    private mutating func learn(
        _ swap: RecordedPoolEvent, from tick: Int32, liquidity: Int128, _ changes: LiquidityChanges
    ) {
        let passed = ticks(from: tick, to: swap.tick)
        let unknown = passed.filter { nets[$0] == nil }
        guard unknown.count == 1 else { return }
        let gained = Int128(swap.liquidity) - liquidity
        let known = passed.reduce(0) { $0 + (nets[$1] ?? 0) + changes[$1] }
        nets[unknown[0]] = (swap.tick > tick ? gained : -gained) - known
    }
}

/// What mints and burns have changed since a recording began.
struct LiquidityChanges {
    private var nets: [Int32: Int128] = [:]

    subscript(tick: Int32) -> Int128 { nets[tick] ?? 0 }

    /// Notes a mint or a burn and returns what it adds to its range; 0 for a collection.
    mutating func note(_ event: RecordedPoolEvent) -> Int128 {
        guard let key = event.key, event.kind == .mint || event.kind == .burn else { return 0 }
        let change = event.kind == .mint ? Int128(event.liquidity) : -Int128(event.liquidity)
        nets[key.tickLower, default: 0] += change
        nets[key.tickUpper, default: 0] -= change
        return change
    }
}
