import Units

extension DeskState {
    /// Sets the edges of health and judges every account by them; alerts follow as after a step of a price.
    mutating func setHealthEdges(_ terms: HealthEdgeTerms, into events: inout [Event]) {
        guard let edges = HealthEdges(terms) else {
            return events.append(.commandRejected(.edgesNotSound(terms)))
        }
        guard terms != self.edges.terms else { return }
        self.edges = edges
        for account in accounts where book[progress: account].zone != AccountProgress.unseen {
            judge(account, into: &events)
        }
        // Every trigger and every margin was taken from the former edges.
        rebuildWatch()
    }

    /// Puts an account into its zone of the new edges. A zone of the same number may lie elsewhere now, so that
    /// alerts are settled whether or not the number changes.
    private mutating func judge(_ account: AccountID, into events: inout [Event]) {
        guard case .factor(let factor) = health(of: account) else { return }
        book[progress: account].zone = edges.zone(of: factor)
        let price = instruments(of: account).first.map { slots[Int($0.index)].price } ?? Price.scale
        noteZone(of: account, factor: factor, price: Price(raw: price), time: time, into: &events)
    }
}
