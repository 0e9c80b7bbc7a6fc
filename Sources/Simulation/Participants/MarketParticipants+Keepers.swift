import Desk
import Protocols
import Units

// Keepers: they look at some accounts in each round, liquidate those below 1 when it pays, and sell what they get.
extension MarketParticipants {
    /// Accounts of others that keepers look at in a round, on each venue.
    static let window: UInt32 = 64
    /// The most liquidations of a round on one venue.
    private static let mostLiquidations = 4
    /// How often a keeper's transaction comes through in the round in which he looks, in a thousand.
    private static let latency: UInt64 = 250
    /// The most debt that a keeper covers at once, in dollars times 1e8: two million dollars.
    private static let mostCovered: UInt256 = 200_000_000_000_000
    /// What a partial liquidation has to leave of debt and collateral, with a tenth more for interest and rounding.
    private static let leftover: UInt256 = 110_000_000_000
    /// The most of a pool's reserve that is sold at once: a hundredth.
    private static let saleShare: UInt256 = 100
    /// What a sale has to bring of what the market pays elsewhere, in hundredths.
    private static let leastReturn: UInt256 = 97

    func keep(
        _ venue: LendingReading, _ state: DeskState, _ pools: [PoolReading], round: Int64,
        using chance: inout SeededGenerator
    ) -> [MarketAction] {
        var (actions, seized) = (buySeized(from: venue, using: &chance), [LendingAmount]())
        var count = 0
        for number in looks(at: venue, round: round) {
            guard count < MarketParticipants.mostLiquidations, let borrower = venue.borrower(number),
                borrower.healthFactor < Wad.one, chance.happens(perMille: MarketParticipants.latency),
                let (call, result) = liquidation(of: number, borrower, on: venue),
                !isHeld(call, on: venue, state)
            else { continue }
            count += 1
            actions.append(
                .liquidate(
                    venue.venue, borrower: number, collateral: call.collateral, debt: call.debt,
                    amount: call.amount, liquidator: SimulatedVenues.keeper))
            seized.append(result.seized)
        }
        if let first = seized.first(where: { !$0.amount.isZero }) {
            let instrument = venue.reserves[first.reserve].instrument
            actions += sale(of: first.amount, instrument, on: venue.chain, state, pools).map { [$0] } ?? []
        }
        return actions
    }

    /// Whether a breaker holds a liquidation back.
    ///
    /// Keepers hold back and venues do not: whatever a liquidation does, it does exactly as the contract says.
    private func isHeld(_ call: LiquidationCall, on venue: LendingReading, _ state: DeskState) -> Bool {
        let reserves = [call.collateral, call.debt].map { venue.reserves[Int($0)].instrument }
        return state.holdsLiquidation(of: reserves, on: venue.venue)
    }

    /// Buys what the venue has taken over, where that pays.
    private func buySeized(
        from venue: LendingReading, using chance: inout SeededGenerator
    ) -> [MarketAction] {
        for lot in venue.lots where chance.happens(perMille: MarketParticipants.latency) {
            let (sold, lent) = (venue.reserves[lot.reserve], venue.reserves[0])
            guard let value = lot.amount.share(sold.price, of: sold.unit), !lent.price.isZero,
                let amount = min(value, MarketParticipants.mostCovered).share(lent.unit, of: lent.price),
                let result = venue.preview(buying: lot.number, for: amount), pays(result, on: venue)
            else { continue }
            return [.buySeized(venue.venue, lot: lot.number, amount: amount)]
        }
        return []
    }

    /// The accounts that keepers look at in a round: those of the book, and a window that goes round all others.
    func looks(at venue: LendingReading, round: Int64) -> [UInt32] {
        let first = SimulatedVenues.firstBorrower
        guard venue.accountCount > first else { return venue.ownAccounts }
        let others = venue.accountCount - first
        let begin = UInt32(UInt64(bitPattern: round) &* UInt64(MarketParticipants.window) % UInt64(others))
        let window = (0..<min(others, MarketParticipants.window)).map { first + (begin + $0) % others }
        return venue.ownAccounts + window.filter { !venue.isOwn($0) }
    }

    /// The liquidation that a keeper would send: the largest debt against the largest collateral, as much as the
    /// close factor allows, and less where that would leave dust; `nil` where it does not pay.
    private func liquidation(
        of number: UInt32, _ borrower: BorrowerReading, on venue: LendingReading
    ) -> (LiquidationCall, LiquidationResult)? {
        guard let collateral = borrower.largestCollateral else { return nil }
        let debt = borrower.largestDebt
        for amount in [most(of: debt), lessDust(of: debt)] {
            let call = LiquidationCall(
                borrower: number, liquidator: SimulatedVenues.keeper,
                collateral: UInt32(collateral.reserve), debt: UInt32(debt.reserve), amount: amount)
            if let result = venue.preview(call) { return pays(result, on: venue) ? (call, result) : nil }
        }
        return nil
    }

    private func most(of debt: BorrowerReading.Part) -> UInt256 {
        guard debt.value > MarketParticipants.mostCovered else { return debt.amount }
        return debt.amount.share(MarketParticipants.mostCovered, of: debt.value) ?? debt.amount
    }

    private func lessDust(of debt: BorrowerReading.Part) -> UInt256 {
        guard debt.value > MarketParticipants.leftover else { return debt.amount }
        return debt.amount.share(debt.value &- MarketParticipants.leftover, of: debt.value) ?? debt.amount
    }

    /// Whether what a keeper gets is worth more than what he pays; where the venue takes the collateral over itself
    /// he pays nothing, and buys later.
    private func pays(_ result: LiquidationResult, on venue: LendingReading) -> Bool {
        guard !result.paid.amount.isZero else { return true }
        let (collateral, debt) = (venue.reserves[result.seized.reserve], venue.reserves[result.paid.reserve])
        guard let income = result.seized.amount.share(collateral.price, of: collateral.unit),
            let expense = result.paid.amount.share(debt.price, of: debt.unit)
        else { return false }
        return income > expense &+ MarketParticipants.gas(on: venue.chain)
    }

    /// Sells what was seized to the first pool of the chain that trades it: at most a hundredth of its reserve, and
    /// nothing at a bad price; the rest goes elsewhere.
    private func sale(
        of amount: UInt256, _ instrument: InstrumentID, on chain: SafeText, _ state: DeskState,
        _ pools: [PoolReading]
    ) -> MarketAction? {
        let place = pools.firstIndex {
            $0.terms.chain == chain && ($0.base == instrument || $0.quote == instrument)
        }
        guard let place else { return nil }
        let isBase = pools[place].base == instrument
        let held = pools[place].held
        guard let most = (isBase ? held.base : held.quote).share(1, of: MarketParticipants.saleShare),
            let sold = MarketWorth(state, instrument),
            let bought = MarketWorth(state, isBase ? pools[place].quote : pools[place].base)
        else { return nil }
        let quantity = min(amount, most)
        let gap = PoolGap(pool: pools[place], isBase: isBase, sold: sold, bought: bought)
        guard quantity > MarketParticipants.dust,
            gap.returns(MarketParticipants.leastReturn, of: 100, for: quantity)
        else { return nil }
        return .sell(PoolID(UInt32(place)), isBase: isBase, amount: quantity)
    }

    /// So few smallest units buy nothing.
    static let dust: UInt256 = 1_000
}
