import Units

/// What an order or a basket would do if it were sent now: the same handling, on a copy.
public struct PreviewReport: Sendable {
    /// The sequence at which it was computed.
    public var sequence: Sequence64
    /// The number of the preview that a screen asked for, so that it knows whether this is the newest.
    public var request: UInt64
    /// Why it would be denied or rejected, as a sentence; `nil` when it would settle or rest.
    public var refusal: SafeText?
    /// How much would be filled where not all of it would be and the rest would not wait; `nil` otherwise.
    public var shortfall: SafeText?
    /// Whether it would rest in the desk rather than settle at once.
    public var rests = false
    /// The account whose name has to be typed before it may be sent; `nil` where it lowers no health factor.
    public var accountToType: SafeText?
    /// What else has to be confirmed: that it is no mistake although an equal order came a moment ago, or although
    /// it is many times the usual size. The preview shows it as if it had been.
    public var toConfirm: Confirmations = []
    /// Before and after, in the order to be shown. Of what would be refused: what it would have led to, as far as
    /// that was computed.
    public var figures: [PreviewFigure] = []
    /// The pools that a trade goes through.
    public var route: [RouteLeg] = []
    /// Every check.
    public var checks: [CheckRow] = []

    /// Makes an empty preview.
    public init(sequence: Sequence64, request: UInt64) {
        self.sequence = sequence
        self.request = request
    }
}

/// One figure before and after an order.
public struct PreviewFigure: Hashable, Sendable {
    /// How a figure is written.
    public enum Form: Hashable, Sendable {
        /// A health factor times 1e18, floored.
        case health
        /// A price times 1e18.
        case price
        /// An amount of the base currency times 1e8.
        case money
        /// An amount of the base currency times 1e8 that is paid; shown rounded up.
        case cost
        /// A quantity with so many decimal places.
        case quantity(decimals: UInt8)
        /// Basis points.
        case basisPoints
    }

    /// What it is, such as `HF vault-A` or `liq price ETH`.
    public var name: SafeText
    /// How it is written.
    public var form: Form
    /// Before the order; `nil` for none, such as a health factor without debt.
    public var before: Int256?
    /// After the order; `nil` for none.
    public var after: Int256?
    /// Whether a `nil` stands for "none" rather than for "does not apply".
    public var hasBefore: Bool
    /// Whether what is after was computed; not so where the order is refused before.
    public var hasAfter: Bool

    /// Makes a figure.
    public init(
        name: SafeText, form: Form, before: Int256?, after: Int256?, hasBefore: Bool = true,
        hasAfter: Bool = true
    ) {
        self.name = name
        self.form = form
        self.before = before
        self.after = after
        self.hasBefore = hasBefore
        self.hasAfter = hasAfter
    }
}

/// One pool that a trade goes through.
public struct RouteLeg: Hashable, Sendable {
    /// The pool.
    public var pool: SafeText
    /// Its chain.
    public var chain: SafeText
    /// What is paid in.
    public var paid: SafeText
    /// How much, in smallest units.
    public var paidAmount: UInt256
    /// Decimal places of it.
    public var paidDecimals: UInt8
    /// What comes out.
    public var received: SafeText
    /// How much.
    public var receivedAmount: UInt256
    /// Decimal places of it.
    public var receivedDecimals: UInt8
    /// How far the leg's price is from the pool's price before it, fee included, in basis points rounded up.
    public var impactBasisPoints: UInt64

    /// Makes a leg.
    public init(
        pool: SafeText, chain: SafeText, paid: SafeText, paidAmount: UInt256, paidDecimals: UInt8,
        received: SafeText, receivedAmount: UInt256, receivedDecimals: UInt8, impactBasisPoints: UInt64
    ) {
        self.pool = pool
        self.chain = chain
        self.paid = paid
        self.paidAmount = paidAmount
        self.paidDecimals = paidDecimals
        self.received = received
        self.receivedAmount = receivedAmount
        self.receivedDecimals = receivedDecimals
        self.impactBasisPoints = impactBasisPoints
    }
}
