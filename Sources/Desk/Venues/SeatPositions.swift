import Protocols
import Units

extension DeskState {
    /// The positions that an account's health rests on: those of its file, or those on its lending venue now.
    func positions(of account: AccountID) -> ArraySlice<Position> {
        guard let place = book[account].tradingPlace else { return book.positions(of: account) }
        return trading.positions(of: place, at: second)
    }
}

extension TradingState {
    /// Returns what an account has as collateral and owes on its venue, with interest up to a second.
    ///
    /// Empty where exact arithmetic fails, which takes the health as unknown.
    func positions(of place: Int, at second: UInt64) -> ArraySlice<Position> {
        guard let seat = accounts[place].seat else { return [] }
        let venue = lending[Int(seat.venue.index)]
        let account = venue.market.accounts[Int(seat.number)]
        var positions: [Position] = []
        for (reserve, holding) in account.holdings.enumerated() {
            let listed = venue.market.reserves[reserve]
            let instrument = venue.instruments[reserve].index
            if holding.isUsedAsCollateral, !holding.scaledSupply.isZero,
                let index = try? listed.normalizedIncome(at: second)
            {
                positions.append(
                    Position(
                        holding.scaledSupply, index: index, instrument, listed.configuration, isDebt: false))
            }
            if !holding.scaledDebt.isZero, let index = try? listed.normalizedDebt(at: second) {
                positions.append(
                    Position(holding.scaledDebt, index: index, instrument, listed.configuration, isDebt: true)
                )
            }
        }
        return positions[...]
    }
}

extension Position {
    /// A holding on a venue: scaled units and the index that turns them into an amount.
    fileprivate init(
        _ scaled: UInt256, index: UInt256, _ instrument: UInt32, _ terms: AaveReserveConfiguration,
        isDebt: Bool
    ) {
        self.init(
            amount: scaled.low, index: index.low, recordedPrice: 0, instrument: instrument,
            thresholdBasisPoints: isDebt ? 0 : terms.liquidationThreshold, decimals: terms.decimals,
            isDebt: isDebt)
    }
}
