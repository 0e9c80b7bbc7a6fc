import Desk
import Units

/// An order as a person writes it: names and decimals, before it is known whether they mean anything.
public struct OrderTicket: Hashable, Sendable {
    /// What is to be done.
    public enum Side: String, CaseIterable, Hashable, Sendable {
        case sell, buy, deposit, withdraw, borrow, repay, provide, remove, claim, send, subscribe, redeem,
            recall
    }

    /// Two prices of a pool's first token in its second.
    public struct Range: Hashable, Sendable {
        /// The lower one.
        public var lower: DecimalNumber
        /// The upper one.
        public var upper: DecimalNumber

        /// Makes a range.
        public init(lower: DecimalNumber, upper: DecimalNumber) {
            self.lower = lower
            self.upper = upper
        }
    }

    /// What is to be done.
    public var side: Side
    /// The account's name.
    public var account: SafeText
    /// The instrument; the pool's name where liquidity is provided or removed, the number of what is recalled.
    public var symbol: SafeText
    /// What it is traded for, or the account that it is sent to; for liquidity, empty.
    public var counterSymbol: SafeText
    /// How much, in whole units; `nil` for all there is.
    public var quantity: DecimalNumber?
    /// For liquidity that is provided: how much of the pool's second token at most; `nil` in the pool's ratio.
    public var counterQuantity: DecimalNumber?
    /// For liquidity that is provided: between which prices it works; `nil` for all prices.
    public var range: Range?
    /// The limit; `nil` trades at the market with the desk's protection.
    public var limit: DecimalNumber?
    /// How long it may wait.
    public var timeInForce: TimeInForce
    /// What was confirmed after the preview.
    public var confirmations: Confirmations

    /// Makes a ticket.
    public init(
        side: Side, account: SafeText, symbol: SafeText, counterSymbol: SafeText = "",
        quantity: DecimalNumber? = nil, counterQuantity: DecimalNumber? = nil, range: Range? = nil,
        limit: DecimalNumber? = nil,
        timeInForce: TimeInForce = .immediateOrCancel, confirmations: Confirmations = []
    ) {
        self.side = side
        self.account = account
        self.symbol = symbol
        self.counterSymbol = counterSymbol
        self.quantity = quantity
        self.counterQuantity = counterQuantity
        self.range = range
        self.limit = limit
        self.timeInForce = timeInForce
        self.confirmations = confirmations
    }
}

/// What an order has confirmed.
public typealias Confirmations = Desk.Confirmations
