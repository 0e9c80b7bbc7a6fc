import Units

/// What the desk loses if one of those that it rests on fails, and how long it takes to leave each position.
public struct ExposureReport: Sendable {
    /// One row for each name, by kind and then the greatest loss first; at most `greatestCount`.
    public var rows: [ExposureRow] = []
    /// One row for each instrument held that is no cash, the slowest to leave first; at most `greatestCount`.
    public var exits: [ExitRow] = []
    /// Rows beyond those.
    public var omittedCount = 0
    /// What the desk owns less what it owes, in the base currency times 1e8.
    public var netAssets: Int128 = 0
    /// The share of a chain's depth that the exits count with, in basis points.
    public var exitShareBasisPoints: UInt32 = 0

    /// Rows of each list that a report holds at most.
    public static let greatestCount = 256

    /// Makes an empty report.
    public init() {}

    /// How many rows of both lists are beyond their limit.
    public var overCount: Int { rows.count { $0.verdict == .over } + exits.count { $0.verdict == .over } }
}

/// How a figure stands to its limit.
public enum ExposureVerdict: UInt8, Comparable, Hashable, Sendable {
    /// Below four fifths of it.
    case within
    /// Above four fifths of it.
    case near
    /// Beyond it.
    case over

    /// Orders by how bad it is.
    public static func < (left: ExposureVerdict, right: ExposureVerdict) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The word for it.
    public var word: SafeText {
        switch self {
        case .within: "ok"
        case .near: "near"
        case .over: "OVER"
        }
    }

    /// Judges a figure by its limit.
    init(_ figure: UInt128, limit: UInt128) {
        self = figure > limit ? .over : (figure * 5 > limit * 4 ? .near : .within)
    }
}

/// One that the desk rests on.
public struct ExposureRow: Hashable, Sendable {
    /// What it is.
    public var kind: ExposureKind
    /// What it is called.
    public var name: SafeText
    /// What is lost if it fails, in the base currency times 1e8.
    ///
    /// With an issuer, a custodian or a bridge, all that is held of their tokens: debts in them are not counted
    /// against it. With an oracle, the equity of every loan that rests on its prices. With a contract, what a lending
    /// venue holds of ours beyond what we owe it, and liquidity in a pool. With a chain, the net assets of the accounts
    /// on it and what is held elsewhere of tokens that were made on it.
    public var loss: Int128
    /// The loss in basis points of the net assets, rounded up; nil where there are none.
    public var shareBasisPoints: UInt64?
    /// The most that the share may be.
    public var limitBasisPoints: UInt32
    /// How it stands to that.
    public var verdict: ExposureVerdict

    /// Makes a row; where there are no net assets, any loss is beyond its limit.
    public init(kind: ExposureKind, name: SafeText, loss: Int128, netAssets: Int128, limit: UInt32) {
        (self.kind, self.name, self.loss, limitBasisPoints) = (kind, name, loss, limit)
        guard netAssets > 0,
            let share = try? UInt256.mulDivUp(
                UInt256(loss.magnitude), BasisPoints.one, UInt256(netAssets.magnitude))
        else {
            verdict = loss > 0 ? .over : .within
            return
        }
        let points = UInt64(exactly: share) ?? .max
        shareBasisPoints = points
        verdict = ExposureVerdict(UInt128(points), limit: UInt128(limit))
    }
}

/// How long it takes to leave a position.
public struct ExitRow: Hashable, Sendable {
    /// The instrument.
    public var symbol: SafeText
    /// The chain on which leaving takes longest.
    public var chain: SafeText
    /// What is held of it there, in the base currency times 1e8.
    public var value: Int128
    /// What the pools of that chain hold of it.
    public var depth: Int128
    /// Days, in tenths, rounded up; nil where no pool of the chain trades it.
    public var tenthsOfDays: UInt64?
    /// How it stands to the limit.
    public var verdict: ExposureVerdict

    /// Makes a row: each day sells the share of the depth, which is there again the next day.
    public init(symbol: SafeText, chain: SafeText, value: Int128, depth: Int128, limits: ExposureLimits) {
        (self.symbol, self.chain, self.value, self.depth) = (symbol, chain, value, depth)
        let daily = UInt256(depth.magnitude) &* UInt256(UInt64(limits.exitShareBasisPoints))
        guard !daily.isZero,
            let tenths = try? UInt256.mulDivUp(UInt256(value.magnitude), 100_000, daily)
        else {
            verdict = .over
            return
        }
        let days = UInt64(exactly: tenths) ?? .max
        tenthsOfDays = days
        verdict = ExposureVerdict(UInt128(days), limit: UInt128(limits.exitDays) * 10)
    }
}
