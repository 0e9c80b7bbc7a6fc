import Protocols
import Units

// The lives of bills, notes, shares and options.
extension DeskState {
    /// A bill matures, or pays its day's interest in new tokens.
    mutating func happen(
        _ life: BillLife, _ instrument: InstrumentID, due: Timestamp, into events: inout [Event]
    ) throws(OrderRefusal) {
        guard due < life.maturity else {
            try redeemAll(instrument, at: life.face, into: &events)
            return note(.matured(life.face), instrument, at: due, into: &events)
        }
        guard case .rebasing(let rate) = life.growth else { return }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        for place in trading.accounts.indices {
            let held = trading.accounts[place].wallet[instrument.index]
            let new = try exactly { () throws(ArithmeticError) in
                try UInt256.mulDivDown(held, UInt256(UInt64(rate)), UInt256(365_000_000 as UInt64))
            }
            guard !new.isZero else { continue }
            try execution.receive(new, of: instrument, from: .issuer(instrument), by: place)
            execution.trading.accounts[place].trade(
                instrument, try execution.signed(new, isNegative: false), worth: 0)
        }
        adopt(execution, into: &events)
        note(.interestPaid(ratePartsPerMillion: rate), instrument, at: due, into: &events)
    }

    /// A note pays its coupon, and with the last one its face value.
    mutating func happen(
        _ life: NoteLife, _ instrument: InstrumentID, due: Timestamp, into events: inout [Event]
    ) throws(OrderRefusal) {
        try payCoupon(life, instrument, due: due, into: &events)
        guard due >= life.maturity else { return }
        try redeemAll(instrument, at: life.face, into: &events)
        note(.matured(life.face), instrument, at: due, into: &events)
    }

    private mutating func payCoupon(
        _ life: NoteLife, _ instrument: InstrumentID, due: Timestamp, into events: inout [Event]
    ) throws(OrderRefusal) {
        guard let cash = trading.tokens[Int(instrument.index)].cash else { throw .notRedeemable(instrument) }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        for place in trading.accounts.indices {
            let held = trading.accounts[place].wallet[instrument.index]
            let paid = try life.coupon(
                on: held, unit: execution.prices.unit(of: instrument),
                cashUnit: execution.prices.unit(of: cash))
            guard !paid.isZero else { continue }
            try execution.receive(paid, of: cash, from: .issuer(instrument), by: place)
            let worth = Int128(clamping: execution.prices.valueDown(paid, of: cash))
            execution.trading.accounts[place].trade(
                cash, try execution.signed(paid, isNegative: false), worth: worth)
            execution.trading.accounts[place].earn(instrument, worth)
        }
        adopt(execution, into: &events)
        note(.couponPaid(life.couponPrice), instrument, at: due, into: &events)
    }

    /// A share's multiplier changes; nobody's amount does.
    mutating func happen(
        _ life: ShareLife, _ instrument: InstrumentID, due: Timestamp, into events: inout [Event]
    ) {
        let index = Int(instrument.index)
        for scheduled in life.actions where scheduled.time == due {
            let former = trading.tokens[index].multiplier
            guard let multiplier = try? scheduled.action.multiplier(after: former) else {
                events.append(.actionRefused(.arithmetic(.overflow)))
                continue
            }
            trading.tokens[index].multiplier = multiplier
            note(.multiplied(from: former, to: multiplier), instrument, at: due, into: &events)
        }
    }

    /// An option is settled for what exercise gives at the oracle's price; nothing out of the money.
    mutating func happen(
        _ life: OptionLife, _ instrument: InstrumentID, on underlying: InstrumentID, due: Timestamp,
        into events: inout [Event]
    ) throws(OrderRefusal) {
        let (price, strike) = (slots[Int(underlying.index)].price, life.strike.raw)
        let worth: UInt128 =
            switch life.right {
            case .call: price > strike ? price - strike : 0
            case .put: price < strike ? strike - price : 0
            }
        try redeemAll(instrument, at: Price(raw: worth), into: &events)
        note(.expired(Price(raw: worth)), instrument, at: due, into: &events)
    }
}

extension TradingAccount {
    /// Takes what a holding has brought.
    mutating func earn(_ instrument: InstrumentID, _ value: Int128) {
        while costs.count <= Int(instrument.index) { costs.append(CostBasis()) }
        costs[Int(instrument.index)].earn(value)
    }
}

extension NoteLife {
    /// What a coupon pays for each whole token, rounded down; payments are computed without this rounding.
    var couponPrice: Price {
        let divisor = UInt256(1_000_000 * UInt64(couponsPerYear))
        let price = try? UInt256.mulDivDown(
            UInt256(face.raw), UInt256(UInt64(couponPartsPerMillion)), divisor)
        return Price(raw: price?.low ?? 0)
    }

    /// What a coupon pays on an amount, rounded down.
    func coupon(on amount: UInt256, unit: UInt256, cashUnit: UInt256) throws(OrderRefusal) -> UInt256 {
        try exactly { () throws(ArithmeticError) in
            let rate = try UInt256(face.raw).multiplied(by: UInt256(UInt64(couponPartsPerMillion)))
            let scale = try unit.multiplied(by: UInt256(Price.scale))
                .multiplied(by: UInt256(1_000_000 * UInt64(couponsPerYear)))
            return try UInt256.mulDivDown(amount, rate.multiplied(by: cashUnit), scale)
        }
    }

    /// The first coupon after a moment: whole periods before maturity, on the last day of a shorter month.
    func nextCoupon(after time: Int64) -> Int64 {
        let day = DeskState.nanosecondsPerDay
        let last = CivilDate(daysSinceEpoch: maturity.nanoseconds / day)
        let clock = maturity.nanoseconds % day
        let step = 12 / Int64(couponsPerYear)
        var (back, next) = (Int64(0), maturity.nanoseconds)
        while next > time {
            back += step
            let month = last.year * 12 + last.month - 1 - back
            let (year, number) = (month / 12, month % 12 + 1)
            let date = CivilDate(
                year: year, month: number, day: min(last.day, CivilDate.days(inMonth: number, year: year)))
            let earlier = date.daysSinceEpoch * day + clock
            guard earlier > time else { break }
            next = earlier
        }
        return next
    }
}
