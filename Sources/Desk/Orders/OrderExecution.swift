import Protocols
import Units

/// Carries orders out on a copy of the trading state: a preview looks at it, an order takes it over whole.
///
/// Every operation either succeeds or throws; after a throw the copy is dropped, so that nothing is half done.
struct OrderExecution: Sendable {
    /// What the orders so far have left.
    var trading: TradingState
    /// What oracles say, the same for all orders of a basket.
    let prices: VenuePrices
    /// What moved, in its order.
    var legs: [Leg] = []
    /// The pools that trades went through.
    var route: [RouteStep] = []
    /// What is held for its owner from here on.
    var opened: [Escrow] = []
    /// Escrows that ended, and how.
    var ended: [(id: EscrowID, end: EscrowEnd)] = []
    /// Pools that trades go round.
    var closedPools: [PoolID] = []

    init(_ trading: TradingState, prices: VenuePrices) {
        self.trading = trading
        self.prices = prices
    }

    /// What an order has filled: in the instrument that its action names first, and in the other one.
    struct Filled: Hashable, Sendable {
        var quantity: UInt256
        var exchanged = UInt256.zero
    }

    /// Carries out so much of an action as the worst price allows.
    ///
    /// - Parameters:
    ///   - quantity: what is left to fill of a trade; other actions say themselves.
    ///   - worst: the worst price of a trade; `nil` for none.
    mutating func run(
        _ action: OrderAction, quantity: UInt256, worst: Price?, lot: UInt256, by place: Int
    ) throws(OrderRefusal) -> Filled {
        switch action {
        case .sell(let base, _, let quote):
            let trade = Trade(side: .sell, base: base, quote: quote, worst: worst, lot: lot)
            return try swap(trade, quantity: quantity, by: place)
        case .buy(let base, _, let quote):
            let trade = Trade(side: .buy, base: base, quote: quote, worst: worst, lot: lot)
            return try swap(trade, quantity: quantity, by: place)
        case .deposit(let instrument, let amount):
            return try deposit(amount, of: instrument, by: place)
        case .withdraw(let instrument, let amount):
            return try withdraw(amount, of: instrument, by: place)
        case .borrow(let instrument, let amount): return try borrow(amount, of: instrument, by: place)
        case .repay(let instrument, let amount): return try repay(amount, of: instrument, by: place)
        case .provideLiquidity(let pool, let base, let quote, let range):
            return try provide(PoolAmounts(base: base, quote: quote), in: range, to: pool, by: place)
        case .withdrawLiquidity(let pool, let amount):
            return try removeLiquidity(amount, from: pool, by: place)
        case .claim:
            guard try claimFees(by: place) else { throw .nothingToClaim }
            return Filled(quantity: .zero)
        default: return try runAsset(action, by: place)
        }
    }

    /// Takes an amount out of a wallet, as far as it is not promised to other orders.
    mutating func take(
        _ amount: UInt256, of instrument: InstrumentID, from place: Int, to holder: Holder
    ) throws(OrderRefusal) {
        let available = trading.accounts[place].available(instrument)
        guard amount <= available else {
            throw .insufficientBalance(instrument, needed: amount, available: available)
        }
        try ask(amount, instrument, from: .wallet(trading.accounts[place].account), to: holder)
        let held = trading.accounts[place].wallet[instrument.index]
        trading.accounts[place].wallet[instrument.index] = held &- amount
        note(amount, of: instrument, from: .wallet(trading.accounts[place].account), to: holder)
    }

    /// Asks a token whether it lets itself be moved.
    private func ask(
        _ amount: UInt256, _ instrument: InstrumentID, from: Holder, to: Holder
    ) throws(OrderRefusal) {
        if let refusal = trading.transferRefusal(
            of: amount, instrument, from: from, to: to, at: prices.second)
        {
            throw .transferRefused(instrument, refusal)
        }
    }

    /// Moves an amount from one wallet to another.
    mutating func send(
        _ amount: UInt256, of instrument: InstrumentID, from place: Int, to other: Int
    ) throws(OrderRefusal) {
        let (sender, receiver) = (trading.accounts[place].account, trading.accounts[other].account)
        let available = trading.accounts[place].available(instrument)
        guard amount <= available else {
            throw .insufficientBalance(instrument, needed: amount, available: available)
        }
        try ask(amount, instrument, from: .wallet(sender), to: .wallet(receiver))
        shift(amount, of: instrument, from: place, to: other)
    }

    /// Moves an amount between wallets without asking anybody.
    mutating func shift(_ amount: UInt256, of instrument: InstrumentID, from place: Int, to other: Int) {
        let held = trading.accounts[place].wallet[instrument.index]
        trading.accounts[place].wallet[instrument.index] = held &- amount
        // All there is of an instrument fits 255 bits, so that no wallet overflows.
        let received = trading.accounts[other].wallet[instrument.index] &+ amount
        trading.accounts[other].wallet[instrument.index] = received
        note(
            amount, of: instrument, from: .wallet(trading.accounts[place].account),
            to: .wallet(trading.accounts[other].account))
    }

    /// Puts an amount into a wallet, if its token lets it: an issuer's refund and what is forced ask nobody.
    mutating func put(
        _ amount: UInt256, of instrument: InstrumentID, into place: Int, from holder: Holder,
        isForced: Bool = false
    ) throws(OrderRefusal) {
        if !isForced {
            try ask(amount, instrument, from: holder, to: .wallet(trading.accounts[place].account))
        }
        let held = trading.accounts[place].wallet[instrument.index]
        trading.accounts[place].wallet[instrument.index] = try exactly { () throws(ArithmeticError) in
            try held.adding(amount)
        }
        note(amount, of: instrument, from: holder, to: .wallet(trading.accounts[place].account))
    }

    /// Notes a movement; nothing is no movement.
    mutating func note(_ amount: UInt256, of instrument: InstrumentID, from: Holder, to: Holder) {
        guard !amount.isZero else { return }
        legs.append(Leg(instrument: instrument, amount: amount, from: from, to: to))
    }
}
