import Units

/// One form in which an account holds or owes an instrument, or a pool's liquidity.
public struct HoldingLine: Hashable, Sendable {
    /// The form.
    public enum Form: Hashable, Sendable {
        /// In the wallet.
        case wallet
        /// Supplied to the account's lending venue, interest included.
        case supplied
        /// Owed to it, interest included.
        case owed
        /// Liquidity in a pool; its instrument is the pool's base.
        case liquidity(PoolID)
        /// On its way: to another chain, into a fund or out of one.
        case pending
    }

    /// The form.
    public var form: Form
    /// The instrument.
    public var instrument: InstrumentID
    /// How much, in smallest units; liquidity in its own.
    public var quantity: UInt256
    /// What it is worth in the base currency times 1e8: down for what is held, up for what is owed.
    public var value: UInt128
    /// What it earns or costs a year at the rates now, times 1e27.
    public var rate: UInt256
}

/// Profit in the base currency times 1e8.
public struct Profit: Hashable, Sendable {
    /// Of what was sold or closed.
    public var realised: Int128
    /// Of what is held: its value less what it cost.
    public var unrealised: Int128
    /// Of both since midnight UTC, or since the account was opened.
    public var day: Int128
    /// What the net holding cost; negative for a short one.
    public var cost: Int128
    /// The net quantity that was traded in.
    public var quantity: Int256
}

extension DeskState {
    /// Accounts that trade, in the order in which they were opened.
    public var tradingAccounts: [AccountID] { trading.accounts.map(\.account) }

    /// Whether an account trades.
    public func trades(_ account: AccountID) -> Bool { tradingPlace(of: account) != nil }

    /// The chain of an account that trades; `nil` for one that is only watched.
    public func chain(of account: AccountID) -> SafeText? {
        tradingPlace(of: account).map { trading.accounts[$0].chain }
    }

    /// What an account holds and owes, by instrument and then by form; empty for one that is only watched.
    public func holdings(of account: AccountID) -> [HoldingLine] {
        guard let place = tradingPlace(of: account) else { return [] }
        let prices = VenuePrices(self)
        var lines: [HoldingLine] = []
        for index in instruments.indices {
            lines += forms(of: InstrumentID(UInt32(index)), at: place, prices)
        }
        for (index, pool) in trading.pools.enumerated() {
            let id = PoolID(UInt32(index))
            let quantity = trading.accounts[place].liquidity[id.index]
            guard !quantity.isZero else { continue }
            let value = trading.liquidityValue(of: id, of: trading.accounts[place], prices)
            lines.append(
                HoldingLine(
                    form: .liquidity(id), instrument: pool.base, quantity: quantity, value: value, rate: .zero
                ))
        }
        return lines
    }

    private func forms(
        of instrument: InstrumentID, at place: Int, _ prices: VenuePrices
    ) -> [HoldingLine] {
        let account = trading.accounts[place]
        let rates = trading.rates(of: instrument, for: account, at: second)
        let held = account.wallet[instrument.index]
        let supplied = trading.supplied(instrument, by: account, at: second)
        let owed = trading.owed(instrument, by: account, at: second)
        var lines: [HoldingLine] = []
        for (form, quantity, rate) in [
            (HoldingLine.Form.wallet, held, UInt256.zero), (.supplied, supplied, rates.earned),
            (.pending, trading.pending(instrument, of: account.account), .zero),
        ]
        where !quantity.isZero {
            lines.append(
                HoldingLine(
                    form: form, instrument: instrument, quantity: quantity,
                    value: prices.valueDown(quantity, of: instrument), rate: rate))
        }
        if !owed.isZero {
            lines.append(
                HoldingLine(
                    form: .owed, instrument: instrument, quantity: owed,
                    value: prices.valueUp(owed, of: instrument), rate: rates.paid))
        }
        return lines
    }

    /// Returns the profit of an account's net holding of an instrument.
    public func profit(of instrument: InstrumentID, by account: AccountID) -> Profit? {
        guard let place = tradingPlace(of: account),
            Int(instrument.index) < trading.accounts[place].costs.count
        else { return nil }
        let basis = trading.accounts[place].costs[Int(instrument.index)]
        let (realised, unrealised) = profit(of: instrument, at: place, VenuePrices(self))
        return Profit(
            realised: realised, unrealised: unrealised, day: realised + unrealised - basis.atMidnight,
            cost: basis.cost, quantity: basis.quantity)
    }

    /// Returns the profit of an account's liquidity in a pool.
    public func profit(of pool: PoolID, by account: AccountID) -> Profit? {
        guard let place = tradingPlace(of: account),
            Int(pool.index) < trading.accounts[place].liquidityCosts.count
        else { return nil }
        let basis = trading.accounts[place].liquidityCosts[Int(pool.index)]
        let (realised, unrealised) = profit(of: pool, at: place, VenuePrices(self))
        return Profit(
            realised: realised, unrealised: unrealised, day: realised + unrealised - basis.atMidnight,
            cost: basis.cost, quantity: basis.quantity)
    }
}

extension TradingState {
    /// What an account's venue pays and takes for an instrument a year, times 1e27.
    func rates(
        of instrument: InstrumentID, for account: TradingAccount, at second: UInt64
    ) -> (earned: UInt256, paid: UInt256) {
        guard let seat = account.seat else { return (.zero, .zero) }
        let venue = lending[Int(seat.venue.index)]
        guard let id = venue.reserve(of: instrument) else { return (.zero, .zero) }
        return (try? venue.market.rates(of: id, at: second)) ?? (.zero, .zero)
    }
}

extension DeskState {
    /// What an account's wallet holds of an instrument and has not promised to an order that waits.
    public func available(_ instrument: InstrumentID, to account: AccountID) -> UInt256 {
        tradingPlace(of: account).map { trading.accounts[$0].available(instrument) } ?? .zero
    }
}
