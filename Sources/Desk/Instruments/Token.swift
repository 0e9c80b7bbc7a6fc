import Units

/// What an instrument has come to: its rules with what its agent has done, and how far its life has gone.
struct Token: Sendable {
    /// What happens to it; from its terms.
    let life: InstrumentLife
    /// What it asks; from its terms.
    let rules: TransferRules?
    /// What it is paid in, and what it is on, once they are listed.
    var cash: InstrumentID?
    var underlying: InstrumentID?
    /// Whether nothing of it moves.
    var isPaused = false
    /// What of it cannot move, by account in their order.
    var frozen: [FrozenHolding] = []
    /// How much of the underlying share a token stands for, times 1e18.
    var multiplier = Wad.one
    /// When something happens next, in nanoseconds: the greatest for never, the least before anybody has looked.
    var nextTime = Int64.min
    /// When what waits for a price should have happened, in nanoseconds.
    var overdue: Int64?
    /// What a whole token brings, once it has matured or expired.
    var redemption: Price?
    /// The greatest net asset value that a performance fee was taken at.
    var highWaterMark = Price(raw: 0)
    /// When fees were last counted, in nanoseconds.
    var feesCounted = Int64.max

    /// The newest word on what stands behind it.
    var reserve: Reserve?
    /// The alerts that stand for it: too little, and too old; 0 for none.
    var reserveAlerts: (short: UInt64, stale: UInt64) = (0, 0)

    /// A part of an account's holding that cannot move; all of it, and nothing comes in, where it is the greatest.
    struct FrozenHolding: Hashable, Sendable {
        var account: AccountID
        var amount: UInt256
        /// Whether the account neither sends nor receives.
        var isWhole: Bool { amount == .max }
    }

    init(_ terms: InstrumentTerms) { (life, rules) = (terms.life, terms.transferRules) }

    /// Whether what it is paid in or is on is not listed yet.
    var needs: Bool {
        switch life {
        case .unlimited, .share: false
        case .bill, .note, .fund: cash == nil
        case .option: cash == nil || underlying == nil
        case .perpetual: underlying == nil
        }
    }

    /// Whether a transfer has to ask.
    var asks: Bool { rules != nil || isPaused || !frozen.isEmpty }

    /// What of an account's holding cannot move.
    func frozen(of account: AccountID) -> UInt256 {
        frozen.first { $0.account == account }?.amount ?? .zero
    }
}

/// What the agent of a token does.
public enum TokenControl: Hashable, Sendable {
    /// Nothing moves any more.
    case pause
    /// Transfers go on.
    case resume
    /// So much of an account's holding cannot move; `UInt256.max` freezes the account.
    case freeze(AccountID, UInt256)
    /// All of an account's holding can move again.
    case release(AccountID)
    /// Moves a holding whatever pause, freezes and rules say; the receiver must be one that may receive.
    case force(from: AccountID, to: AccountID, amount: UInt256)
}

/// Something that happened to an instrument by itself.
public struct LifeEvent: Hashable, Sendable {
    /// What happened.
    public enum What: Hashable, Sendable {
        /// A coupon was paid for each whole token.
        case couponPaid(Price)
        /// New tokens were given to holders, as a share of what they hold in millionths a year.
        case interestPaid(ratePartsPerMillion: UInt32)
        /// It was redeemed at a price for each whole token.
        case matured(Price)
        /// It was settled at a price for each whole token.
        case expired(Price)
        /// A share's multiplier changed.
        case multiplied(from: UInt256, to: UInt256)
        /// A fund has dealt at its net asset value.
        case dealt(Price, requests: UInt32)
        /// A fund has counted its fees for each share.
        case feesCounted(management: Price, performance: Price)
        /// A part of a grant was released.
        case vested(EscrowID, UInt256)
    }

    /// The instrument.
    public var instrument: InstrumentID
    /// When.
    public var time: Timestamp
    /// What happened.
    public var what: What
}

/// What somebody trusted has said of what stands behind an instrument.
public struct Reserve: Hashable, Sendable {
    /// How much of it there is, in smallest units.
    public var minted: UInt256
    /// How much of it is covered by what stands behind it, in smallest units.
    public var backing: UInt256
    /// When that was so.
    public var time: Timestamp

    /// Makes a word on a reserve.
    public init(minted: UInt256, backing: UInt256, at time: Timestamp) {
        (self.minted, self.backing, self.time) = (minted, backing, time)
    }
}
