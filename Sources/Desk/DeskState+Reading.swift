import Protocols
import Units

// What reports read of the state.
extension DeskState {
    /// Instruments in the registry.
    public var instrumentCount: Int { instruments.count }

    /// Accounts in the book.
    public var accountCount: Int { book.count }

    /// Accounts that have been below their line at least once.
    public var fallenCount: Int { accounts.count { book[progress: $0].hasFallen } }

    /// How often the watch had to look at some account; counted from the start or a restart on.
    public var lookCount: UInt64 { watch.lookCount }

    /// Every account, in the order of the book.
    public var accounts: some RandomAccessCollection<AccountID> {
        (0..<UInt32(book.count)).lazy.map { AccountID($0) }
    }

    /// Symbol of an instrument.
    public func symbol(of instrument: InstrumentID) -> SafeText { instruments[Int(instrument.index)].symbol }

    /// Terms of an instrument.
    public func terms(of instrument: InstrumentID) -> InstrumentTerms { instruments[Int(instrument.index)] }

    /// What the market pays elsewhere; `nil` where no such price has come.
    public func benchmark(of instrument: InstrumentID) -> Price? {
        let raw = slots[Int(instrument.index)].benchmark
        return raw == 0 ? nil : Price(raw: raw)
    }

    /// When the newest benchmark of an instrument came; `nil` before the first.
    public func benchmarkTime(of instrument: InstrumentID) -> Timestamp? {
        let slot = slots[Int(instrument.index)]
        return slot.benchmark == 0 ? nil : slot.benchmarkTime
    }

    /// The newest accepted price of an instrument; `nil` before the first.
    public func price(of instrument: InstrumentID) -> Price? {
        let raw = slots[Int(instrument.index)].price
        return raw == 0 ? nil : Price(raw: raw)
    }

    /// The first accepted price of the run.
    public func firstPrice(of instrument: InstrumentID) -> Price? {
        let raw = slots[Int(instrument.index)].first
        return raw == 0 ? nil : Price(raw: raw)
    }

    /// When the newest price of an instrument came; `nil` before the first.
    public func priceTime(of instrument: InstrumentID) -> Timestamp? {
        let slot = slots[Int(instrument.index)]
        return slot.price == 0 ? nil : slot.time
    }

    /// A price that waits for two rows to agree.
    public func heldPrice(of instrument: InstrumentID) -> Price? {
        let raw = slots[Int(instrument.index)].held
        return raw == 0 ? nil : Price(raw: raw)
    }

    /// Held prices of an instrument that were contradicted and dropped.
    public func refusedCount(of instrument: InstrumentID) -> UInt64 {
        slots[Int(instrument.index)].refusedCount
    }

    /// Name of an account.
    public func name(of account: AccountID) -> SafeText { book[account].name }

    /// Venue of an account.
    public func venue(of account: AccountID) -> SafeText { book[account].venue }

    /// Whether an account owes anything.
    public func hasDebt(_ account: AccountID) -> Bool { book[progress: account].hasDebt }

    /// How many edges of health lie at or below an account's factor; `nil` before every price is known.
    ///
    /// Accounts of a lower zone are worse than those of a higher one: a cheap first order of the book.
    public func zone(of account: AccountID) -> Int? {
        let zone = book[progress: account].zone
        return zone == AccountProgress.unseen ? nil : Int(zone)
    }

    /// Number of zones.
    public static var zoneCount: Int { Int(HealthEdges.safest) + 1 }

    /// Severity of an account whose health factor lies in a zone.
    public func severity(ofZone zone: Int) -> Severity {
        guard zone > 0 else { return .liquidatable }
        return edges.severity(of: edges.ascending[zone - 1])
    }

    /// Health factor times 1e18, rounded as the venue does; `nil` without debt or before every price is known.
    public func healthFactor(of account: AccountID) -> UInt256? {
        guard case .factor(let factor) = health(of: account) else { return nil }
        return factor
    }

    /// Alerts of the run, oldest first.
    public var alerts: [Alert] { alertLog.alerts }

    /// Alerts that nobody has acknowledged.
    public var unacknowledgedAlertCount: Int { alertLog.unacknowledgedCount }

    /// Alerts raised since the run began.
    public var raisedAlertCount: UInt64 { alertLog.raisedCount }

    /// Alerts raised at critical or worse since the run began.
    public var bellCount: UInt64 { alertLog.bellCount }

    /// When the oldest price came that an account's health rests on; `nil` when none has come or none is needed.
    public func oldestPriceTime(of account: AccountID) -> Timestamp? {
        instruments(of: account).compactMap { priceTime(of: $0) }.min()
    }

    /// A copy without the watch, which can be derived: cheap to hold while the desk goes on.
    public func withoutWatch() -> DeskState {
        var copy = self
        copy.watch = LineWatch(edges: edges)
        return copy
    }
}
