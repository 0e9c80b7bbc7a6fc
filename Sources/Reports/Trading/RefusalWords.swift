import Desk
import Units

/// Why an order ended without being filled, as a sentence with its numbers.
public enum RefusalWords {
    static func sentence(_ refusal: OrderRefusal, _ order: Order, of state: DeskState) -> SafeText {
        guard case .check(let rule) = refusal else { return sentence(refusal, of: state) }
        let numbers = order.checks.last { $0.rule == rule }.map { CheckWords.numbers($0, state) } ?? ""
        let name = CheckWords.name(rule)
        return numbers.text.isEmpty ? name : SafeText("\(name): \(numbers)")
    }

    /// Says why, without the numbers of a check.
    public static func sentence(_ refusal: OrderRefusal, of state: DeskState) -> SafeText {
        switch refusal {
        case .check(let rule): CheckWords.name(rule)
        case .accountCannotTrade: "the account cannot trade there"
        case .notListedAtVenue(let one): SafeText("the venue does not list \(symbol(one, state))")
        case .noRoute(let from, let to):
            SafeText("no pool of the chain trades \(symbol(from, state)) for \(symbol(to, state))")
        case .priceNotReached: "the pools do not give the price"
        case .venue(let name): SafeText("the venue says \(words(of: name.text))")
        case .insufficientBalance(let one, let needed, let available):
            SafeText(
                "needs \(amount(needed, one, state)) \(symbol(one, state)), has \(amount(available, one, state))"
            )
        case .nothingToClaim: "nothing to claim"
        case .arithmetic: "the amounts do not fit exact arithmetic"
        case .basket(let id): SafeText("order \(id.number) of the basket was refused")
        case .canceled: "canceled"
        case .replaced(let id): SafeText("replaced by order \(id.number)")
        case .notFilledAtOnce: "the rest could not be had at once"
        case .dayEnded: "the day ended"
        case .killed: "the kill switch was engaged"
        case .transferRefused(let one, let refusal):
            SafeText("the rules of \(symbol(one, state)): \(sentence(refusal, one, state))")
        case .instrumentEnded(let one): SafeText("\(symbol(one, state)) has matured or expired")
        case .notRedeemable(let one): SafeText("nobody takes \(symbol(one, state)) back, or not yet")
        case .noEscrow(let id): SafeText("nothing pending that can be recalled has the number \(id.number)")
        }
    }

    /// Says which rule of a token forbids a transfer.
    static func sentence(_ refusal: TransferRefusal, _ one: InstrumentID, _ state: DeskState) -> String {
        switch refusal {
        case .paused: "paused by its issuer"
        case .frozen(let account): "\(name(account, state)) is frozen"
        case .partlyFrozen(let free): "only \(amount(free, one, state)) is not frozen"
        case .claimLapsed(let account, let claim): "\(name(account, state)) has no valid claim \(claim)"
        case .country(let account): "holders of the country of \(name(account, state)) may not receive it"
        case .holderLimit(let limit): "no more than \(limit) holders"
        case .mostHeld(let most): "no holder may have more than \(amount(most, one, state))"
        case .cutOff(let opensAt): "closed until \(clock(opensAt)) UTC"
        }
    }

    private static func name(_ account: AccountID, _ state: DeskState) -> SafeText {
        Int(account.index) < state.accountCount ? state.name(of: account) : "?"
    }

    /// A second of the day as hours and minutes.
    static func clock(_ second: UInt32) -> String {
        let (hour, minute) = (second / 3_600, second / 60 % 60)
        return (hour < 10 ? "0\(hour)" : "\(hour)") + (minute < 10 ? ":0\(minute)" : ":\(minute)")
    }

    /// The words of an error's name: `healthFactorTooLow` is "health factor too low".
    private static func words(of name: String) -> String {
        name.reduce(into: "") { words, letter in
            let begins = letter.isUppercase && words.last?.isLowercase == true
            words += begins ? " \(letter.lowercased())" : String(letter)
        }
    }

    private static func symbol(_ instrument: InstrumentID, _ state: DeskState) -> SafeText {
        Int(instrument.index) < state.instrumentCount ? state.symbol(of: instrument) : "?"
    }

    private static func amount(_ amount: UInt256, _ one: InstrumentID, _ state: DeskState) -> String {
        guard Int(one.index) < state.instrumentCount else { return "\(amount)" }
        let decimals = Int(state.terms(of: one).decimals)
        guard amount.high == 0 else { return "more than there is" }
        return DecimalText.shortest(amount.low, scale: decimals)
    }
}
