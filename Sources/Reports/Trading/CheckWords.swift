import Desk
import Units

extension CheckRow {
    /// Says what a check found.
    init(_ result: CheckResult, of state: DeskState) {
        self.init(
            verdict: result.verdict, name: CheckWords.name(result.rule),
            numbers: CheckWords.numbers(result, state))
    }
}

/// The names of checks, and their numbers in the unit of each.
enum CheckWords {
    static func name(_ rule: CheckRule) -> SafeText {
        switch rule {
        case .killSwitch: "kill switch"
        case .role: "role"
        case .orderRate: "orders/s"
        case .quantity: "quantity"
        case .lot: "lot"
        case .oracleFresh: "oracle age"
        case .notHalted: "halt"
        case .priceBand: "price band"
        case .orderNotional: "order value"
        case .notionalPerSecond: "value/1s"
        case .notionalPerMinute: "value/1min"
        case .notionalPerDay: "value/day"
        case .duplicate: "duplicate"
        case .size: "usual size"
        case .balance: "balance"
        case .healthFloor: "health floor"
        case .armed: "armed"
        case .position: "position"
        case .concentration: "concentration"
        case .breaker: "breaker"
        }
    }

    static func numbers(_ result: CheckResult, _ state: DeskState) -> SafeText {
        switch result.rule {
        case .killSwitch: result.verdict == .denied ? "engaged" : ""
        case .breaker: result.verdict == .denied ? BreakerWords.refusal(result, state) : ""
        case .notHalted: result.verdict == .denied ? "a price waits for confirmation" : ""
        case .role, .quantity, .lot, .balance: ""
        case .orderRate: SafeText("\(result.value) of \(result.limit)")
        case .oracleFresh: oracleAge(result)
        case .priceBand: SafeText("\(basisPoints(result.value)) of \(basisPoints(result.limit))")
        case .concentration: SafeText("\(percent(result.value)) of \(percent(result.limit))")
        case .orderNotional, .notionalPerSecond, .notionalPerMinute, .notionalPerDay, .size, .position:
            SafeText("\(money(result.value)) of \(money(result.limit))")
        case .duplicate: result.verdict == .passed ? "" : SafeText("order \(result.value) is the same")
        case .healthFloor: SafeText(health(result))
        case .armed: armed(result)
        }
    }

    private static func oracleAge(_ result: CheckResult) -> SafeText {
        guard result.verdict == .denied else { return "" }
        return result.value == .max ? "no price yet" : SafeText("\(result.value) s of \(result.limit) s")
    }

    private static func health(_ result: CheckResult) -> String {
        guard result.value != .max else { return "no debt" }
        let factor = DecimalText.floored(result.value, scale: 18, places: 4)
        guard !result.limit.isZero else { return factor }
        return "\(factor), floor \(DecimalText.floored(result.limit, scale: 18, places: 4))"
    }

    private static func armed(_ result: CheckResult) -> SafeText {
        result.verdict == .denied ? "type the account's name: health falls" : ""
    }

    private static func basisPoints(_ value: UInt256) -> String {
        value.high == 0 && value.low < 1_000_000_000 ? "\(value) bp" : "beyond measure"
    }

    private static func percent(_ value: UInt256) -> String {
        guard value.high == 0, value.low < 1_000_000_000 else { return "beyond measure" }
        return DecimalText.fixed(value.low, scale: 2, places: 1, grouped: true) + "%"
    }

    static func money(_ value: UInt256) -> String {
        guard value.high == 0, value.low < 1 << 99 else { return "beyond measure" }
        return DecimalText.fixed(value.low, scale: 8, places: 2, rounding: .up, grouped: true)
    }
}
