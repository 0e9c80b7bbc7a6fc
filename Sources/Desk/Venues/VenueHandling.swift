import Units

extension DeskState {
    /// Venues of a kind that the desk may know.
    static let greatestVenueCount = 256

    mutating func startClock(at start: Timestamp) { time = max(time, start) }

    mutating func openLendingVenue(_ terms: LendingTerms, into events: inout [Event]) {
        if let reason = unfit(name: terms.name, symbols: terms.symbols, count: trading.lending.count) {
            return events.append(.commandRejected(reason))
        }
        let instruments = terms.symbols.compactMap { instrument(of: $0) }
        guard Set(instruments).count == instruments.count, !instruments.isEmpty else {
            return events.append(
                .commandRejected(.termsRefused(venue: terms.name, .venue("an asset is listed twice"))))
        }
        let venue: LendingVenue
        do throws(OrderRefusal) {
            let market = try terms.kind.makeMarket(
                decimals: terms.symbols.map { decimals(of: $0) }, at: second)
            venue = LendingVenue(terms: terms, instruments: instruments, market: market)
        } catch {
            return events.append(.commandRejected(.termsRefused(venue: terms.name, error)))
        }
        trading.lending.append(venue)
        events.append(.lendingVenueOpened(LendingID(UInt32(trading.lending.count - 1))))
    }

    mutating func openPool(_ terms: PoolTerms, into events: inout [Event]) {
        if let reason = unfit(
            name: terms.name, symbols: [terms.base, terms.quote], count: trading.pools.count)
        {
            return events.append(.commandRejected(reason))
        }
        guard let base = instrument(of: terms.base), let quote = instrument(of: terms.quote), base != quote
        else {
            return events.append(.commandRejected(.symbolNotListed(terms.quote)))
        }
        let decimals = (decimals(of: terms.base), decimals(of: terms.quote))
        do throws(OrderRefusal) {
            let market = try terms.kind.makeMarket(decimals: decimals)
            trading.pools.append(ExchangePool(terms: terms, base: base, quote: quote, market: market))
        } catch {
            return events.append(.commandRejected(.termsRefused(venue: terms.name, error)))
        }
        events.append(.poolOpened(PoolID(UInt32(trading.pools.count - 1))))
    }

    private func unfit(name: SafeText, symbols: [SafeText], count: Int) -> RejectReason? {
        if let unknown = symbols.first(where: { instrument(of: $0) == nil }) {
            return .symbolNotListed(unknown)
        }
        if count >= DeskState.greatestVenueCount { return .tooMany(limit: DeskState.greatestVenueCount) }
        let isTaken =
            trading.lending.contains { $0.terms.name == name }
            || trading.pools.contains { $0.terms.name == name }
        return isTaken ? .nameTaken(name) : nil
    }

    private func decimals(of symbol: SafeText) -> UInt8 {
        instrument(of: symbol).map { instruments[Int($0.index)].decimals } ?? 0
    }

    /// The chains' clock: whole seconds of the desk's time.
    var second: UInt64 { UInt64(max(0, time.nanoseconds / Timestamp.nanosecondsPerSecond)) }

    /// Returns an account's place among those that trade.
    func tradingPlace(of account: AccountID) -> Int? {
        guard Int(account.index) < book.count else { return nil }
        return book[account].tradingPlace
    }
}
