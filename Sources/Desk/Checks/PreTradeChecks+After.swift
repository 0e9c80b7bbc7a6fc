import Units

// What the desk would look like after an order.
extension PreTradeChecks {
    /// A copy on which the order was carried out has paid for it; what is left unpromised is shown.
    func balance(_ after: TradingState) -> CheckResult {
        guard let instrument = request.action.paid(after) else { return CheckResult(.balance, .passed) }
        return CheckResult(.balance, .passed, value: after.accounts[place].available(instrument))
    }

    /// The floor of the health factor, and whether a person has typed which account it is about; both only for
    /// an order that lowers it.
    func health(_ before: TradingState, _ after: TradingState) -> [CheckResult] {
        let (was, now) = (healthFactor(in: before), healthFactor(in: after))
        guard let now, now < was ?? .max else {
            return [CheckResult(.healthFloor, .passed, value: now ?? .max), CheckResult(.armed, .exempt)]
        }
        let floor = limits.healthFloor
        let verdict: CheckResult.Verdict =
            now < UInt256(floor.hard) ? .denied : (now < UInt256(floor.soft) ? .warned : .passed)
        let limit = verdict == .warned ? floor.soft : floor.hard
        let isArmed = request.origin != .trader || request.confirmations.contains(.accountTyped)
        return [
            CheckResult(.healthFloor, verdict, value: now, limit: UInt256(limit)),
            CheckResult(.armed, isArmed ? .passed : .denied, value: now, limit: was ?? .max),
        ]
    }

    /// The position that an order makes greater, as a value and as a share of the book.
    func exposure(_ before: TradingState, _ after: TradingState) -> [CheckResult] {
        guard !isWayOut, let instrument = request.action.received(after) else {
            return [CheckResult(.position, .exempt), CheckResult(.concentration, .exempt)]
        }
        let held = held(instrument, by: place, in: after)
        let book = after.accounts.indices.reduce(UInt256.zero) { sum, place in
            sum &+ self.held(instrument, by: place, in: after)
        }
        let assets = state.netAssets(of: after, prices)
        let share =
            assets > 0
            ? (try? UInt256.mulDivUp(
                UInt256(prices.valueUp(book, of: instrument)), BasisPoints.one, UInt256(UInt128(assets))))?
                .low
            : nil
        return [
            bounded(.position, prices.valueUp(held, of: instrument), limits.position),
            bounded(.concentration, share ?? .max, limits.concentration),
        ]
    }

    private func healthFactor(in trading: TradingState) -> UInt256? {
        trading.healthFactor(of: place, prices)
    }

    private func held(_ instrument: InstrumentID, by place: Int, in trading: TradingState) -> UInt256 {
        let account = trading.accounts[place]
        return account.wallet[instrument.index]
            &+ trading.supplied(instrument, by: account, at: prices.second)
    }
}

extension TradingState {
    /// Returns the health factor of an account as its venue computes it; `nil` without debt or without a price.
    func healthFactor(of place: Int, _ prices: VenuePrices) -> UInt256? {
        let standing = try? standing(of: place, at: prices.second) { instrument, _ in prices[instrument] }
        return standing?.factor
    }

    /// Returns what an account has supplied of an instrument, interest included, rounded down.
    func supplied(_ instrument: InstrumentID, by account: TradingAccount, at second: UInt64) -> UInt256 {
        guard let seat = account.seat else { return .zero }
        let venue = lending[Int(seat.venue.index)]
        guard let id = venue.reserve(of: instrument) else { return .zero }
        return (try? venue.market.supplied(id, by: Int(seat.number), at: second)) ?? .zero
    }

    /// Returns what an account owes of an instrument, interest included, rounded up.
    func owed(_ instrument: InstrumentID, by account: TradingAccount, at second: UInt64) -> UInt256 {
        guard let seat = account.seat else { return .zero }
        let venue = lending[Int(seat.venue.index)]
        guard let id = venue.reserve(of: instrument) else { return .zero }
        return (try? venue.market.owed(id, by: Int(seat.number), at: second)) ?? .zero
    }
}
