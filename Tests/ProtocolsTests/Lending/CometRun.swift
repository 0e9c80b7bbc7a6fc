import Protocols
import Units

/// A market of three assets and five accounts that lives through a sequence of steps, checked at each.
struct CometRun {
    private(set) var market: CometMarket
    private(set) var moment: CometMoment
    private(set) var counts = Counts()
    /// What the market holds of the base asset and of each collateral by the run's own count.
    private var cash = UInt256.zero
    private var vaults = [UInt256.zero, .zero]

    /// How often what has happened: a check of what never happens proves nothing.
    struct Counts {
        var taken = 0
        var refusals: Set<CometError> = []
        var absorptions = 0
        var losses = 0
        var purchases = 0
        /// How many principals have been computed anew; each may leave a unit over in a total.
        var roundings = 0
    }

    init() throws {
        let curve = CometRateCurve(
            kink: .thousandths(800), basePerYear: 15_000_000_000_000_000,
            slopeLowPerYear: 35_000_000_000_000_000, slopeHighPerYear: 2_000_000_000_000_000_000)
        let supplyCurve = CometRateCurve(
            kink: .thousandths(850), basePerYear: 0, slopeLowPerYear: 32_500_000_000_000_000,
            slopeHighPerYear: 400_000_000_000_000_000)
        market = CometMarket(
            try CometConfiguration(
                baseDecimals: 6, supplyCurve: supplyCurve, borrowCurve: curve,
                assets: [.ether(), .bitcoin()], leastBorrow: .dollars(100),
                targetReserves: .dollars(20_000), storefrontFactor: .thousandths(600),
                tracking: CometTracking(
                    supplySpeed: 11_574_074_074, borrowSpeed: 25_000_000_000, minimum: .dollars(1_000))),
            at: 1_000)
        moment = .at(1_000)
        for _ in 0...SeededGenerator.cometAccounts { _ = market.openAccount() }
        // Somebody who stays, so that the utilization stays within what indexes can bear.
        receive(try market.supply(.dollars(1_000_000), for: SeededGenerator.cometAccounts, at: 1_000))
    }

    /// Returns the first step after which something does not hold that should.
    static func failure(of steps: [CometStep]) -> SequenceFailure? {
        guard var run = try? CometRun() else { return SequenceFailure(step: 0, reason: "no market") }
        return run.failure(of: steps)
    }

    mutating func failure(of steps: [CometStep]) -> SequenceFailure? {
        for (place, step) in steps.enumerated() {
            if isStuck { return nil }
            do {
                if let reason = try advance(step) { return SequenceFailure(step: place, reason: reason) }
            } catch {
                return SequenceFailure(step: place, reason: "a reading throws \(error)")
            }
        }
        return nil
    }

    /// Whether the contract itself can no longer accrue: an index or its growth has left 64 bits.
    var isStuck: Bool { (try? market.accrued(to: moment.time)) == nil }

    /// Lets a step happen and returns what does not hold after it.
    private mutating func advance(_ step: CometStep) throws(CometError) -> String? {
        switch step {
        case .wait(let seconds):
            moment.time = min(moment.time + seconds, 1 << 33)
            return nil
        case .movePrice(let asset, let percent):
            move(asset, percent: percent)
            return nil
        default: break
        }
        let before = market
        do throws(CometError) {
            try perform(step)
        } catch {
            counts.refusals.insert(error)
            return market == before ? nil : "\(step) is refused for \(error) and changes the market"
        }
        counts.taken += 1
        if let violation = try CometCheck(step, before, market, moment).violation { return violation }
        return sumsViolation(step)
    }

    private mutating func move(_ asset: Int, percent: UInt64) {
        if asset == 2 {
            // The dollar stays within 10 cents of one.
            moment.basePrice = UInt256(90 + percent % 21) &* 1_000_000
            return
        }
        let price = ((moment.prices[asset] ?? 1) &* UInt256(percent)).quotient(100)
        moment.prices[asset] = min(max(price, 10_000_000_000), 10_000_000_000_000)
    }

