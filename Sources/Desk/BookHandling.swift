import Protocols
import Units

extension DeskState {
    mutating func openAccount(_ definition: AccountDefinition, into events: inout [Event]) {
        if let missing = missingSymbol(of: definition.holding) {
            return events.append(.commandRejected(.symbolNotListed(missing)))
        }
        guard book.count < Book.greatestCount else {
            return events.append(.commandRejected(.tooMany(limit: Book.greatestCount)))
        }
        guard DeskState.fits(definition.holding) else {
            return events.append(.commandRejected(.amountTooGreat(account: definition.name)))
        }
        let next = AccountID(UInt32(book.count))
        var place: Int?
        if case .address(let terms) = definition.holding {
            do throws(RejectReason) { place = try seat(definition, terms, as: next) } catch {
                return events.append(.commandRejected(error))
            }
        }
        let account = admit(definition, tradingPlace: place)
        book[progress: account].hasDebt = DeskState.owes(definition.holding)
        watch.addAccount(roughness: roughness(of: account))
        events.append(.accountOpened(account))
        beginWatching(account, time: time, into: &events)
    }

    /// Adds an account to the book, from a command or from an encoded state.
    mutating func admit(_ definition: AccountDefinition, tradingPlace: Int?) -> AccountID {
        var standing = standing(of: definition)
        standing.tradingPlace = tradingPlace
        book.append(standing, positions: positions(of: definition.holding))
        return AccountID(UInt32(book.count - 1))
    }

    private func standing(of definition: AccountDefinition) -> AccountStanding {
        AccountStanding(
            name: definition.name, venue: definition.venue, snapshot: snapshot(of: definition.holding),
            definition: definition)
    }

    private func snapshot(of holding: Holding) -> SnapshotStanding? {
        guard case .snapshot(let terms) = holding else { return nil }
        return SnapshotStanding(
            collateral: terms.collateral.low, debt: terms.debt.low,
            thresholdBasisPoints: terms.thresholdBasisPoints,
            collateralInstrument: terms.collateralSymbol.flatMap(instrument(of:)),
            debtInstrument: terms.debtSymbol.flatMap(instrument(of:)))
    }

    private func positions(of holding: Holding) -> [Position] {
        guard case .positions(let terms) = holding else { return [] }
        return terms.map { term in
            Position(
                amount: term.amount, recordedPrice: term.recordedPrice?.raw ?? 0,
                instrument: instrument(of: term.symbol)?.index ?? Position.constant,
                threshold: UInt16(clamping: term.thresholdBasisPoints), decimals: term.decimals,
                isDebt: term.side == .debt)
        }
    }

    /// Returns the first symbol that has neither a feed nor a recorded price at which it could stand still.
    private func missingSymbol(of holding: Holding) -> SafeText? {
        switch holding {
        case .snapshot(let terms):
            [terms.collateralSymbol, terms.debtSymbol].compactMap { $0 }.first { instrument(of: $0) == nil }
        case .positions(let terms):
            terms.first { $0.recordedPrice == nil && instrument(of: $0.symbol) == nil }?.symbol
        case .address(let terms):
            (terms.wallet + terms.supplied + terms.owed).first { instrument(of: $0.symbol) == nil }?.symbol
        }
    }

    /// Whether some account holds a symbol at its recorded price, since no feed had it when the account was
    /// opened.
    func standsStill(_ symbol: SafeText) -> Bool {
        accounts.contains { account in
            guard case .positions(let terms) = book[account].definition.holding else { return false }
            return terms.contains { $0.symbol == symbol }
        }
    }

    private static func owes(_ holding: Holding) -> Bool {
        switch holding {
        case .snapshot(let terms): !terms.debt.isZero
        case .positions(let terms): terms.contains { $0.side == .debt && $0.amount > 0 }
        case .address(let terms): terms.owed.contains { !$0.amount.isZero }
        }
    }

    /// Whether the amounts leave room for a price of 2^120 in every product of the health factor.
    private static func fits(_ holding: Holding) -> Bool {
        switch holding {
        case .snapshot(let terms):
            terms.collateral.high == 0 && terms.debt.high == 0 && terms.thresholdBasisPoints <= 10_000
        case .positions(let terms):
            terms.allSatisfy {
                $0.amount < 1 << 112 && $0.decimals <= 27 && $0.thresholdBasisPoints <= 10_000
            }
        case .address(let terms):
            (terms.wallet + terms.supplied + terms.owed).allSatisfy {
                $0.amount.high == 0 && $0.amount.low < 1 << 112
            }
        }
    }
}
