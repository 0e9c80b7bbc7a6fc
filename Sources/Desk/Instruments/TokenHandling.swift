import Units

// What the agent of a token does, and what becomes known of holders.
extension DeskState {
    mutating func control(
        _ instrument: InstrumentID, _ control: TokenControl, into events: inout [Event]
    ) {
        guard Int(instrument.index) < trading.tokens.count else {
            return events.append(.commandRejected(.instrumentNotListed(instrument)))
        }
        let index = Int(instrument.index)
        switch control {
        case .pause: trading.tokens[index].isPaused = true
        case .resume: trading.tokens[index].isPaused = false
        case .freeze(let account, let amount):
            guard trades(account) else {
                return events.append(.commandRejected(.accountCannotTrade(account)))
            }
            trading.tokens[index].freeze(amount, of: account)
        case .release(let account): trading.tokens[index].freeze(.zero, of: account)
        case .force(let sender, let receiver, let amount):
            do {
                try force(amount, of: instrument, from: sender, to: receiver, into: &events)
            } catch {
                return events.append(.commandRejected(.controlRefused(instrument, error)))
            }
        }
        events.append(.tokenControlled(instrument, control))
    }

    /// Moves a holding whatever pause and freezes say; orders that it was promised to end.
    private mutating func force(
        _ amount: UInt256, of instrument: InstrumentID, from sender: AccountID, to receiver: AccountID,
        into events: inout [Event]
    ) throws(OrderRefusal) {
        guard let place = tradingPlace(of: sender), let other = tradingPlace(of: receiver), place != other
        else {
            throw .accountCannotTrade
        }
        let held = trading.accounts[place].wallet[instrument.index]
        guard amount <= held, !amount.isZero else {
            throw .insufficientBalance(instrument, needed: amount, available: held)
        }
        for id in orders.working where orders[id]?.request.account == sender {
            endWorking(
                id, as: .canceled, reason: .transferRefused(instrument, .frozen(sender)), into: &events)
        }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        execution.shift(amount, of: instrument, from: place, to: other)
        try execution.moveCost(amount, of: instrument, from: place, to: other)
        adopt(execution, into: &events)
    }

    mutating func setIdentity(
        _ identity: HolderIdentity, of account: AccountID, into events: inout [Event]
    ) {
        guard let place = tradingPlace(of: account) else {
            return events.append(.commandRejected(.accountCannotTrade(account)))
        }
        trading.accounts[place].identity = identity
    }
}

extension Token {
    /// Sets what of an account's holding cannot move.
    mutating func freeze(_ amount: UInt256, of account: AccountID) {
        frozen.removeAll { $0.account == account }
        guard !amount.isZero else { return }
        let place = frozen.firstIndex { $0.account > account } ?? frozen.count
        frozen.insert(FrozenHolding(account: account, amount: amount), at: place)
    }
}
