import Units

/// Accounts close to an edge, whose way to both edges is kept up to date by every tick.
///
/// Whether a health factor lies above an edge is linear in the prices: weighted collateral less the edge times
/// debt. So a tick moves each close account by its slope times the step, two additions, and only an account
/// whose margin is used up is looked at exactly. Margins are less than the true way by all that rounding could
/// hide; a look too many is harmless.
struct CloseWatch: Sendable {
    /// One whole of the weighted collateral at the time when an account came close.
    static let unit: Int64 = 1 << 60
    /// An account comes close within a four-hundredth of an edge, and leaves beyond twice that.
    static let entering = unit / 400
    static let leaving = unit / 200
    /// Instruments keep at most so many slopes; further accounts are watched by their boxes.
    private static let greatestCount = 1_024
    /// Prices are taken in units of which they count between these.
    private static let countedPrices: ClosedRange<Int64> = 1 << 30...1 << 32
    /// The price in units when the units are chosen.
    private static let firstCountBits = 31

    /// What every tick moves: short, so that many stay at hand.
    private struct Margin {
        var below: Int64
        var above: Int64

        /// Whether the account has reached an edge or has gone far from both.
        @inline(__always)
        var isSpent: Bool {
            UInt64(bitPattern: min(below, above) &- 1) >= UInt64(bitPattern: CloseWatch.leaving)
        }
    }

    private struct Slope {
        var slot: UInt32
        var below: Int32
        var above: Int32
    }

    /// Whose margin a slot holds.
    private struct Owner {
        var account: AccountID
        var zone: UInt8
        var shareCount: Int
    }

    /// The slopes on one instrument, and its price in units of 2^shift.
    private struct Bundle {
        var slopes: [Slope] = []
        /// Which of its account's shares each slope is.
        var parts: [UInt32] = []
        var count: Int64 = 0
        var shift: Int = 0
    }

    /// Where a share's slope stands.
    private struct Home {
        var instrument: UInt32
        var place: UInt32
    }

    /// An account with more shares than this is not followed.
    private static let greatestShareCount = 8

    private var margins: [Margin] = []
    /// The slopes of each slot, `greatestShareCount` for each.
    private var homes: [Home] = []
    private var owners: [Owner] = []
    private var freeSlots: [UInt32] = []
    private var bundles: [Bundle] = []
    /// The slot of each account and 1; 0 for one that is not close.
    private var slotByAccount: [UInt32] = []
    private var spent: [AccountID] = []

    mutating func addInstrument() { bundles.append(Bundle()) }

    mutating func addAccount() { slotByAccount.append(0) }

    /// Moves every close account that holds or owes the instrument.
    ///
    /// - Returns: whether some account must be looked at.
    @inline(__always)
    mutating func move(_ instrument: Int, to price: UInt128) -> Bool {
        guard !bundles[instrument].slopes.isEmpty else { return false }
        let count = Int64(
            truncatingIfNeeded: price &>> UInt128(truncatingIfNeeded: bundles[instrument].shift))
        let step = count &- bundles[instrument].count
        if step == 0 { return false }
        // A great step could exceed the margins' range, and units that have grown coarse their precision.
        guard step.magnitude < UInt64(bundles[instrument].count) / 16,
            CloseWatch.countedPrices.contains(count)
        else {
            return disturb(instrument)
        }
        bundles[instrument].count = count
        return add(step, to: instrument)
    }

    @inline(__always)
    private mutating func add(_ step: Int64, to instrument: Int) -> Bool {
        var hasSpent = false
        margins.withUnsafeMutableBufferPointer { margins in
            bundles[instrument].slopes.withUnsafeBufferPointer { slopes in
                for slope in slopes {
                    let slot = Int(slope.slot)
                    margins[slot].below &+= Int64(slope.below) &* step
                    margins[slot].above &+= Int64(slope.above) &* step
                    if margins[slot].isSpent {
                        hasSpent = true
                        spent.append(owners[slot].account)
                    }
                }
            }
        }
        return hasSpent
    }

    /// Every account of the instrument counts as one that has used up its margin.
    private mutating func disturb(_ instrument: Int) -> Bool {
        for slope in bundles[instrument].slopes {
            margins[Int(slope.slot)].below = 0
            margins[Int(slope.slot)].above = 0
            spent.append(owners[Int(slope.slot)].account)
        }
        bundles[instrument].count = 0
        return true
    }

    /// Moves the accounts that must be looked at into a list.
    mutating func takeSpent(into due: inout [AccountID]) {
        due.append(contentsOf: spent)
        spent.removeAll(keepingCapacity: true)
    }
}

extension CloseWatch {
    /// What one price does to the margins of an account.
    struct Share {
        var instrument: InstrumentID
        /// The price now.
        var price: UInt128
        /// What the whole price adds to the margin above the lower edge, in `unit`s.
        var below: Int64
        /// What the whole price adds to the margin below the upper edge.
        var above: Int64
    }