    private mutating func perform(_ step: CometStep) throws(CometError) {
        switch step {
        case .wait, .movePrice: break
        case .supply(let part, let account):
            let owed = try market.balance(of: account, at: moment.time)
            let amount = part.amount(of: owed.isNegative ? owed.magnitude : .dollars(100_000))
            try receive(market.supply(amount, for: account, at: moment.time))
        case .withdraw(let part, let account):
            let all = try market.balance(of: account, at: moment.time)
            try pay(
                market.withdraw(
                    part.amount(of: all.isNegative ? 0 : all.magnitude), by: account, at: moment))
        case .borrow(let thousandths, let account):
            let most = try carried(by: account)
            try pay(
                market.withdraw(
                    CometPart.thousandths(thousandths).amount(of: most), by: account, at: moment))
        case .transfer(let part, let sender, let receiver):
            let all = try market.balance(of: sender, at: moment.time)
            try market.transfer(
                part.amount(of: all.isNegative ? .dollars(500) : all.magnitude), from: sender, to: receiver,
                at: moment)
            counts.roundings += 2
        case .accrue(let account): try market.accrue(account, at: moment.time)
        case .pause(let bits): market.pause(CometPauses(rawValue: bits))
        case .donate(let amount):
            try market.donate(amount)
            cash = cash &+ amount
        case .withdrawReserves(let thousandths):
            let reserves = try market.reserves(at: moment.time)
            let amount = CometPart.thousandths(thousandths).amount(of: reserves.magnitude)
            try market.withdrawReserves(amount, at: moment.time)
            cash = cash &- amount
        default: try performOnCollateral(step)
        }
    }

    private mutating func performOnCollateral(_ step: CometStep) throws(CometError) {
        switch step {
        case .supplyCollateral(let amount, let asset, let account):
            try market.supplyCollateral(amount, of: asset, for: account)
            vaults[asset] = vaults[asset] &+ amount
        case .withdrawCollateral(let part, let asset, let account):
            let amount = part.amount(of: market.accounts[account][asset])
            try market.withdrawCollateral(amount, of: asset, by: account, at: moment)
            vaults[asset] = vaults[asset] &- amount
        case .transferCollateral(let part, let asset, let sender, let receiver):
            let amount = part.amount(of: market.accounts[sender][asset])
            try market.transferCollateral(amount, of: asset, from: sender, to: receiver, at: moment)
        case .absorb(let account):
            let result = try market.absorb(market.due(from: account, at: moment), at: moment)
            counts.absorptions += 1
            counts.losses += result.absorption.newBalance == 0 ? 1 : 0
            counts.roundings += 1
        case .buy(let asset, let base):
            let bought = try market.buyCollateral(asset, for: base, at: moment)
            counts.purchases += bought.isZero ? 0 : 1
            cash = cash &+ base
            vaults[asset] = vaults[asset] &- bought
        default: break
        }
    }

    private mutating func receive(_ amount: UInt256) {
        cash = cash &+ amount
        counts.roundings += 1
    }

    private mutating func pay(_ amount: UInt256) {
        cash = cash &- amount
        counts.roundings += 1
    }

    /// What an account's collateral lets it borrow, in base assets.
    private func carried(by account: Int) throws(CometError) -> UInt256 {
        var value = UInt256.zero
        for (asset, terms) in market.configuration.assets.enumerated() {
            let whole = try CometMath.value(
                of: market.accounts[account][asset], price: moment.prices[asset] ?? 0, scale: terms.scale)
            value = value &+ (try CometMath.multiplied(whole, byFactor: terms.borrowCollateralFactor))
        }
        return (value &* 1_000_000).quotient(UInt64((moment.basePrice ?? 1).low))
    }

    /// Totals are the sums over the accounts but for roundings, and holdings what has come in and not gone out.
    private func sumsViolation(_ step: CometStep) -> String? {
        var (supplied, owed, collateral) = (UInt256.zero, UInt256.zero, [UInt256.zero, .zero])
        for account in market.accounts {
            let size = account.principal.magnitude
            if account.isBorrowing { owed = owed &+ size } else { supplied = supplied &+ size }
            for asset in collateral.indices { collateral[asset] = collateral[asset] &+ account[asset] }
        }
        let most = UInt256(UInt64(counts.roundings))
        let isWithin = { (total: UInt256, sum: UInt256) in total >= sum && total &- sum <= most }
        if !isWithin(market.suppliedPrincipal, supplied) { return "\(step): supplied principals" }
        if !isWithin(market.owedPrincipal, owed) { return "\(step): owed principals" }
        if market.baseBalance != cash { return "\(step): base assets" }
        for (asset, held) in market.collateral.enumerated() {
            if held.supplied != collateral[asset] { return "\(step): sum of collateral \(asset)" }
            if held.supplied &+ held.reserves != vaults[asset] { return "\(step): collateral \(asset)" }
        }
        return nil
    }
}

extension CometMarket {
    /// Returns the first account from one on that may be absorbed, or that one.
    func due(from account: Int, at moment: CometMoment) throws(CometError) -> Int {
        for step in accounts.indices {
            let place = (account + step) % accounts.count
            if try health(of: place, at: moment)?.isLiquidatable == true { return place }
        }
        return account
    }
}
