import Protocols
import Units

/// What happens to an instrument by itself, at its time.
///
/// Payments are in another listed instrument, named by its symbol and taken at par: one whole unit of it for one
/// unit of the currency that the terms count in. What is paid goes to wallets; a venue that holds the instrument
/// passes nothing on, as the contracts of venues do not.
///
/// - Units: times in UTC; rates a year in millionths of the face value.
public enum InstrumentLife: Hashable, Sendable {
    /// Nothing.
    case unlimited
    /// A bill is redeemed at its face value.
    case bill(BillLife)
    /// A note pays coupons and is redeemed at its face value.
    case note(NoteLife)
    /// A share is split, and its dividends are reinvested: its multiplier grows, no amount changes.
    case share(ShareLife)
    /// A fund deals once a day at its net asset value and takes its fees.
    case fund(FundLife)
    /// An option is settled in cash at its expiry.
    case option(OptionLife)
    /// A perpetual follows its underlying.
    case perpetual(PerpetualLife)
}

/// The life of a bill.
public struct BillLife: Hashable, Sendable {
    /// How its yield reaches the holder.
    public enum Growth: Hashable, Sendable {
        /// The price of a token rises to its face value.
        case accumulating
        /// New tokens at every midnight UTC, at a yearly rate in millionths over 365 days.
        case rebasing(ratePartsPerMillion: UInt32)
    }

    /// When it is redeemed.
    public var maturity: Timestamp
    /// What a whole token brings then.
    public var face: Price
    /// What it is paid in.
    public var cash: SafeText
    /// How its yield reaches the holder.
    public var growth: Growth

    /// Makes the life of a bill.
    public init(maturity: Timestamp, face: Price, cash: SafeText, growth: Growth = .accumulating) {
        (self.maturity, self.face, self.cash, self.growth) = (maturity, face, cash, growth)
    }
}

/// The life of a note.
public struct NoteLife: Hashable, Sendable {
    /// When the last coupon and the face value are paid; coupons come whole periods before.
    public var maturity: Timestamp
    /// What a whole token brings then.
    public var face: Price
    /// Interest a year, in millionths of the face value.
    public var couponPartsPerMillion: UInt32
    /// Coupons a year: 1, 2, 4 or 12.
    public var couponsPerYear: UInt8
    /// What it is paid in.
    public var cash: SafeText

    /// Makes the life of a note.
    public init(
        maturity: Timestamp, face: Price, couponPartsPerMillion: UInt32, couponsPerYear: UInt8, cash: SafeText
    ) {
        (self.maturity, self.face, self.cash) = (maturity, face, cash)
        (self.couponPartsPerMillion, self.couponsPerYear) = (couponPartsPerMillion, couponsPerYear)
    }
}

/// The life of a share.
public struct ShareLife: Hashable, Sendable {
    /// A corporate action at its time.
    public struct Scheduled: Hashable, Sendable {
        /// When it takes effect.
        public var time: Timestamp
        /// What happens.
        public var action: CorporateAction

        /// Makes an action at a time.
        public init(_ action: CorporateAction, at time: Timestamp) {
            (self.action, self.time) = (action, time)
        }
    }

    /// What is known to come, earliest first.
    public var actions: [Scheduled]

    /// Makes the life of a share.
    public init(actions: [Scheduled] = []) { self.actions = actions }
}

/// The life of a fund.
public struct FundLife: Hashable, Sendable {
    /// What shares are paid with and paid out in.
    public var cash: SafeText
    /// Second of the UTC day at which orders close and are dealt.
    public var cutOff: UInt32
    /// Fee a year for managing, in millionths of the net asset value.
    public var managementPartsPerMillion: UInt32
    /// Share of what is gained above the high-water mark, in basis points.
    public var performanceBasisPoints: UInt32

    /// Makes the life of a fund.
    public init(
        cash: SafeText, cutOff: UInt32, managementPartsPerMillion: UInt32 = 0,
        performanceBasisPoints: UInt32 = 0
    ) {
        (self.cash, self.cutOff) = (cash, cutOff)
        self.managementPartsPerMillion = managementPartsPerMillion
        self.performanceBasisPoints = performanceBasisPoints
    }

    /// Seconds that a request waits for a price before it is given back: five days.
    static let patience: Int64 = 5 * 86_400
}

/// The life of a European option that is settled in cash.
public struct OptionLife: Hashable, Sendable {
    /// What its holder has a right to.
    public enum Right: UInt8, CaseIterable, Sendable { case call, put }

    /// The right.
    public var right: Right
    /// What it is on.
    public var underlying: SafeText
    /// The price agreed on.
    public var strike: Price
    /// When it is settled, at the oracle's price.
    public var expiry: Timestamp
    /// What it is paid in.
    public var cash: SafeText

    /// Makes the life of an option.
    public init(_ right: Right, on underlying: SafeText, strike: Price, expiry: Timestamp, cash: SafeText) {
        (self.right, self.underlying, self.strike) = (right, underlying, strike)
        (self.expiry, self.cash) = (expiry, cash)
    }
}

/// The life of a perpetual.
public struct PerpetualLife: Hashable, Sendable {
    /// What it follows.
    public var underlying: SafeText
    /// Seconds from one funding to the next.
    public var fundingSeconds: UInt32

    /// Makes the life of a perpetual.
    public init(underlying: SafeText, fundingSeconds: UInt32) {
        (self.underlying, self.fundingSeconds) = (underlying, fundingSeconds)
    }
}

extension InstrumentLife {
    /// The symbols of other instruments that it needs.
    public var symbols: [SafeText] {
        switch self {
        case .unlimited, .share: []
        case .bill(let life): [life.cash]
        case .note(let life): [life.cash]
        case .fund(let life): [life.cash]
        case .option(let life): [life.underlying, life.cash]
        case .perpetual(let life): [life.underlying]
        }
    }
}
