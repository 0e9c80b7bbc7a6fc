import Protocols
import Units

extension DeskState {
    /// Seats an address of our own on its venue with what it has; nothing happens when it cannot be seated.
    ///
    /// - Returns: its place among the accounts that trade.
    /// - Errors: `venueNotOpen`, `openingRefused`.
    mutating func seat(
        _ definition: AccountDefinition, _ terms: AddressTerms, as account: AccountID
    ) throws(RejectReason) -> Int {
        guard let home = home(of: definition.venue) else { throw .venueNotOpen(definition.venue) }
        var trial = trading
        do throws(OrderRefusal) {
            var seat: LendingSeat?
            if let venue = home.venue { seat = try admit(terms, to: venue, in: &trial) }
            var address = TradingAccount(account: account, chain: home.chain, seat: seat)
            address.identity = terms.identity
            for entry in terms.wallet {
                guard let instrument = instrument(of: entry.symbol) else { continue }
                let held = address.wallet[instrument.index]
                address.wallet[instrument.index] = held &+ entry.amount
                try trial.noteInflow(signed(entry.amount), of: instrument)
            }
            trial.accounts.append(address)
            for grant in terms.vesting { try hold(grant, for: account, in: &trial) }
        } catch {
            throw .openingRefused(account: definition.name, error)
        }
        trading = trial
        if let seat = trading.accounts.last?.seat {
            trading.lending[Int(seat.venue.index)].owners[seat.number] = account
        }
        nextTurn = min(nextTurn, time.nanoseconds)
        noteOpeningCosts(of: trading.accounts.count - 1)
        return trading.accounts.count - 1
    }

    /// Holds what a grant brings from outside until it is released.
    private func hold(
        _ grant: VestingTerms, for account: AccountID, in trial: inout TradingState
    ) throws(OrderRefusal) {
        guard let instrument = instrument(of: grant.amount.symbol) else { throw .accountCannotTrade }
        try trial.noteInflow(signed(grant.amount.amount), of: instrument)
        trial.escrowCount += 1
        trial.escrows.append(
            Escrow(
                id: EscrowID(trial.escrowCount), owner: account, instrument: instrument,
                amount: grant.amount.amount,
                purpose: .vesting(total: grant.amount.amount, start: grant.start, cliff: grant.cliff),
                opened: grant.start, deadline: grant.end))
    }

    /// Where an address lives: on the lending venue of a name and its chain, or on a chain alone.
    private func home(of venue: SafeText) -> (venue: LendingID?, chain: SafeText)? {
        if let index = trading.lending.firstIndex(where: { $0.terms.name == venue }) {
            return (LendingID(UInt32(index)), trading.lending[index].terms.chain)
        }
        let chains = trading.lending.map(\.terms.chain) + trading.pools.map(\.terms.chain)
        return chains.contains(venue) ? (nil, venue) : nil
    }

    private func admit(
        _ terms: AddressTerms, to id: LendingID, in trial: inout TradingState
    ) throws(OrderRefusal) -> LendingSeat {
        let venue = trial.lending[Int(id.index)]
        let supplied = try amounts(terms.supplied, at: venue)
        let owed = try amounts(terms.owed, at: venue)
        let number = try trial.lending[Int(id.index)].market.admit(
            supplied: supplied, owed: owed, at: second)
        for entry in supplied {
            try trial.noteInflow(signed(entry.amount), of: venue.instruments[entry.reserve])
        }
        for entry in owed {
            let left = try signed(entry.amount)
            try trial.noteInflow(Int256.zero &- left, of: venue.instruments[entry.reserve])
        }
        return LendingSeat(venue: id, number: UInt32(number))
    }

    private func amounts(
        _ terms: [AddressTerms.Amount], at venue: LendingVenue
    ) throws(OrderRefusal) -> [LendingAmount] {
        var amounts: [LendingAmount] = []
        for entry in terms {
            guard let instrument = instrument(of: entry.symbol), let reserve = venue.reserve(of: instrument)
            else { throw .notListedAtVenue(instrument(of: entry.symbol) ?? InstrumentID(.max)) }
            amounts.append(LendingAmount(reserve: reserve, amount: entry.amount))
        }
        return amounts
    }

    /// Brings an amount from outside into a wallet.
    mutating func fund(
        _ account: AccountID, _ instrument: InstrumentID, amount: UInt256, into events: inout [Event]
    ) {
        guard let place = tradingPlace(of: account), Int(instrument.index) < instruments.count else {
            return events.append(.commandRejected(.accountCannotTrade(account)))
        }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        do throws(OrderRefusal) {
            let change = try signed(amount)
            try execution.put(amount, of: instrument, into: place, from: .outside)
            try execution.trading.noteInflow(change, of: instrument)
            let worth = Int128(clamping: execution.prices.valueDown(amount, of: instrument))
            execution.trading.accounts[place].trade(instrument, change, worth: worth)
        } catch {
            return events.append(.actionRefused(error))
        }
        trading = execution.trading
        _ = noteSettlement(execution.legs, of: nil, into: &events)
    }

    func signed(_ amount: UInt256) throws(OrderRefusal) -> Int256 {
        guard let value = Int256(exactly: amount) else { throw .arithmetic(.overflow) }
        return value
    }
}
