import Units

/// How far an account's prices may move, for the worse and for the better, without its zone changing.
struct SafeBox {
    var worse: PriceShare
    var better: PriceShare

    /// Moves that certainly keep a health factor between two edges, when its figures are exact.
    ///
    /// With collateral down by w and debt up by w the factor is at least `factor * (1 - w) / (1 + w)`; where
    /// only one side moves, one of the two terms is 1.
    init(
        factor: UInt128, zone: UInt8, edges: HealthEdges, collateralMoves: Bool, debtMoves: Bool
    ) {
        let both = collateralMoves && debtMoves
        worse = PriceShare(units: PriceShare.one)
        better = PriceShare(units: PriceShare.one)
        if zone > 0 {
            let edge = edges.ascending[Int(zone) - 1].low
            let whole = both ? factor + edge : (collateralMoves ? factor : edge)
            worse = PriceShare(factor - edge, of: whole)
        }
        if Int(zone) < edges.ascending.count {
            // The exact factor may lie up to one unit above the one that was rounded down.
            let (edge, ceiling) = (edges.ascending[Int(zone)].low, factor + 1)
            let whole = both ? ceiling + edge : (collateralMoves ? ceiling : edge)
            better = PriceShare(edge - ceiling, of: whole)
        }
    }

    /// Greater factors than this (a million) are taken as this: far from every edge either way.
    static let greatestFactor: UInt128 = 1_000_000_000_000_000_000_000_000
}

extension DeskState {
    func safeBox(of account: AccountID, factor: UInt256) -> SafeBox {
        let moves = sidesMoved(account)
        let zone = edges.zone(of: factor)
        let bounded = factor.high != 0 ? SafeBox.greatestFactor : min(factor.low, SafeBox.greatestFactor)
        var box = SafeBox(
            factor: bounded, zone: zone, edges: edges, collateralMoves: moves.collateral,
            debtMoves: moves.debt)
        if book[account].snapshot == nil {
            box.worse = confirmed(box.worse, zone: zone) { health(of: account, at: .worst($0)) }
            box.better = confirmed(box.better, zone: zone) { health(of: account, at: .best($0)) }
        }
        return box
    }

    /// Shrinks a share until the exact figure at its corner lies in the same zone: rounding of the venue's
    /// values can reach an edge a little before the ratio does.
    private func confirmed(_ share: PriceShare, zone: UInt8, at corner: (PriceShare) -> HealthOutcome)
        -> PriceShare
    {
        var share = share
        for _ in 0..<4 {
            if case .factor(let factor) = corner(share), edges.zone(of: factor) == zone { return share }
            share = PriceShare(units: share.units - share.units / 4)
        }
        return .nothing
    }

    private func sidesMoved(_ account: AccountID) -> (collateral: Bool, debt: Bool) {
        if let snapshot = book[account].snapshot {
            return (snapshot.collateralInstrument != nil, snapshot.debtInstrument != nil)
        }
        var moves = (collateral: false, debt: false)
        for price in watchedPrices(of: account) {
            if price.isDebt { moves.debt = true } else { moves.collateral = true }
        }
        return moves
    }

    /// Sets triggers around the newest prices; without a box every change of a price is a reason to look.
    mutating func setTriggers(of account: AccountID, box: SafeBox?) {
        if let snapshot = book[account].snapshot {
            if let instrument = snapshot.collateralInstrument {
                setTrigger(account, instrument, box, isDebt: false)
            }
            if let instrument = snapshot.debtInstrument { setTrigger(account, instrument, box, isDebt: true) }
            return
        }
        for price in watchedPrices(of: account) {
            setTrigger(account, price.instrument, box, isDebt: price.isDebt)
        }
    }

    private mutating func setTrigger(
        _ account: AccountID, _ instrument: InstrumentID, _ box: SafeBox?, isDebt: Bool
    ) {
        let price = slots[Int(instrument.index)].price
        guard let box else { return watch.set(account, instrument: instrument, lower: price, upper: price) }
        let (down, up) = isDebt ? (box.better, box.worse) : (box.worse, box.better)
        watch.set(
            account, instrument: instrument, lower: down.units >= PriceShare.one ? 0 : down.below(price),
            upper: up.above(price))
    }
}
