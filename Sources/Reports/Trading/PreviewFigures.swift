import Desk
import Units

extension PreviewFigure {
    /// The figures of a preview: the order's value and cost, then of each account its health, its nearest line
    /// and its cash.
    static func all(
        _ outcome: OrderOutcome, before: DeskState, after: DeskState
    ) -> [PreviewFigure] {
        let accounts = accounts(of: outcome, before)
        var figures = totals(outcome, accounts, before, after)
        for account in accounts { figures += health(of: account, before, after) }
        for account in accounts { figures += cash(of: account, before, after) }
        return figures
    }

    /// What is known of orders that were refused before they were carried out: what they are worth, and where
    /// their accounts stand.
    static func known(_ outcome: OrderOutcome, before: DeskState) -> [PreviewFigure] {
        let notional = notional(outcome)
        let value = PreviewFigure(
            name: "value", form: .money, before: nil, after: Int256(notional), hasBefore: false)
        let factors = accounts(of: outcome, before).compactMap { account in
            before.healthFactor(of: account).map { factor in
                PreviewFigure(
                    name: SafeText("HF \(before.name(of: account))"), form: .health,
                    before: Int256(bits: factor), after: nil, hasAfter: false)
            }
        }
        return (notional > 0 ? [value] : []) + factors
    }

    private static func accounts(of outcome: OrderOutcome, _ state: DeskState) -> [AccountID] {
        var accounts: [AccountID] = []
        for account in outcome.orders.map(\.request.account)
        where Int(account.index) < state.accountCount && !accounts.contains(account) {
            accounts.append(account)
        }
        return accounts
    }

    private static func notional(_ outcome: OrderOutcome) -> Int128 {
        outcome.orders.reduce(Int128(0)) { $0 + Int128(clamping: $1.notional) }
    }

    private static func totals(
        _ outcome: OrderOutcome, _ accounts: [AccountID], _ before: DeskState, _ after: DeskState
    ) -> [PreviewFigure] {
        let notional = notional(outcome)
        let (was, now) = (netAssets(accounts, before), netAssets(accounts, after))
        var figures = [
            PreviewFigure(
                name: "value", form: .money, before: nil, after: Int256(notional), hasBefore: false),
            PreviewFigure(
                name: "cost (fee, slippage)", form: .cost, before: nil, after: Int256(was - now),
                hasBefore: false),
        ]
        if let worst = worstCost(outcome, before) {
            figures.append(
                PreviewFigure(
                    name: "cost at worst", form: .cost, before: nil, after: Int256(worst), hasBefore: false))
        }
        figures.append(
            PreviewFigure(name: "net assets", form: .money, before: Int256(was), after: Int256(now)))
        return figures
    }

    /// What the trades would cost at the worst price that they accept, against the reference.
    private static func worstCost(_ outcome: OrderOutcome, _ state: DeskState) -> Int128? {
        let bands = outcome.orders.compactMap { order -> Int128? in
            guard let check = order.checks.first(where: { $0.rule == .priceBand }), check.verdict != .exempt,
                check.value.high == 0
            else { return nil }
            return Int128(clamping: order.notional) * Int128(clamping: check.value.low) / 10_000
        }
        return bands.isEmpty ? nil : bands.reduce(0, +)
    }

    private static func netAssets(_ accounts: [AccountID], _ state: DeskState) -> Int128 {
        accounts.reduce(0) { sum, account in
            state.holdings(of: account).reduce(sum) {
                $1.form == .owed ? $0 - Int128($1.value) : $0 + Int128($1.value)
            }
        }
    }

    private static func health(
        of account: AccountID, _ before: DeskState, _ after: DeskState
    ) -> [PreviewFigure] {
        let name = before.name(of: account)
        let (was, now) = (before.healthFactor(of: account), after.healthFactor(of: account))
        guard was != nil || now != nil else { return [] }
        var figures = [
            PreviewFigure(
                name: SafeText("HF \(name)"), form: .health, before: was.map { Int256(bits: $0) },
                after: now.map { Int256(bits: $0) })
        ]
        let (lines, next) = (before.lines(of: account), after.lines(of: account))
        guard let nearest = next.first ?? lines.first else { return figures }
        let former = lines.first { $0.instrument == nearest.instrument }
        let later = next.first { $0.instrument == nearest.instrument }
        figures.append(
            PreviewFigure(
                name: SafeText("liq price \(before.symbol(of: nearest.instrument))"), form: .price,
                before: former.map { Int256(bits: UInt256($0.price.raw)) },
                after: later.map { Int256(bits: UInt256($0.price.raw)) }))
        return figures
    }

    /// Wallet balances that change.
    private static func cash(
        of account: AccountID, _ before: DeskState, _ after: DeskState
    ) -> [PreviewFigure] {
        (0..<before.instrumentCount).compactMap { index in
            let instrument = InstrumentID(UInt32(index))
            let was = before.available(instrument, to: account)
            let now = after.available(instrument, to: account)
            guard was != now else { return nil }
            let terms = before.terms(of: instrument)
            return PreviewFigure(
                name: SafeText("\(terms.symbol) free \(before.name(of: account))"),
                form: .quantity(decimals: terms.decimals), before: Int256(bits: was), after: Int256(bits: now)
            )
        }
    }
}
