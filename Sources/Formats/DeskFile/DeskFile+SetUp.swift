import Desk
import Units

extension DeskFile {
    /// Returns the commands that set a desk up as the file says: instruments, then venues, accounts, limits,
    /// edges of health and alarms, each in the order of the file; none when the file says nothing of them.
    ///
    /// - Parameters:
    ///   - market: the instruments that the market brings, which keep their places; those of the file replace
    ///     them by symbol and follow them.
    ///   - path: the file, for problems.
    /// - Throws: `configuration` for a symbol that is no instrument, and for an amount finer than its smallest
    ///   unit or too great.
    public func setUpCommands(
        market: [InstrumentTerms] = [], path: SafeText
    ) throws(FileError) -> [Command] {
        do throws(DeskFileProblem) {
            return try DeskSetUp(file: self, instruments: instruments(over: market)).commands()
        } catch {
            throw FileError(.configuration, path: path, what: error.sentence)
        }
    }

    private func instruments(over market: [InstrumentTerms]) -> [InstrumentTerms] {
        let replaced = market.map { terms in instruments.first { $0.symbol == terms.symbol } ?? terms }
        return replaced + instruments.filter { terms in !market.contains { $0.symbol == terms.symbol } }
    }
}

/// Makes commands of a desk file, whose symbols must all be listed.
private struct DeskSetUp {
    let file: DeskFile
    let instruments: [InstrumentTerms]

    func commands() throws(DeskFileProblem) -> [Command] {
        var commands: [Command] = []
        for venue in file.venues { commands.append(try command(for: venue)) }
        for account in file.book { commands.append(.openAccount(try definition(of: account))) }
        if file.limits != DeskLimits() { commands.append(.setLimits(file.limits)) }
        if file.alerts.health != HealthEdgeTerms() { commands.append(.setHealthEdges(file.alerts.health)) }
        let alarms = try alarms()
        if alarms != AlarmTerms() { commands.append(.setAlarms(alarms)) }
        for terms in file.instruments { try checkLife(of: terms) }
        if commands.isEmpty, file.instruments.isEmpty { return [] }
        return instruments.map(Command.listInstrument) + commands
    }

    /// What an instrument is paid in or follows must be listed too.
    private func checkLife(of terms: InstrumentTerms) throws(DeskFileProblem) {
        let line = file.instrumentLines.bySymbol[terms.symbol] ?? 1
        for symbol in terms.life.symbols { _ = try self.terms(of: symbol, line: line, key: terms.symbol) }
    }

    private func command(for venue: DeskFile.Venue) throws(DeskFileProblem) -> Command {
        switch venue.kind {
        case .pool(let base, let quote, let kind):
            for symbol in [base, quote] { _ = try terms(of: symbol, line: venue.line, key: venue.name) }
            return .openPool(
                PoolTerms(name: venue.name, chain: venue.chain, base: base, quote: quote, kind: kind))
        case .lending(let reserves):
            var listed: [ReserveTerms] = []
            for reserve in reserves {
                var configuration = reserve.configuration
                configuration.decimals = try terms(of: reserve.symbol, line: reserve.line, key: venue.name)
                    .decimals
                listed.append(ReserveTerms(symbol: reserve.symbol, configuration: configuration))
            }
            return .openLendingVenue(LendingTerms(name: venue.name, chain: venue.chain, reserves: listed))
        case .platform(let kind):
            let listed = LendingTerms(name: venue.name, chain: venue.chain, kind: kind)
            for symbol in listed.symbols { _ = try terms(of: symbol, line: venue.line, key: venue.name) }
            return .openLendingVenue(listed)
        }
    }

    private func alarms() throws(DeskFileProblem) -> AlarmTerms {
        var alarms = AlarmTerms(dwell: file.alerts.dwellNanoseconds, oracleAge: file.alerts.oracleAge)
        for (number, alert) in file.alerts.prices.enumerated() {
            let key = SafeText("alerts.prices[\(number)].symbol")
            let place = try place(of: alert.symbol, line: alert.line, key: key)
            alarms.prices.append(
                AlarmTerms.PriceLevel(
                    InstrumentID(UInt32(place)), isAbove: alert.side == .above, level: alert.price))
        }
        return alarms
    }

    private func definition(of account: DeskFile.Account) throws(DeskFileProblem) -> AccountDefinition {
        var terms = AddressTerms(
            wallet: try amounts(account.wallet, of: account),
            supplied: try amounts(account.supplied, of: account),
            owed: try amounts(account.owed, of: account))
        terms.identity = account.identity
        for vesting in account.vesting {
            guard let amount = try amounts([vesting.amount], of: account).first else { continue }
            terms.vesting.append(
                VestingTerms(
                    amount, start: vesting.times[0], cliff: vesting.times[1], end: vesting.times[2]))
        }
        return AccountDefinition(name: account.name, venue: account.venue, holding: .address(terms))
    }

    private func amounts(
        _ amounts: [DeskFile.Amount], of account: DeskFile.Account
    ) throws(DeskFileProblem) -> [AddressTerms.Amount] {
        var scaled: [AddressTerms.Amount] = []
        for amount in amounts {
            let terms = try terms(of: amount.symbol, line: amount.line, key: account.name)
            scaled.append(AddressTerms.Amount(amount.symbol, UInt256(try units(of: amount, terms, account))))
        }
        return scaled
    }

    /// The amount in smallest units; nothing of it may be lost.
    private func units(
        of amount: DeskFile.Amount, _ terms: InstrumentTerms, _ account: DeskFile.Account
    ) throws(DeskFileProblem) -> UInt128 {
        let decimals = Int(terms.decimals)
        let key = "\(account.name).\(amount.symbol)"
        guard amount.number.isExact(decimals: decimals) else {
            throw DeskFileProblem(
                "has more than the \(decimals) decimals of \(amount.symbol)", line: amount.line, key: key)
        }
        guard let units = try? amount.number.scaled(decimals: decimals, rounding: .down),
            units < DeskSetUp.greatest
        else { throw DeskFileProblem("is too great", line: amount.line, key: key) }
        return units
    }

    /// The desk takes amounts below this, so that every product of a health factor fits.
    private static let greatest: UInt128 = 1 << 112

    private func terms(
        of symbol: SafeText, line: Int, key: SafeText
    ) throws(DeskFileProblem) -> InstrumentTerms {
        instruments[try place(of: symbol, line: line, key: key)]
    }

    /// The place of an instrument in the registry, which lists them in this order.
    private func place(of symbol: SafeText, line: Int, key: SafeText) throws(DeskFileProblem) -> Int {
        if let place = instruments.firstIndex(where: { $0.symbol == symbol }) { return place }
        let known = instruments.map(\.symbol.text)
        let hint =
            known.isEmpty ? ": list it under instruments" : Spelling.hint(for: symbol.text, among: known)
        throw DeskFileProblem(
            "\(DeskFileProblem.quoted(symbol.text)) is no instrument\(hint)", line: line, key: key.text)
    }
}
