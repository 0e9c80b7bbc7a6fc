import Protocols
import Units

// How much leaves lending venues, how much is lost, and whether anything is missing.
extension DeskState {
    private static let flowPeriod: UInt64 = 3_600
    private static let flowTick: UInt64 = 60

    /// Counts outflows from what venues hold now.
    mutating func beginFlows() {
        breakers.outflows = []
        guard breakers.terms.outflow > 0 else { return }
        for (index, venue) in trading.lending.enumerated() {
            for (reserve, instrument) in venue.instruments.enumerated() {
                let held = venue.market.held(reserve)
                // An asset that the venue makes itself cannot run out.
                if held < .zero { continue }
                addFlow(LendingID(UInt32(index)), instrument, held: held)
            }
        }
    }

    private mutating func addFlow(_ venue: LendingID, _ instrument: InstrumentID, held: Int256) {
        let whole = UInt256(DecimalText.powerOfTen(Int(instruments[Int(instrument.index)].decimals)))
        guard
            let rules = OutflowRules(
                period: DeskState.flowPeriod, tickLength: DeskState.flowTick,
                minimumRetained: UInt32(BasisPoints.one.low) - breakers.terms.outflow, beginThreshold: whole)
        else { return }
        breakers.outflows.append(
            Breakers.Outflow(
                venue: venue, instrument: instrument, limiter: OutflowLimiter(rules: rules, liquidity: held)))
    }

    /// Counts movements into and out of lending venues, and halts a venue that too much has left.
    mutating func noteFlows(_ legs: [Leg], into events: inout [Event]) {
        guard breakers.terms.outflow > 0 else { return }
        var drained: [LendingID] = []
        for leg in legs {
            if case .lending(let venue) = leg.to { count(leg, at: venue, isOut: false) }
            guard case .lending(let venue) = leg.from else { continue }
            count(leg, at: venue, isOut: true)
            if !drained.contains(venue) { drained.append(venue) }
        }
        for venue in drained { judge(.lending(venue), at: time, into: &events) }
    }

    private mutating func count(_ leg: Leg, at venue: LendingID, isOut: Bool) {
        guard let change = Int256(magnitude: leg.amount, isNegative: isOut),
            let place = breakers.outflows.firstIndex(where: {
                $0.venue == venue && $0.instrument == leg.instrument
            })
        else { return }
        // Sums beyond 256 bits are not counted: no venue holds as much.
        try? breakers.outflows[place].limiter.record(change, at: second)
    }

    /// Whether too much of something has left a venue within the hour.
    func outflow(of venue: LendingID) -> BreakerFound {
        for flow in breakers.outflows where flow.venue == venue {
            var limiter = flow.limiter
            try? limiter.clearBacklog(at: second, maximumIterations: .max)
            guard (try? limiter.status()) == .triggered else { continue }
            let left = limiter.liquidityTotal &+ limiter.liquidityInPeriod
            let least = try? UInt256.mulDivDown(
                limiter.liquidityTotal.bits, UInt256(UInt64(limiter.rules.minimumRetained)), BasisPoints.one)
            return .breach(.outflow, left.bits, of: least ?? .zero)
        }
        return .calm
    }

    /// Finds, every ten seconds, who has lost more of a day's assets than the budget.
    mutating func measureLosses(at now: Timestamp) {
        let terms = breakers.terms
        guard terms.deskLoss + terms.accountLoss > 0, now.nanoseconds >= breakers.lossesDue else { return }
        let span = 10 * Timestamp.nanosecondsPerSecond
        breakers.lossesDue = (now.nanoseconds / span + 1) * span
        let prices = VenuePrices(self)
        var (losses, whole) = ([Breakers.Loss](), DayResult())
        for place in trading.accounts.indices {
            let result = dayResult(of: place, prices)
            whole.profit += result.profit
            whole.assets += result.assets
            if let figures = result.excess(over: terms.accountLoss) {
                let account = trading.accounts[place].account
                losses.append(Breakers.Loss(scope: .account(account), figures: figures))
            }
        }
        if let figures = whole.excess(over: terms.deskLoss) {
            losses.append(Breakers.Loss(scope: .desk, figures: figures))
        }
        breakers.losses = losses
    }

    private func dayResult(of place: Int, _ prices: VenuePrices) -> DayResult {
        let account = trading.accounts[place]
        var result = DayResult(assets: netAssets(of: place, in: trading, prices))
        for index in account.costs.indices {
            let profit = profit(of: InstrumentID(UInt32(index)), at: place, prices)
            result.profit += profit.realised + profit.unrealised - account.costs[index].atMidnight
        }
        for index in account.liquidityCosts.indices {
            let profit = profit(of: PoolID(UInt32(index)), at: place, prices)
            result.profit += profit.realised + profit.unrealised - account.liquidityCosts[index].atMidnight
        }
        return result
    }

    /// Holds, one instrument a second, what wallets and venues have against what came in (PROMISES.md I1).
    mutating func checkConservation() {
        guard !instruments.isEmpty else { return }
        let index = Int(second % UInt64(instruments.count))
        let instrument = InstrumentID(UInt32(index))
        let inflow = index < trading.inflow.count ? trading.inflow[index] : .zero
        if trading.held(instrument) != inflow {
            breakers.violation = instrument
        } else if breakers.violation == instrument {
            breakers.violation = nil
        }
    }
}

/// What a day has brought so far, in the base currency times 1e8.
private struct DayResult {
    var assets: Int128 = 0
    var profit: Int128 = 0

    /// The loss and the budget, where the loss is at least a share in basis points of what there would be without
    /// it.
    func excess(over share: UInt32) -> BreakerFigures? {
        guard share > 0, profit < 0 else { return nil }
        let (loss, before) = (profit.magnitude, max(0, assets - profit))
        let budget =
            (try? UInt256.mulDivDown(UInt256(before.magnitude), UInt256(UInt64(share)), BasisPoints.one))
        guard let budget, UInt256(loss) >= budget else { return nil }
        return BreakerFigures(value: UInt256(loss), limit: budget)
    }
}
