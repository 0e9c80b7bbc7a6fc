import Desk
import Units

/// How the net assets of the desk came to be what they are: fed with what happened, step by step.
///
/// A step is a part of the desk's inputs in which settlements happen before prices move, so that each is valued at
/// the prices that it was made at. What is told does not depend on where else the steps are cut, but for rounding.
public struct FundHistory: Sendable {
    /// The accounts that trade, in the order of the desk.
    public private(set) var accounts: [FundAccount] = []
    /// Net assets at the beginning and then each time that the interval has passed, oldest first.
    public private(set) var points: [NetAssetsPoint] = []
    /// What moved in and out of the wallets, oldest first.
    public private(set) var ledger = CashLedger()
    /// Shares of the desk, times 1e8: it begins with as many as it has net assets, so that the first costs 1, and what
    /// comes in or goes out buys or redeems some at what they are worth then.
    public private(set) var shares: Int128 = 0
    private var flows: Int128 = 0
    private var prices: MomentPrices
    private let interval: Int64
    private var nextPoint: Int64

    /// The most points that are kept; from there on each point is dropped but the last.
    public static let greatestPointCount = 100_000

    /// Begins at a desk as it stands.
    ///
    /// - Parameter interval: seconds between two points, at least 1.
    public init(_ state: DeskState, interval: Int64 = 60) {
        precondition(interval > 0, "points lie apart")
        self.interval = interval * Timestamp.nanosecondsPerSecond
        prices = MomentPrices(state)
        nextPoint = .min
        admitAccounts(state)
        notePoint(state)
    }

    /// Takes a step: the desk before it, what happened in it, and the desk after it.
    public mutating func note(before: DeskState, events: [Event], after: DeskState) {
        let touched = FundHistory.touched(events, in: after)
        if !touched.isEmpty {
            advance(to: before)
            for index in accounts.indices where touched.contains(accounts[index].account) {
                let step = SettledStep(accounts[index].account, events, after, prices: prices)
                accounts[index].settle(step, to: after.quantities(of: accounts[index].account), prices)
            }
            ledger.note(events, in: after)
            dealShares()
        }
        admitAccounts(after)
        if after.time.nanoseconds >= nextPoint { notePoint(after) }
    }

    /// Brings prices and interest up to a desk as it stands; before figures are read.
    public mutating func advance(to state: DeskState) {
        let now = MomentPrices(state)
        for index in accounts.indices {
            accounts[index].advance(state, from: prices, to: now)
        }
        prices = now
        dealShares()
    }

    /// Brings everything up to a desk as it stands and notes it as the last point.
    public mutating func finish(_ state: DeskState) {
        if points.last?.time == state.time { points.removeLast() }
        notePoint(state)
    }

    private mutating func admitAccounts(_ state: DeskState) {
        let known = accounts.count
        for account in state.tradingAccounts.dropFirst(known) {
            accounts.append(FundAccount(account, state, prices))
            ledger.open(account, state)
        }
    }

    private mutating func notePoint(_ state: DeskState) {
        advance(to: state)
        // Before the first price there is nothing to value.
        guard prices.hasAny else { return }
        if points.count >= FundHistory.greatestPointCount { points.removeLast() }
        points.append(
            NetAssetsPoint(
                time: state.time, sequence: state.sequence, accounts: accounts.map(\.netAssets),
                shares: shares))
        guard state.time.nanoseconds != .min else { return }
        nextPoint = (state.time.nanoseconds / interval + 1) * interval
    }

    /// Issues or redeems shares for what has flowed since the last time, at the price before it.
    private mutating func dealShares() {
        let total = accounts.reduce(Int128(0)) { $0 + $1.netAssets }
        let flowed = accounts.reduce(Int128(0)) { $0 + $1.opening + $1.flows }
        let flow = flowed - flows
        flows = flowed
        let before = total - flow
        guard shares > 0, before > 0 else { return shares = max(0, total) }
        guard flow != 0,
            let dealt = try? UInt256.mulDivDown(
                UInt256(shares.magnitude), UInt256(flow.magnitude), UInt256(before.magnitude))
        else { return }
        let change = Int128(clamping: dealt.low)
        shares = max(0, flow < 0 ? shares - change : shares + change)
    }

    /// The accounts of ours that settlements or liquidators touched.
    private static func touched(_ events: [Event], in state: DeskState) -> [AccountID] {
        var touched: [AccountID] = []
        for event in events {
            switch event {
            case .settled(let settlement):
                for leg in settlement.legs {
                    for case .wallet(let account) in [leg.from, leg.to] { touched.append(account) }
                }
            case .accountLiquidated(let account): touched.append(account)
            default: continue
            }
        }
        return touched
    }
}

/// Net assets at one moment, in the base currency times 1e8.
public struct NetAssetsPoint: Hashable, Sendable {
    /// The desk's time.
    public var time: Timestamp
    /// The desk's sequence.
    public var sequence: Sequence64
    /// By account, in the order of the desk.
    public var accounts: [Int128]
    /// Shares of the desk, times 1e8.
    public var shares: Int128

    /// Of the whole desk.
    public var total: Int128 { accounts.reduce(0, +) }

    /// Net asset value of a share, rounded down; nil while there are no shares or it is below zero.
    public var perShare: Price? {
        guard shares > 0, total >= 0,
            let value = try? UInt256.mulDivDown(
                UInt256(total.magnitude), UInt256(Price.scale), UInt256(shares.magnitude)), value.high == 0
        else { return nil }
        return Price(raw: value.low)
    }
}
