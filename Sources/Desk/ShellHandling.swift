import Protocols
import Units

// When an account must be looked at again: when its shell's reach is left, tick by tick close to an edge, or at
// prices of its own.
extension DeskState {
    /// Sets when the account must be looked at again.
    ///
    /// - Parameter sum: the sums behind the health, where they are known in 128 bits.
    /// - Returns: whether triggers were set; not so while an account stays where it is.
    @discardableResult
    mutating func setTriggers(
        of account: AccountID, health: HealthOutcome, _ sum: AaveNarrowHealthSum?
    ) -> Bool {
        var widest: UInt8?
        if case .factor(let factor) = health {
            let zone = edges.zone(of: factor)
            if watch.close.keeps(account, zone: zone) { return false }
            widest = sum.flatMap { watch.shells.shell(for: account, factor: factor, zone: zone, sum: $0) }
            if sum != nil, stays(account, zone: zone, widest) { return false }
        }
        watch.restart(account)
        watch.shells.leave(account)
        watch.close.leave(account)
        switch health {
        case .withoutDebt: break
        case .unknown: setTriggers(of: account, box: nil)
        case .factor(let factor): follow(account, factor: factor, widest, isNarrow: sum != nil)
        }
        return true
    }

    /// Whether an account stays in its shell: the widest that is surely wide enough, or a wider one that is.
    private func stays(_ account: AccountID, zone: UInt8, _ widest: UInt8?) -> Bool {
        let shell = watch.shells.shell(of: account)
        guard shell != ShellLimits.none else { return false }
        if shell == widest { return !wantsClose(account, widest) }
        return shell < widest ?? ShellLimits.none && holds(account, in: shell, zone: zone)
    }

    /// Whether the zone is the same at both corners of what a shell's prices may become: then it is everywhere
    /// between them, however the venue rounds.
    private func holds(_ account: AccountID, in shell: UInt8, zone: UInt8) -> Bool {
        [true, false].allSatisfy { isWorst in
            let factor = narrowSum(of: account, in: shell, isWorst: isWorst)?.healthFactor()
            return factor.map { edges.zone(of: $0) } == zone
        }
    }

    private mutating func follow(
        _ account: AccountID, factor: UInt256, _ widest: UInt8?, isNarrow: Bool
    ) {
        if wantsClose(account, widest), let stance = closeStance(of: account, factor: factor),
            watch.close.enter(account, stance)
        {
            return
        }
        // A shell that is one wider is often wide enough, since the widest is found from the factor alone.
        let wider = Int8(widest ?? UInt8(ShellLimits.count)) - 1
        let isWider =
            isNarrow && wider >= 0 && holds(account, in: UInt8(wider), zone: edges.zone(of: factor))
        guard let shell = isWider ? UInt8(wider) : widest else {
            return setTriggers(of: account, box: safeBox(of: account, factor: factor))
        }
        watch.shells.enter(account, shell)
        for index in 0..<book.positionCount(of: account) {
            let instrument = Int(book.position(index, of: account).instrument)
            guard instrument != Int(Position.constant) else { continue }
            watch.shells.note(account, instrument, price: slots[instrument].price)
        }
    }

    /// Whether an account is so close to an edge that it is followed tick by tick, and can be: its prices go in small
    /// steps and have room for one more.
    private func wantsClose(_ account: AccountID, _ widest: UInt8?) -> Bool {
        guard widest ?? ShellLimits.none >= ShellLimits.close else { return false }
        return book.withPositions(of: account) { positions in
            positions.allSatisfy {
                $0.instrument == Position.constant || watch.canFollow(InstrumentID($0.instrument))
            }
        }
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
