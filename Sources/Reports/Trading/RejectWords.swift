import Desk
import Units

extension RefusalWords {
    /// Says why a command was refused.
    public static func sentence(_ reason: RejectReason, of state: DeskState) -> SafeText {
        switch reason {
        case .symbolAlreadyListed(let symbol): SafeText("\(symbol) is listed already")
        case .symbolStandsStill(let symbol):
            SafeText("an account holds \(symbol) at a price that stands still")
        case .symbolNotListed(let symbol): SafeText("\(symbol) is not listed")
        case .tooManyDecimals(let symbol): SafeText("\(symbol) has more than 27 decimals")
        case .tooMany(let limit): SafeText("more than \(limit)")
        case .amountTooGreat(let account): SafeText("an amount of \(account) is too great")
        case .venueNotOpen(let venue): SafeText("no venue or chain is called \(venue)")
        case .nameTaken(let name): SafeText("\(name) is taken")
        case .openingRefused(let account, let refusal):
            SafeText("\(account): \(sentence(refusal, of: state))")
        case .termsRefused(let venue, let refusal): SafeText("\(venue): \(sentence(refusal, of: state))")
        case .accountCannotTrade: "the account cannot trade"
        case .orderSentBefore(let id): SafeText("sent before, as order \(id.number)")
        case .orderNotFound(let id): SafeText("there is no order \(id.number)")
        case .orderNotWorking(let id, _): SafeText("order \(id.number) has ended")
        case .replacementRefused(let id, let refusal):
            SafeText("order \(id.number) stays as it was: \(sentence(refusal, of: state))")
        case .killSwitchIsOff: "the kill switch is off"
        case .wrongWord(let expected): SafeText("type \(expected) to lift the kill switch")
        case .tooEarly(let seconds): SafeText("the kill switch can be lifted in \(seconds) s")
        case .edgesNotSound(let terms): SafeText(sentence(terms))
        case .alertNotFound(let id): SafeText("there is no alert \(id)")
        case .alertAlreadySeen(let id): SafeText("alert \(id) was seen before")
        case .instrumentNotListed: "no instrument has that number"
        case .controlRefused(let instrument, let refusal):
            SafeText("\(state.symbol(of: instrument)): \(sentence(refusal, of: state))")
        default: BreakerWords.sentence(reason, of: state)
        }
    }

    private static func sentence(_ terms: HealthEdgeTerms) -> String {
        let edges = [terms.critical, terms.warning, terms.watch].map { DecimalText.shortest($0, scale: 18) }
        let hysteresis = DecimalText.shortest(UInt128(terms.hysteresisBasisPoints), scale: 2)
        return
            "critical \(edges[0]), warning \(edges[1]) and watch \(edges[2]) do not rise from above 1 to 100, "
            + "or the hysteresis of \(hysteresis)% is above 50%"
    }
}
