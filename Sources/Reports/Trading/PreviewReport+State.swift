import Desk
import Units

extension PreviewReport {
    /// Previews tickets as one basket: what sending them now would do, computed by the same handling.
    public init(_ tickets: [OrderTicket], request: UInt64, of state: DeskState) {
        self.init(sequence: state.sequence, request: request)
        var requests: [OrderRequest] = []
        for ticket in tickets {
            do { requests.append(try ticket.request(at: state)) } catch {
                refusal = error.sentence
                return
            }
        }
        self = PreviewReport(requests, request: request, of: state)
    }

    /// Previews requests as one basket.
    ///
    /// What still has to be confirmed is shown as if it had been.
    public init(_ requests: [OrderRequest], request: UInt64, of state: DeskState) {
        self.init(sequence: state.sequence, request: request)
        var outcome = state.outcome(of: requests)
        var confirmed: Confirmations = []
        while let unarmed = outcome.orders.first(where: { $0.missing != nil }), let missing = unarmed.missing,
            !confirmed.contains(missing)
        {
            if missing == .accountTyped {
                accountToType = state.name(of: unarmed.request.account)
            } else {
                toConfirm.insert(missing)
            }
            confirmed.insert(missing)
            outcome = state.outcome(of: requests.map { $0.confirmed(confirmed) })
        }
        if let culprit = outcome.orders.first(where: { $0.isCulprit })
            ?? outcome.orders.first(where: { $0.state.isRefused }),
            let reason = culprit.reason
        {
            refusal = RefusalWords.sentence(reason, culprit, of: state)
        }
        shortfall = outcome.orders.lazy.compactMap { $0.shortfall(of: state) }.first
        rests = outcome.orders.contains { $0.state.isWorking }
        route = outcome.route.map { RouteLeg($0, of: state) }
        checks = outcome.orders.flatMap { $0.checks.map { CheckRow($0, of: state) } }
        if let after = outcome.isRefused ? state.attempted(outcome) : state.after(outcome) {
            figures = PreviewFigure.all(outcome, before: state, after: after)
        } else {
            figures = PreviewFigure.known(outcome, before: state)
        }
    }
}

extension Order {
    /// The confirmation for want of which the order was denied.
    fileprivate var missing: Confirmations? {
        switch reason {
        case .check(.armed): .accountTyped
        case .check(.duplicate): .duplicate
        case .check(.size): .size
        default: nil
        }
    }

    /// What is filled of an order whose rest is canceled, in words.
    fileprivate func shortfall(of desk: DeskState) -> SafeText? {
        guard state == .expired || state == .canceled, quantity != .max else { return nil }
        let row = BlotterRow(self, of: desk)
        func text(_ amount: UInt256) -> String {
            amount.high == 0 ? DecimalText.shortest(amount.low, scale: Int(row.decimals)) : "\(amount)"
        }
        return SafeText("fills \(text(filled)) of \(text(quantity)) \(row.symbol), the rest is canceled")
    }

    /// Whether the order was refused for itself, and not for another of its basket.
    fileprivate var isCulprit: Bool {
        guard state.isRefused else { return false }
        if case .basket = reason { return false }
        return true
    }
}

extension OrderRequest {
    /// The same request with one more confirmation.
    public func confirmed(_ more: Confirmations) -> OrderRequest {
        var copy = self
        copy.confirmations.insert(more)
        return copy
    }
}

extension RouteLeg {
    fileprivate init(_ step: RouteStep, of state: DeskState) {
        let terms = state.terms(of: step.pool)
        let (paid, received) = (state.terms(of: step.paid), state.terms(of: step.received))
        self.init(
            pool: terms.name, chain: terms.chain, paid: paid.symbol, paidAmount: step.paidAmount,
            paidDecimals: paid.decimals, received: received.symbol, receivedAmount: step.receivedAmount,
            receivedDecimals: received.decimals, impactBasisPoints: step.impactBasisPoints)
    }
}
