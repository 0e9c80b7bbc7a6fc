import Desk
import Protocols
import Units

/// What breakers say, as sentences with their numbers.
public enum BreakerWords {
    /// A state in one or two words.
    public static func name(_ state: BreakerState) -> SafeText {
        switch state {
        case .normal: "normal"
        case .limitState: "limit state"
        case .halted: "halted"
        case .riskReducingOnly: "repay only"
        case .limitOrdersOnly: "limits only"
        }
    }

    /// What may be done in a state.
    public static func allowed(_ state: BreakerState) -> SafeText {
        switch state {
        case .normal: "everything"
        case .limitState, .limitOrdersOnly: "repay, add collateral, cancel and limit orders"
        case .halted, .riskReducingOnly: "repay, add collateral and cancel"
        }
    }

    /// Why a breaker tripped, with the numbers that it saw.
    static func cause(_ trip: BreakerTrip, of state: DeskState) -> SafeText {
        let (value, limit) = (trip.figures.value, trip.figures.limit)
        switch trip.cause {
        case .outOfBand(let price, let reference):
            return SafeText(
                "\(figure(price)) is \(move(from: reference, to: price)) from the 5 min mean \(figure(reference))"
            )
        case .velocity(let window, let from, let to):
            return SafeText(
                "\(move(from: from, to: to)) within \(span(window)), \(figure(from)) to \(figure(to))")
        case .depeg(let price, let peg):
            return SafeText("\(figure(price)) is \(move(from: peg, to: price)) from its peg \(figure(peg))")
        case .stale: return SafeText("its price is \(value) s old, \(limit) s at most")
        case .disagreement:
            return SafeText("oracle and market are \(share(value)) apart, \(share(limit)) at most")
        case .outflow:
            let points = DecimalText.fixed(UInt128(state.breakerTerms.outflow), scale: 2, places: 0)
            return SafeText("more than \(points)% has left within an hour")
        case .loss:
            return SafeText("lost \(CheckWords.money(value)) today, \(CheckWords.money(limit)) at most")
        case .invariant: return missing(value, state)
        case .tripped(let actor): return pulled(actor)
        case .limitStateExpired, .released, .calm: return ""
        }
    }

    /// Which breaker refused an order, where it stood and why it had tripped.
    static func refusal(_ result: CheckResult, _ state: DeskState) -> SafeText {
        let stood = BreakerState(rawValue: UInt8(truncatingIfNeeded: result.limit.low)) ?? .halted
        let number = UInt64(clamping: result.value.low)
        guard let trip = state.breakerTrip(number) else {
            return SafeText("trip \(number), \(name(stood))")
        }
        return SafeText("\(state.name(of: trip.scope)) \(name(stood)): \(cause(trip, of: state))")
    }

    /// Says why a command about breakers was refused.
    static func sentence(_ reason: RejectReason, of state: DeskState) -> SafeText {
        switch reason {
        case .breakersNotSound: "breakers have a share that is too great, or name no instrument"
        case .breakerUnknown: "the desk knows nothing that this breaker could be about"
        case .breakerWordWrong(let expected): SafeText("type \(expected) to reset the breaker")
        case .breakerNotPulled(let scope):
            SafeText(
                state.breakerState(of: scope) == .normal
                    ? "the breaker of \(state.name(of: scope)) is normal"
                    : "nobody pulled the breaker of \(state.name(of: scope)): it reopens when its cause is gone"
            )
        case .breakerPulledBySame(let scope):
            SafeText("somebody else has to reset the breaker of \(state.name(of: scope))")
        case .breakerTooEarly(let scope, let seconds):
            SafeText("the breaker of \(state.name(of: scope)) can be reset in \(seconds) s")
        case .breakerCausePersists(let scope):
            SafeText("the breaker of \(state.name(of: scope)) stays: what tripped it besides persists")
        default: ""
        }
    }

    private static func missing(_ value: UInt256, _ state: DeskState) -> SafeText {
        let index = Int(clamping: value.low)
        guard index < state.instrumentCount else { return "what is held is not what came in" }
        return SafeText(
            "\(state.symbol(of: InstrumentID(UInt32(index)))) is held that never came, or is missing")
    }

    private static func pulled(_ actor: UInt32) -> SafeText {
        actor == 0 ? "pulled at the desk" : SafeText("pulled by \(actor)")
    }

    private static func span(_ window: VelocityWindow) -> String {
        switch window {
        case .second: "1 s"
        case .minute: "1 min"
        case .hour: "1 h"
        }
    }

    private static func figure(_ price: Price) -> String {
        let isSmall = price < Price(whole: 100)
        return DecimalText.fixed(price.raw, scale: Price.decimals, places: isSmall ? 4 : 2, grouped: true)
    }

    /// A move in percent with its sign, its size rounded down.
    private static func move(from: Price, to: Price) -> String {
        let distance = from > to ? from.raw - to.raw : to.raw - from.raw
        let points = try? UInt256.mulDivDown(UInt256(distance), BasisPoints.one, UInt256(from.raw))
        return (to < from ? "-" : "+") + share(points ?? .max)
    }

    private static func share(_ points: UInt256) -> String {
        guard points.high == 0, points.low < 1_000_000_000 else { return "beyond measure" }
        return DecimalText.fixed(points.low, scale: 2, places: 2) + "%"
    }
}
