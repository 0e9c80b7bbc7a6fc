import Desk
import Units

extension ExposureReport {
    /// Reports what the desk rests on.
    public init(_ state: DeskState, limits: ExposureLimits = ExposureLimits()) {
        self.init()
        var sums = ExposureSums()
        for account in state.tradingAccounts {
            netAssets += state.netAssets(of: account)
            sums.add(account, state)
        }
        exitShareBasisPoints = limits.exitShareBasisPoints
        let net = netAssets
        let all = sums.losses.filter { $0.amount > 0 }.map { loss in
            ExposureRow(
                kind: loss.kind, name: loss.name, loss: loss.amount, netAssets: net, limit: limits[loss.kind])
        }.sorted { ($0.kind, -$0.loss, $0.name) < ($1.kind, -$1.loss, $1.name) }
        rows = Array(all.prefix(ExposureReport.greatestCount))
        let left = ExposureReport.exits(sums, state, limits)
        exits = Array(left.prefix(ExposureReport.greatestCount))
        omittedCount = all.count - rows.count + left.count - exits.count
    }

    /// Returns the slowest exit of each instrument, the slowest of all first; what no pool trades comes before them.
    private static func exits(
        _ sums: ExposureSums, _ state: DeskState, _ limits: ExposureLimits
    ) -> [ExitRow] {
        var slowest: [InstrumentID: ExitRow] = [:]
        for held in sums.held where state.terms(of: held.instrument).kind != .stablecoin {
            let row = ExitRow(
                symbol: state.symbol(of: held.instrument), chain: held.chain, value: held.amount,
                depth: state.depth(of: held.instrument, on: held.chain), limits: limits)
            guard let former = slowest[held.instrument] else {
                slowest[held.instrument] = row
                continue
            }
            if (row.tenthsOfDays ?? .max) > (former.tenthsOfDays ?? .max) { slowest[held.instrument] = row }
        }
        return slowest.values.sorted {
            ($1.tenthsOfDays ?? .max, $0.symbol) < ($0.tenthsOfDays ?? .max, $1.symbol)
        }
    }
}

/// Losses by name, and holdings by chain.
private struct ExposureSums {
    struct Loss {
        var kind: ExposureKind
        var name: SafeText
        var amount: Int128
    }

    struct Held {
        var instrument: InstrumentID
        var chain: SafeText
        var amount: Int128
    }

    private struct Key: Hashable {
        var kind: ExposureKind
        var name: SafeText
    }

    private(set) var losses: [Loss] = []
    private(set) var held: [Held] = []
    private var places: [Key: Int] = [:]

    mutating func add(_ account: AccountID, _ state: DeskState) {
        let chain = state.chain(of: account) ?? ""
        let prices = MomentPrices(state)
        let quantities = state.quantities(of: account)
        for index in quantities.held.indices {
            let instrument = InstrumentID(UInt32(index))
            hold(instrument, prices.down(quantities.held[index], of: instrument), on: chain, state)
        }
        for (index, pool) in quantities.pools.enumerated() {
            hold(pool.base, prices.down(pool.share.base, of: pool.base), on: chain, state)
            hold(pool.quote, prices.down(pool.share.quote, of: pool.quote), on: chain, state)
            add(
                .contract, state.terms(of: PoolID(UInt32(index))).name,
                quantities.value(of: PoolID(UInt32(index)), prices))
        }
        add(.chain, chain, max(0, state.netAssets(of: account)))
        addLoan(account, quantities, prices, state)
    }

    /// What is held of an instrument, whoever is answerable for it.
    private mutating func hold(
        _ instrument: InstrumentID, _ value: Int128, on chain: SafeText, _ state: DeskState
    ) {
        guard value > 0 else { return }
        let known = state.terms(of: instrument).provenance
        add(.issuer, known.issuer, value)
        add(.custodian, known.custodian, value)
        add(.bridge, known.bridge, value)
        if known.chain != chain { add(.chain, known.chain, value) }
        if let place = held.firstIndex(where: { $0.instrument == instrument && $0.chain == chain }) {
            held[place].amount += value
        } else {
            held.append(Held(instrument: instrument, chain: chain, amount: value))
        }
    }

    /// What a loan would lose with its venue, and with each oracle that its instruments are priced by.
    private mutating func addLoan(
        _ account: AccountID, _ quantities: AccountQuantities, _ prices: MomentPrices, _ state: DeskState
    ) {
        var equity: Int128 = 0
        var oracles: Set<SafeText> = []
        for index in quantities.held.indices {
            let instrument = InstrumentID(UInt32(index))
            let supplied = quantities.held[index] &- quantities.wallet[index]
            let owed = quantities.owed[index]
            guard !supplied.isZero || !owed.isZero else { continue }
            equity += prices.down(supplied, of: instrument) - prices.up(owed, of: instrument)
            oracles.insert(state.terms(of: instrument).provenance.oracle)
        }
        guard equity > 0 else { return }
        add(.contract, state.venue(of: account), equity)
        guard quantities.owed.contains(where: { !$0.isZero }) else { return }
        for oracle in oracles.sorted() { add(.oracle, oracle, equity) }
    }

    /// Adds to what is lost with a name; nothing where nobody is known.
    private mutating func add(_ kind: ExposureKind, _ name: SafeText, _ amount: Int128) {
        guard !name.text.isEmpty, amount > 0 else { return }
        let key = Key(kind: kind, name: name)
        if let place = places[key] { return losses[place].amount += amount }
        places[key] = losses.count
        losses.append(Loss(kind: kind, name: name, amount: amount))
    }
}

extension DeskState {
    /// What the pools of a chain hold of an instrument, in the base currency times 1e8, rounded down.
    fileprivate func depth(of instrument: InstrumentID, on chain: SafeText) -> Int128 {
        let prices = MomentPrices(self)
        var sum: Int128 = 0
        for pool in exchangePools where terms(of: pool).chain == chain {
            let reading = reading(of: pool)
            if reading.base == instrument { sum += prices.down(reading.held.base, of: instrument) }
            if reading.quote == instrument { sum += prices.down(reading.held.quote, of: instrument) }
        }
        return sum
    }
}
