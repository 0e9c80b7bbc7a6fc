import Protocols
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
    /// Sets when the account must be looked at again: when its shell's reach is left, tick by tick close to an
    /// edge, or at prices of its own.
    ///
    /// - Parameter sum: the sums behind the health, where they are known in 128 bits.
    /// - Returns: whether triggers were set; not so while an account stays where it is.
    @discardableResult
    mutating func setTriggers(
        of account: AccountID, health: HealthOutcome, _ sum: AaveNarrowHealthSum?
    ) -> Bool {
        var shell: UInt8?
        if case .factor(let factor) = health {
            let zone = edges.zone(of: factor)
            if watch.close.keeps(account, zone: zone) { return false }
            shell = sum.flatMap { watch.shells.shell(for: account, factor: factor, zone: zone, sum: $0) }
            if let shell, watch.shells.holds(account, in: shell), staysInShell(account, shell) {
                return false
            }
        }
        watch.restart(account)
        watch.shells.leave(account)
        watch.close.leave(account)
        switch health {
        case .withoutDebt: break
        case .unknown: setTriggers(of: account, box: nil)
        case .factor(let factor): follow(account, factor: factor, shell)
        }
        return true
    }

    /// Whether an account of a narrow shell would not be followed tick by tick instead.
    private func staysInShell(_ account: AccountID, _ shell: UInt8) -> Bool {
        shell < ShellLimits.close || !canBeFollowed(account)
    }

    /// Whether all prices of an account go in small steps and have room for one more that is followed.
    private func canBeFollowed(_ account: AccountID) -> Bool {
        book.withPositions(of: account) { positions in
            positions.allSatisfy {
                $0.instrument == Position.constant || watch.canFollow(InstrumentID($0.instrument))
            }
        }
    }

    private mutating func follow(_ account: AccountID, factor: UInt256, _ shell: UInt8?) {
        if shell.map({ staysInShell(account, $0) }) != true,
            let stance = closeStance(of: account, factor: factor), watch.close.enter(account, stance)
        {
            return
        }
        guard let shell else { return setTriggers(of: account, box: safeBox(of: account, factor: factor)) }
        watch.shells.enter(account, shell)
        for index in 0..<book.positionCount(of: account) {
            let instrument = Int(book.position(index, of: account).instrument)
            guard instrument != Int(Position.constant) else { continue }
            watch.shells.note(account, instrument, price: slots[instrument].price)
        }
    }

    private func safeBox(of account: AccountID, factor: UInt256) -> SafeBox {
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
    private mutating func setTriggers(of account: AccountID, box: SafeBox?) {
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

extension DeskState {
    /// Returns how far the venue's roundings may move an account; endless for one not known by its positions.
    func roughness(of account: AccountID) -> Roughness {
        guard book.form(of: account) == .positions else { return Roughness() }
        return book.withPositions(of: account) { positions in
            var (weighted, debt): (UInt128, UInt128) = (0, 0)
            for position in positions {
                guard position.isPlain else { return Roughness() }
                let units = position.amount / DecimalText.powerOfTen(Int(position.decimals)) + 3
                guard units < 1 << 64, weighted < 1 << 120, debt < 1 << 120 else { return Roughness() }
                if position.isDebt { debt += units } else { weighted += units * UInt128(position.threshold) }
            }
            return Roughness(weighted: UInt64(clamping: weighted), debt: UInt64(clamping: debt))
        }
    }
}
