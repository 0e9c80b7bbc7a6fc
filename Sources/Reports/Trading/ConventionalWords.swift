import Desk
import Protocols
import Units

/// What a trade takes here beside what it would take off-chain.
public enum ConventionalWords {
    /// Says both in one line, such as `here 0.0s; off-chain T+1: Tue 2026-01-06, market closed until Mon 14:30Z`.
    ///
    /// - Parameter finalHereAt: when the settlement here was final; `nil` where there is none, and the line speaks of
    ///   off-chain alone.
    /// - Returns: empty where nothing traded has a market off-chain.
    public static func line(
        _ classes: [SettlementClass], tradedAt: Timestamp, finalHereAt: Timestamp?
    ) -> SafeText {
        // Delivery and payment wait for the slower of the two.
        let settlements = classes.compactMap { ConventionalSettlement($0, at: tradedAt) }
        guard let slowest = settlements.max(by: { $0.finalAt < $1.finalAt }) else { return "" }
        let here = finalHereAt.map { "here \(duration($0.nanoseconds(since: tradedAt))); " } ?? ""
        return SafeText(here + offChain(slowest))
    }

    private static func offChain(_ settlement: ConventionalSettlement) -> String {
        let date = settlement.settlementDate
        let market =
            settlement.opensAt.map { "market closed until \(dayAndClock($0))" } ?? "market open"
        return "off-chain T+\(settlement.cycleDays): \(word(date.weekday)) \(text(date)), \(market)"
    }

    /// Tenths of a second below two minutes, else whole minutes, hours or days; rounded down.
    private static func duration(_ nanoseconds: Int64) -> String {
        let tenths = max(0, nanoseconds) / (Timestamp.nanosecondsPerSecond / 10)
        return switch tenths {
        case ..<1_200: "\(tenths / 10).\(tenths % 10)s"
        case ..<72_000: "\(tenths / 600)m"
        case ..<1_728_000: "\(tenths / 36_000)h"
        default: "\(tenths / 864_000)d"
        }
    }

    /// The weekday and the minute in UTC; the times of markets are whole minutes after 1970.
    private static func dayAndClock(_ time: Timestamp) -> String {
        let minutes = time.nanoseconds / (60 * Timestamp.nanosecondsPerSecond)
        let date = CivilDate(daysSinceEpoch: minutes / 1_440)
        return "\(word(date.weekday)) \(padded(minutes / 60 % 24)):\(padded(minutes % 60))Z"
    }

    private static func text(_ date: CivilDate) -> String {
        "\(date.year)-\(padded(date.month))-\(padded(date.day))"
    }

    private static func word(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension ConventionalWords {
    /// Says it of an order that trades one instrument for another; empty for every other and where it was refused.
    static func line(_ order: Order, of state: DeskState) -> SafeText {
        guard !order.state.isRefused else { return "" }
        let instruments: [InstrumentID]
        switch order.request.action {
        case .sell(let base, _, let quote), .buy(let base, _, let quote): instruments = [base, quote]
        default: return ""
        }
        let classes = instruments.filter { Int($0.index) < state.instrumentCount }.map {
            SettlementClass(state.terms(of: $0).kind)
        }
        return line(
            classes, tradedAt: order.filledAt ?? order.placedAt, finalHereAt: order.filledAt)
    }
}

extension Order {
    /// When the last fill was; `nil` where there is none, or where the order has changed since.
    ///
    /// A fill settles whole or not at all, in its own batch, so that it is final when it is made.
    fileprivate var filledAt: Timestamp? {
        let isLastChange =
            state == .filled || state == .partiallyFilled || request.timeInForce == .immediateOrCancel
        return isLastChange && !filled.isZero ? changedAt : nil
    }
}

extension SettlementClass {
    /// What an instrument of the desk is off-chain.
    public init(_ kind: InstrumentKind) {
        self =
            switch kind {
            case .bill: .bill
            case .note: .note
            case .equity: .equity
            case .fund: .fund
            case .gold: .gold
            case .option: .listedOption
            case .crypto, .stablecoin, .staked, .perpetual, .governance: .none
            }
    }
}