    /// Whether an account is close and its margin still holds, so that nothing need be set anew while its zone
    /// stays. A margin that is used up would be moved by whole counts only and miss an edge within one.
    func keeps(_ account: AccountID, zone: UInt8) -> Bool {
        guard let slot = slot(of: account) else { return false }
        return owners[slot].zone == zone && !margins[slot].isSpent
    }

    /// Whether an account is followed tick by tick.
    func holds(_ account: AccountID) -> Bool { slotByAccount[Int(account.index)] != 0 }

    /// Whether an instrument keeps one more slope.
    func hasRoom(_ instrument: InstrumentID) -> Bool {
        bundles[Int(instrument.index)].slopes.count < CloseWatch.greatestCount
    }

    /// Takes an account in.
    ///
    /// - Returns: whether there was room.
    mutating func enter(_ account: AccountID, _ stance: CloseStance) -> Bool {
        let shares = stance.shares
        let hasRoom = shares.allSatisfy { self.hasRoom($0.instrument) }
        guard hasRoom, !shares.isEmpty, shares.count <= CloseWatch.greatestShareCount else { return false }
        for share in shares where !count(share.instrument, at: share.price) { return false }
        let slopes = shares.compactMap(slope)
        guard slopes.count == shares.count else { return false }
        // A margin is less by what a count and a slope may be off over the whole range of counts.
        let doubt = Int64(shares.count) << 33
        let hidden = slopes.reduce(doubt) { $0 + Int64(max($1.below.magnitude, $1.above.magnitude)) }
        let margin = Margin(below: stance.below - hidden, above: stance.above - hidden)
        guard min(margin.below, margin.above) > 0 else { return false }
        let slot = place(margin, Owner(account: account, zone: stance.zone, shareCount: shares.count))
        for part in shares.indices {
            let index = Int(shares[part].instrument.index)
            homes[home(Int(slot), part)] = Home(
                instrument: UInt32(index), place: UInt32(bundles[index].slopes.count))
            bundles[index].slopes.append(
                Slope(slot: slot, below: slopes[part].below, above: slopes[part].above))
            bundles[index].parts.append(UInt32(part))
        }
        slotByAccount[Int(account.index)] = slot + 1
        return true
    }

    /// Forgets an account, if it is followed.
    mutating func leave(_ account: AccountID) {
        guard let slot = slot(of: account) else { return }
        for part in 0..<owners[slot].shareCount { removeSlope(homes[home(slot, part)]) }
        freeSlots.append(UInt32(slot))
        slotByAccount[Int(account.index)] = 0
    }

    /// Removes a slope; the last of its instrument takes its place.
    private mutating func removeSlope(_ former: Home) {
        let (index, place) = (Int(former.instrument), Int(former.place))
        let (last, part) = (bundles[index].slopes.removeLast(), bundles[index].parts.removeLast())
        guard place < bundles[index].slopes.count else { return }
        (bundles[index].slopes[place], bundles[index].parts[place]) = (last, part)
        homes[home(Int(last.slot), Int(part))].place = former.place
    }

    private func home(_ slot: Int, _ part: Int) -> Int { slot * CloseWatch.greatestShareCount + part }

    private func slot(of account: AccountID) -> Int? {
        let known = slotByAccount[Int(account.index)]
        return known == 0 ? nil : Int(known) - 1
    }

    private mutating func place(_ margin: Margin, _ owner: Owner) -> UInt32 {
        if let slot = freeSlots.popLast() {
            (margins[Int(slot)], owners[Int(slot)]) = (margin, owner)
            return slot
        }
        margins.append(margin)
        owners.append(owner)
        homes.append(
            contentsOf: repeatElement(
                Home(instrument: 0, place: 0), count: CloseWatch.greatestShareCount))
        return UInt32(margins.count - 1)
    }

    /// Counts the price of an instrument; the first account to come chooses the unit.
    private mutating func count(_ instrument: InstrumentID, at price: UInt128) -> Bool {
        let index = Int(instrument.index)
        if bundles[index].slopes.isEmpty {
            bundles[index].shift =
                UInt128.bitWidth - price.leadingZeroBitCount - CloseWatch.firstCountBits - 1
            guard bundles[index].shift >= 0 else { return false }
            bundles[index].count = Int64(truncatingIfNeeded: price >> UInt128(bundles[index].shift))
        }
        return CloseWatch.countedPrices.contains(bundles[index].count)
    }

    /// What one count of the price does; `nil` where 32 bits do not hold it.
    private func slope(_ share: Share) -> (below: Int32, above: Int32)? {
        let count = bundles[Int(share.instrument.index)].count
        guard let below = Int32(exactly: share.below / count),
            let above = Int32(exactly: share.above / count)
        else { return nil }
        return (below, above)
    }
}
