import Desk
import Units

/// What happened to an instrument by itself, as a short sentence.
public enum LifeWords {
    /// Says what happened, with its numbers.
    public static func sentence(_ what: LifeEvent.What) -> SafeText {
        switch what {
        case .couponPaid(let each): SafeText("coupon of \(text(each)) for each paid")
        case .interestPaid(let rate):
            SafeText(
                "a day's interest at \(DecimalText.shortest(UInt128(rate), scale: 4))% given in new tokens")
        case .matured(let each): SafeText("matured, redeemed at \(text(each))")
        case .expired(let each): SafeText("expired, settled at \(text(each))")
        case .multiplied(let from, let to): SafeText("multiplier \(text(from)) to \(text(to))")
        case .dealt(let price, let requests):
            SafeText("dealt \(requests) request\(requests == 1 ? "" : "s") at net asset value \(text(price))")
        case .feesCounted(let management, let performance):
            SafeText("fees in a share: managing \(text(management)), performance \(text(performance))")
        case .vested(let id, let amount): SafeText("\(amount) smallest units of grant \(id.number) released")
        }
    }

    private static func text(_ price: Price) -> String {
        DecimalText.shortest(price.raw, scale: Price.decimals)
    }

    private static func text(_ wad: UInt256) -> String {
        wad.high == 0 ? DecimalText.shortest(wad.low, scale: 18) : "beyond any multiplier"
    }
}
