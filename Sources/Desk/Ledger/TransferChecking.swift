import Units

// What tokens say to transfers.
extension TradingState {
    /// Returns the rule of a token that forbids a movement between wallets and others, or nil.
    ///
    /// - Source: the order of ERC-3643, T-REX `Token.sol`; limits and hours as its compliance modules have them.
    func transferRefusal(
        of amount: UInt256, _ instrument: InstrumentID, from sender: Holder, to receiver: Holder,
        at second: UInt64
    ) -> TransferRefusal? {
        guard Int(instrument.index) < tokens.count, tokens[Int(instrument.index)].asks else { return nil }
        let token = tokens[Int(instrument.index)]
        if token.isPaused { return .paused }
        if case .wallet(let account) = receiver, token.frozen(of: account) == .max { return .frozen(account) }
        if case .wallet(let account) = sender, let refusal = frozen(token, instrument, account, amount) {
            return refusal
        }
        if case .wallet(let account) = receiver,
            let refusal = receiving(token, instrument, account, amount, at: second)
        {
            return refusal
        }
        guard let hours = token.rules?.hours, !hours.contains(UInt32(second % 86_400)) else { return nil }
        return .cutOff(opensAt: hours.lowerBound)
    }

    private func frozen(
        _ token: Token, _ instrument: InstrumentID, _ account: AccountID, _ amount: UInt256
    ) -> TransferRefusal? {
        let frozen = token.frozen(of: account)
        if frozen == .max { return .frozen(account) }
        guard !frozen.isZero, let holder = accounts.first(where: { $0.account == account }) else {
            return nil
        }
        let held = holder.wallet[instrument.index]
        let free = held > frozen ? held &- frozen : .zero
        return amount > free ? .partlyFrozen(free: free) : nil
    }

    private func receiving(
        _ token: Token, _ instrument: InstrumentID, _ account: AccountID, _ amount: UInt256, at second: UInt64
    ) -> TransferRefusal? {
        guard let rules = token.rules, let holder = accounts.first(where: { $0.account == account }) else {
            return nil
        }
        let now = Timestamp(seconds: Int64(clamping: second))
        if let claim = rules.claim, !holder.identity.claims(claim, at: now) {
            return .claimLapsed(account, claim)
        }
        if !rules.closedCountries.isEmpty {
            guard let country = holder.identity.country, !rules.closedCountries.contains(country) else {
                return .country(account)
            }
        }
        let held = holder.wallet[instrument.index]
        let isTooMuch = (try? held.adding(amount)).map { $0 > rules.mostHeld } ?? true
        if !rules.mostHeld.isZero, isTooMuch { return .mostHeld(rules.mostHeld) }
        guard rules.holderLimit > 0, held.isZero else { return nil }
        let holders = accounts.count { !$0.wallet[instrument.index].isZero }
        return holders >= Int(rules.holderLimit) ? .holderLimit(rules.holderLimit) : nil
    }
}
