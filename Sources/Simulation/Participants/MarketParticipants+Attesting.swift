import Desk
import Units

// Custodians say each hour what stands behind the tokens that they keep the backing of.
extension MarketParticipants {
    /// Rounds from one word to the next: an hour.
    private static let attestingRounds: Int64 = 7_200

    /// Returns what is attested in a round: a little more than was minted, or, of a token whose price has left its
    /// dollar, as much less as the price says.
    func attest(_ state: DeskState, round: Int64) -> [Command] {
        guard round % MarketParticipants.attestingRounds == 1 else { return [] }
        var chance = chance(round: round, stream: 8)
        return (0..<UInt32(state.instrumentCount)).compactMap { index in
            let instrument = InstrumentID(index)
            let terms = state.terms(of: instrument)
            guard !terms.provenance.custodian.text.isEmpty else { return nil }
            let minted =
                UInt256(2_000_000_000 + chance.below(1_000_000))
                &* UInt256(DecimalText.powerOfTen(Int(terms.decimals)))
            let surplus = 10_003 + chance.below(20)
            let cover = min(
                surplus, MarketParticipants.cover(of: terms.kind, at: state.price(of: instrument)))
            guard let backing = minted.share(UInt256(cover), of: UInt256(10_000 as UInt64)) else {
                return nil
            }
            return .attestReserve(instrument, Reserve(minted: minted, backing: backing, at: state.time))
        }
    }

    /// How much a stablecoin's price says stands behind it, in basis points; anything of another kind.
    private static func cover(of kind: InstrumentKind, at price: Price?) -> UInt64 {
        guard kind == .stablecoin, let price, price.raw < Price.scale / 1_000 * 985 else { return .max }
        return UInt64(price.raw * 10_000 / Price.scale)
    }
}
