import Desk
import Units

/// Why a ticket asks for nothing that could be an order: what is wrong and what would be right.
public struct TicketProblem: Error, Hashable, Sendable {
    /// One line.
    public var sentence: SafeText

    /// Makes a problem.
    public init(_ sentence: String) { self.sentence = SafeText(sentence) }
}

extension OrderTicket {
    /// Returns what the ticket asks for at a desk.
    ///
    /// - Rounding: none; a quantity with more decimals than its instrument has is refused.
    /// - Errors: names that mean nothing there, quantities that are negative, zero, too fine or too great.
    public func request(
        at state: DeskState, clientID: UInt64 = 0
    ) throws(TicketProblem) -> OrderRequest {
        guard let account = state.account(named: account) else {
            throw TicketProblem("no account is called \(self.account)")
        }
        return OrderRequest(
            clientID: clientID, account: account, action: try action(at: state, account),
            condition: try condition(), timeInForce: timeInForce, confirmations: confirmations)
    }

    private func condition() throws(TicketProblem) -> PriceCondition {
        guard let limit else { return .market(worst: nil) }
        return .limit(try price(limit, "the limit"))
    }

    private func price(_ number: DecimalNumber, _ name: String) throws(TicketProblem) -> Price {
        do {
            let raw = try number.scaled(decimals: Price.decimals, rounding: .down)
            guard raw > 0, raw < 1 << 120 else { throw DecimalFailure.outOfRange }
            return Price(raw: raw)
        } catch {
            throw TicketProblem("\(name) is no price: more than 0 and less than 1.3e18")
        }
    }

    /// The range in which a pool's liquidity shall work.
    private func range(of pool: PoolID, at state: DeskState) throws(TicketProblem) -> PriceRange? {
        guard let range else { return nil }
        guard case .concentrated = state.terms(of: pool).kind else {
            throw TicketProblem("\(symbol) knows no range: its liquidity works at all prices")
        }
        let prices = PriceRange(
            lower: try price(range.lower, "the lower end"), upper: try price(range.upper, "the upper end"))
        guard prices.lower < prices.upper else { throw TicketProblem("the range ends below its beginning") }
        return prices
    }

    private func action(at state: DeskState, _ account: AccountID) throws(TicketProblem) -> OrderAction {
        switch side {
        case .sell, .buy: return try trade(at: state)
        case .provide, .remove: return try liquidity(at: state, account)
        case .claim: return .claim
        case .send: return try transfer(at: state)
        case .recall: return .recall(try escrow())
        case .subscribe, .redeem: return try dealing(at: state)
        case .deposit, .withdraw, .borrow, .repay: break
        }
        let (one, terms) = try instrument(symbol, at: state)
        let amount: UInt256
        if let quantity {
            amount = try scaled(quantity, terms)
        } else {
            amount = try everything(of: one, at: state, account)
        }
        return switch side {
        case .deposit: .deposit(one, amount)
        case .withdraw: .withdraw(one, amount)
        case .borrow: .borrow(one, amount)
        default: .repay(one, amount)
        }
    }

    private func transfer(at state: DeskState) throws(TicketProblem) -> OrderAction {
        let (one, terms) = try instrument(symbol, at: state)
        guard let receiver = state.account(named: counterSymbol) else {
            throw TicketProblem("no account is called \(counterSymbol)")
        }
        guard counterSymbol != account else { throw TicketProblem("\(account) cannot send to itself") }
        guard let sender = state.account(named: account) else {
            throw TicketProblem("no account is called \(account)")
        }
        let all = state.available(one, to: sender)
        return .transfer(
            one,
            try quantity.map { number throws(TicketProblem) in
                try scaled(number, terms)
            } ?? all, to: receiver)
    }

    private func escrow() throws(TicketProblem) -> EscrowID {
        guard let number = UInt64(symbol.text) else {
            throw TicketProblem("\(symbol) is no number of something pending")
        }
        return EscrowID(number)
    }

    /// A subscription is in what the fund is paid in, a redemption in shares.
    private func dealing(at state: DeskState) throws(TicketProblem) -> OrderAction {
        let (one, terms) = try instrument(symbol, at: state)
        guard side == .subscribe else {
            guard let quantity else { return .redeem(one, .max) }
            return .redeem(one, try scaled(quantity, terms))
        }
        guard case .fund(let life) = terms.life else { throw TicketProblem("\(symbol) is no fund") }
        guard let quantity else { throw TicketProblem("how much \(life.cash)?") }
        return .subscribe(one, cash: try scaled(quantity, try instrument(life.cash, at: state).terms))
    }

    private func trade(at state: DeskState) throws(TicketProblem) -> OrderAction {
        let (base, terms) = try instrument(symbol, at: state)
        let (quote, _) = try instrument(counterSymbol, at: state)
        guard base != quote else { throw TicketProblem("\(symbol) cannot be traded for itself") }
        guard let quantity else { throw TicketProblem("how much \(symbol)?") }
        let amount = try scaled(quantity, terms)
        return side == .sell
            ? .sell(base, quantity: amount, for: quote) : .buy(base, quantity: amount, with: quote)
    }

    private func liquidity(at state: DeskState, _ account: AccountID) throws(TicketProblem) -> OrderAction {
        guard let pool = state.pool(named: symbol) else { throw TicketProblem("no pool is called \(symbol)") }
        guard side == .provide else {
            guard let quantity else { return .withdrawLiquidity(pool, .max) }
            return .withdrawLiquidity(pool, try scaled(quantity, InstrumentTerms(symbol: symbol)))
        }
        guard let quantity else { throw TicketProblem("how much \(state.terms(of: pool).base)?") }
        let base = try scaled(quantity, try instrument(state.terms(of: pool).base, at: state).terms)
        let (quote, terms) = try instrument(state.terms(of: pool).quote, at: state)
        var most = state.available(quote, to: account)
        if let counterQuantity { most = try scaled(counterQuantity, terms) }
        return .provideLiquidity(pool, base: base, quote: most, range: try range(of: pool, at: state))
    }

    /// Without a quantity all is meant: of the debt or the supply, or of the wallet.
    private func everything(
        of one: InstrumentID, at state: DeskState, _ account: AccountID
    ) throws(TicketProblem) -> UInt256 {
        switch side {
        case .withdraw, .repay: return .max
        case .deposit: return state.available(one, to: account)
        default: throw TicketProblem("how much \(symbol)?")
        }
    }

    private func instrument(
        _ symbol: SafeText, at state: DeskState
    ) throws(TicketProblem) -> (id: InstrumentID, terms: InstrumentTerms) {
        guard let id = state.instrument(of: symbol) else {
            throw TicketProblem("no instrument is called \(symbol)")
        }
        return (id, state.terms(of: id))
    }

    private func scaled(
        _ number: DecimalNumber, _ terms: InstrumentTerms
    ) throws(TicketProblem) -> UInt256 {
        guard !number.isNegative, !number.isZero else { throw TicketProblem("the quantity must be above 0") }
        guard number.isExact(decimals: Int(terms.decimals)) else {
            throw TicketProblem("\(terms.symbol) has \(terms.decimals) decimals, the quantity has more")
        }
        do {
            let amount = try number.scaled(decimals: Int(terms.decimals), rounding: .down)
            guard amount < 1 << 112 else { throw DecimalFailure.outOfRange }
            return UInt256(amount)
        } catch {
            throw TicketProblem("the quantity is greater than any amount of \(terms.symbol)")
        }
    }
}
