import Desk
import Units

/// The state of an order.
public typealias OrderState = Desk.OrderState

/// How long an order may wait.
public typealias TimeInForce = Desk.TimeInForce

/// A check that an order went through.
public typealias CheckResult = Desk.CheckResult

/// The orders of the run, newest first.
public struct BlotterReport: Sendable {
    /// At most 256 orders: those that work first, then the newest.
    public var rows: [BlotterRow] = []
    /// Orders that wait for their price.
    public var workingCount = 0
    /// Orders of the run.
    public var orderCount = 0
    /// Since when the kill switch is engaged, in wall time; `nil` while it is off.
    public var killedSince: Timestamp?

    /// Makes an empty report.
    public init() {}
}

/// One order.
public struct BlotterRow: Sendable {
    /// Its number.
    public var id: OrderID
    /// The number of its basket's first order.
    public var basket: OrderID
    /// When it came.
    public var placedAt: Timestamp
    /// When it last changed.
    public var changedAt: Timestamp
    /// The account.
    public var account: SafeText
    /// SELL, BUY, DEPOSIT, WITHDRAW, BORROW, REPAY, LP ADD, LP REMOVE or CLAIM.
    public var side: SafeText
    /// The instrument or the pool.
    public var symbol: SafeText
    /// What it is traded for; empty where nothing is.
    public var counterSymbol: SafeText
    /// How much was asked for, in smallest units; `UInt256.max` for all there is.
    public var quantity: UInt256
    /// How much is filled.
    public var filled: UInt256
    /// Decimal places of both.
    public var decimals: UInt8
    /// The limit or the protection price that was asked for; `nil` at market, where the desk protects each fill
    /// by the prices of its moment.
    public var limit: Price?
    /// The average price of what is filled.
    public var averagePrice: Price?
    /// Where it stands.
    public var state: OrderState
    /// How long it may wait.
    public var timeInForce: TimeInForce
    /// A sentence that says why it ended unfilled; empty where it did not.
    public var reason: SafeText
    /// Its checks as sentences, in their order.
    public var checks: [CheckRow]
    /// What it takes here beside what it would take off-chain; empty where it trades nothing that is dealt there.
    public var conventional: SafeText

    /// Makes a row.
    public init(
        id: OrderID, basket: OrderID, placedAt: Timestamp, changedAt: Timestamp, account: SafeText,
        side: SafeText, symbol: SafeText, counterSymbol: SafeText, quantity: UInt256, filled: UInt256,
        decimals: UInt8, limit: Price?, averagePrice: Price?, state: OrderState, timeInForce: TimeInForce,
        reason: SafeText, checks: [CheckRow], conventional: SafeText = ""
    ) {
        self.id = id
        self.basket = basket
        self.placedAt = placedAt
        self.changedAt = changedAt
        self.account = account
        self.side = side
        self.symbol = symbol
        self.counterSymbol = counterSymbol
        self.quantity = quantity
        self.filled = filled
        self.decimals = decimals
        self.limit = limit
        self.averagePrice = averagePrice
        self.state = state
        self.timeInForce = timeInForce
        self.reason = reason
        self.checks = checks
        self.conventional = conventional
    }
}

/// A check as it is shown.
public struct CheckRow: Hashable, Sendable {
    /// What it said.
    public var verdict: CheckResult.Verdict
    /// Its short name, such as `health floor`.
    public var name: SafeText
    /// Its numbers, such as `1.0412 under 1.0500`; empty where it has none.
    public var numbers: SafeText

    /// Makes a row.
    public init(verdict: CheckResult.Verdict, name: SafeText, numbers: SafeText) {
        self.verdict = verdict
        self.name = name
        self.numbers = numbers
    }
}
