import Units

/// For each instrument, the prices at which some account could change zone.
///
/// An account is looked at once; then it is known how far its prices may move before its zone could change,
/// and it is looked at again only when one of them has moved that far. Accounts that are known by their positions
/// stand in shells; those close to an edge are followed tick by tick; the rest has triggers of its own. The watch
/// is derived from the state: it is not part of the state hash and is built anew after a restart.
struct LineWatch: Sendable {
    /// Accounts close to an edge.
    var close = CloseWatch()
    /// Accounts by their distance from every edge.
    var shells: ShellWatch
    /// Version of each account's newest triggers.
    private var versions: [UInt32] = []
    private var below: [TriggerHeap] = []
    private var above: [TriggerHeap] = []
    /// Accounts that wait for the first price of an instrument.
    private var awaiting: [[AccountID]] = []
    private var due: [AccountID] = []
    /// How often some account was looked at.
    private(set) var lookCount: UInt64 = 0
    /// How many times in a row the accounts of each instrument fell due without a jump of the price; after a jump
    /// it counts from below 0.
    private var calmCounts: [Int] = []

    /// So many calm times follow a jump before accounts are followed tick by tick again.
    private static let callousness = 8

    init(edges: HealthEdges) { shells = ShellWatch(edges: edges) }

    mutating func addInstrument() {
        close.addInstrument()
        shells.addInstrument()
        calmCounts.append(0)
        below.append(TriggerHeap(belowMarket: true))
        above.append(TriggerHeap(belowMarket: false))
        awaiting.append([])
    }

    mutating func addAccount(roughness: Roughness) {
        close.addAccount()
        shells.addAccount(roughness: roughness)
        versions.append(0)
    }

    mutating func await(_ instrument: InstrumentID, account: AccountID) {
        awaiting[Int(instrument.index)].append(account)
    }

    /// Returns the accounts that waited for the first price of `instrument`, in the order of the book.
    mutating func takeAwaiting(_ instrument: InstrumentID) -> [AccountID] {
        defer { awaiting[Int(instrument.index)] = [] }
        return awaiting[Int(instrument.index)]
    }

    mutating func noteLook() { lookCount += 1 }

    /// Makes every trigger of the account void; what is set afterwards counts.
    mutating func restart(_ account: AccountID) { versions[Int(account.index)] &+= 1 }

    mutating func set(_ account: AccountID, instrument: InstrumentID, lower: UInt128, upper: UInt128) {
        let version = versions[Int(account.index)]
        let index = Int(instrument.index)
        if lower > 0 { below[index].push(Trigger(price: lower, account: account.index, version: version)) }
        if upper < .max { above[index].push(Trigger(price: upper, account: account.index, version: version)) }
    }

    /// Returns the accounts to look at now that `instrument` stands at `price`, in the order of the book.
    ///
    /// The list is handed back with `recycle` so that a tick allocates nothing.
    mutating func takeDue(_ instrument: InstrumentID, price: UInt128) -> [AccountID] {
        var found: [AccountID] = []
        swap(&found, &due)
        let index = Int(instrument.index)
        while let top = below[index].top, price <= top.price {
            note(top, in: &found)
            below[index].pop()
        }
        while let top = above[index].top, price >= top.price {
            note(top, in: &found)
            above[index].pop()
        }
        let isJump = shells.takeDue(index, price: price, into: &found)
        calmCounts[index] = isJump ? -LineWatch.callousness : calmCounts[index] + 1
        close.takeSpent(into: &found)
        if found.count > 1 { found.sort() }
        return found
    }

    /// Whether the price of an instrument goes in small steps, so that it pays to follow accounts tick by tick, and
    /// there is room for one more.
    func canFollow(_ instrument: InstrumentID) -> Bool {
        calmCounts[Int(instrument.index)] >= 0 && close.hasRoom(instrument)
    }

    mutating func recycle(_ accounts: consuming [AccountID]) {
        accounts.removeAll(keepingCapacity: true)
        due = accounts
    }

    /// Returns the nearest triggers of an instrument; sweeps a heap of which most no longer counts.
    mutating func nearest(_ instrument: InstrumentID) -> (lower: UInt128, upper: UInt128) {
        let index = Int(instrument.index)
        let shell = shells.nearest(index)
        return (
            max(shell.lower, LineWatch.nearest(&below[index], versions)?.price ?? 0),
            min(shell.upper, LineWatch.nearest(&above[index], versions)?.price ?? .max)
        )
    }

    private mutating func note(_ trigger: Trigger, in found: inout [AccountID]) {
        let account = Int(trigger.account)
        guard versions[account] == trigger.version else { return }
        versions[account] &+= 1
        found.append(AccountID(trigger.account))
    }

    private static func nearest(_ heap: inout TriggerHeap, _ versions: [UInt32]) -> Trigger? {
        if heap.wantsSweep {
            heap.sweep { versions[Int($0.account)] == $0.version }
        }
        while let top = heap.top, versions[Int(top.account)] != top.version { heap.pop() }
        return heap.top
    }
}
