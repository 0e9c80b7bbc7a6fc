import Desk
import Units

/// Profit of every holding, by average cost and by first in, first out, and why net assets changed.
public struct ProfitReport: Sendable {
    /// One row for each instrument and pool of each account that was ever held.
    public var rows: [ProfitRow] = []
    /// One row for each account, instrument or pool, and cause that is not zero; the rounding row of an account has no
    /// symbol.
    public var attribution: [AttributionRow] = []
    /// What net assets were when the history began.
    public var opening: Int128 = 0
    /// What they are.
    public var closing: Int128 = 0

    /// Reports a history that has been brought up to a desk as it stands.
    public init(_ history: FundHistory, of state: DeskState) {
        let prices = MomentPrices(state)
        for account in history.accounts {
            opening += account.opening
            closing += account.netAssets
            rows += ProfitReport.rows(account, state, prices)
            attribution += ProfitReport.attribution(account, state)
        }
    }

    private static func rows(
        _ fund: FundAccount, _ state: DeskState, _ prices: MomentPrices
    ) -> [ProfitRow] {
        let quantities = state.quantities(of: fund.account)
        let name = state.name(of: fund.account)
        var rows: [ProfitRow] = []
        for (index, lots) in fund.lots.enumerated() {
            let instrument = InstrumentID(UInt32(index))
            guard let average = state.profit(of: instrument, by: fund.account) else { continue }
            let terms = state.terms(of: instrument)
            rows.append(
                ProfitRow(
                    account: name, symbol: terms.symbol, quantity: quantities.net(of: instrument),
                    decimals: terms.decimals, value: quantities.value(of: instrument, prices),
                    average: average, lots: lots))
        }
        for (index, lots) in fund.liquidityLots.enumerated() {
            let pool = PoolID(UInt32(index))
            guard let average = state.profit(of: pool, by: fund.account) else { continue }
            rows.append(
                ProfitRow(
                    account: name, symbol: state.terms(of: pool).name,
                    quantity: Int256(bits: quantities.liquidity(index)), decimals: 18,
                    value: quantities.value(of: pool, prices), average: average, lots: lots))
        }
        return rows.filter { !$0.isEmpty }
    }

    private static func attribution(_ fund: FundAccount, _ state: DeskState) -> [AttributionRow] {
        let name = state.name(of: fund.account)
        var rows: [AttributionRow] = []
        func add(_ amounts: CauseAmounts, _ symbol: SafeText) {
            for cause in AttributionCause.allCases where amounts[cause] != 0 {
                rows.append(
                    AttributionRow(account: name, symbol: symbol, cause: cause, amount: amounts[cause]))
            }
        }
        for (index, amounts) in fund.instruments.enumerated() {
            add(amounts, state.symbol(of: InstrumentID(UInt32(index))))
        }
        for (index, amounts) in fund.pools.enumerated() {
            add(amounts, state.terms(of: PoolID(UInt32(index))).name)
        }
        var rest = CauseAmounts()
        rest[.rounding] = fund.attribution[.rounding]
        add(rest, "")
        return rows
    }
}

/// Profit of one holding, in the base currency times 1e8.
public struct ProfitRow: Hashable, Sendable {
    /// The account.
    public var account: SafeText
    /// The instrument or the pool.
    public var symbol: SafeText
    /// Holding less debt, in smallest units; liquidity in its own.
    public var quantity: Int256
    /// Decimal places of the quantity.
    public var decimals: UInt8
    /// What it is worth.
    public var value: Int128
    /// By average cost.
    public var average: ProfitFigures
    /// By first in, first out.
    public var firstInFirstOut: ProfitFigures

    init(
        account: SafeText, symbol: SafeText, quantity: Int256, decimals: UInt8, value: Int128,
        average: Profit, lots: LotQueue
    ) {
        (self.account, self.symbol, self.quantity, self.decimals) = (account, symbol, quantity, decimals)
        self.value = value
        self.average = ProfitFigures(
            cost: average.cost, realised: average.realised, unrealised: average.unrealised)
        firstInFirstOut = ProfitFigures(
            cost: lots.cost, realised: lots.realised, unrealised: value - lots.cost)
    }

    fileprivate var isEmpty: Bool {
        quantity == .zero && average == ProfitFigures() && firstInFirstOut == ProfitFigures()
    }
}

/// Cost and profit under one way to count them.
public struct ProfitFigures: Hashable, Sendable {
    /// What is held cost; negative for a short holding.
    public var cost: Int128 = 0
    /// Profit of what was closed.
    public var realised: Int128 = 0
    /// Profit of what is held.
    public var unrealised: Int128 = 0

    /// Both profits together: the same under every way to count.
    public var total: Int128 { realised + unrealised }
}

/// How much of a change of net assets one cause made, in the base currency times 1e8.
public struct AttributionRow: Hashable, Sendable {
    /// The account.
    public var account: SafeText
    /// The instrument or the pool; empty for what integers left over.
    public var symbol: SafeText
    /// The cause.
    public var cause: AttributionCause
    /// How much.
    public var amount: Int128
}
