import Units

/// An order as the command line says it: names and decimals, before it is known whether it can be done.
public struct OrderDraft: Hashable, Sendable {
    /// What is to be done.
    public enum Action: String, CaseIterable, Hashable, Sendable {
        case sell, buy, deposit, withdraw, borrow, repay, provide, remove, claim
    }

    /// On which side of a trade an order stands.
    public enum Side: Hashable, Sendable { case buy, sell }

    /// How long an order may wait.
    public enum TimeInForce: String, CaseIterable, Hashable, Sendable {
        /// Until the end of the day.
        case day
        /// Until it is cancelled.
        case goodTillCancelled = "gtc"
        /// What can be done at once; the rest is cancelled.
        case immediateOrCancel = "ioc"
        /// All of it at once, or nothing.
        case fillOrKill = "fok"
    }

    /// What is to be done.
    public var action: Action
    /// How much, in whole units of `symbol`: above 0, at most 18 decimals; `nil` for all there is.
    public var quantity: DecimalNumber?
    /// The instrument, or the pool where liquidity is provided or removed; `nil` claims whatever can be claimed.
    public var symbol: SafeText?
    /// What it is traded for; `nil` leaves that to the desk.
    public var quote: SafeText?
    /// How much of a pool's second token at most; `nil` in the pool's ratio.
    public var counterQuantity: DecimalNumber?
    /// The account's name; `nil` where none is selected either.
    public var account: SafeText?
    /// The worst price, in `quote` per unit: above 0, at most 18 decimals; `nil` trades at the market.
    public var limit: DecimalNumber?
    /// How long it may wait; `nil` leaves that to the desk.
    public var timeInForce: TimeInForce?

    /// Makes a draft.
    public init(
        _ action: Action, quantity: DecimalNumber? = nil, symbol: SafeText? = nil, quote: SafeText? = nil,
        counterQuantity: DecimalNumber? = nil, account: SafeText? = nil, limit: DecimalNumber? = nil,
        timeInForce: TimeInForce? = nil
    ) {
        self.action = action
        self.quantity = quantity
        self.symbol = symbol
        self.quote = quote
        self.counterQuantity = counterQuantity
        self.account = account
        self.limit = limit
        self.timeInForce = timeInForce
    }

    /// The side of a trade; `nil` for what is none.
    public var side: Side? {
        switch action {
        case .sell: .sell
        case .buy: .buy
        case .deposit, .withdraw, .borrow, .repay, .provide, .remove, .claim: nil
        }
    }
}
