import Desk
import Units

/// What a step of prices does to every account of the book: exact, as each venue rounds.
public struct StressReport: Sendable {
    /// One price before and after.
    public struct Move: Hashable, Sendable {
        /// The asset.
        public var symbol: SafeText
        /// The price now.
        public var before: Price
        /// The price in the scenario, rounded down.
        public var after: Price
    }

    /// One account before and after.
    public struct Row: Hashable, Sendable {
        /// Position in the book.
        public var account: AccountID
        /// The account's name.
        public var name: SafeText
        /// The venue it stands on.
        public var venue: SafeText
        /// Health factor now, scaled by 1e18; `nil` before every price is known.
        public var before: UInt256?
        /// Health factor in the scenario.
        public var after: UInt256?
        /// Debt in the scenario in the venue's base currency, scaled by 1e8, rounded up.
        public var debt: UInt128?
        /// How much of the debt would have to be gone for the factor to be 1: scaled as `debt`, rounded up; 0 when
        /// it is 1 or more.
        public var shortfall: UInt128

        /// Whether the scenario liquidates the account.
        public var isLiquidatable: Bool { after.map { $0 < DeskState.line } ?? false }
        /// Whether it is below its line already.
        public var wasLiquidatable: Bool { before.map { $0 < DeskState.line } ?? false }
    }

    /// The prices that the scenario moves, in its order.
    public let moves: [Move]
    /// Accounts that owe something, worst in the scenario first; of equal health the earlier in the book. Accounts
    /// whose health is not known come last.
    public let rows: [Row]

    /// Accounts that the scenario liquidates and that are above their line now.
    public var newlyLiquidatable: [Row] { rows.filter { $0.isLiquidatable && !$0.wasLiquidatable } }
    /// How many the scenario leaves below their line.
    public var liquidatableCount: Int { rows.count(where: \.isLiquidatable) }
    /// What they owe together, scaled by 1e8; as much as fits at most.
    public var liquidatableDebt: UInt128 { sum(of: \.debt) }
    /// What of it would have to be gone, scaled by 1e8.
    public var shortfall: UInt128 { sum { $0.shortfall } }

    /// Runs a scenario over the book; the desk is not changed.
    ///
    /// - Throws: `StressError` for a scenario that this desk cannot have.
    public init(_ state: DeskState, shocks: [PriceShock]) throws(StressError) {
        let scenario = try StressScenario(state, shocks: shocks)
        moves = scenario.moves
        let stressed = scenario.state
        rows = state.accounts.filter { state.hasDebt($0) }.map { Row(state, stressed, $0) }
            .sorted { ($0.after ?? .max, $0.account) < ($1.after ?? .max, $1.account) }
    }

    private func sum(of value: (Row) -> UInt128?) -> UInt128 {
        rows.filter(\.isLiquidatable).compactMap(value).reduce(0) { sum, value in
            let (total, overflow) = sum.addingReportingOverflow(value)
            return overflow ? .max : total
        }
    }
}

extension StressReport.Row {
    fileprivate init(_ state: DeskState, _ stressed: DeskState, _ account: AccountID) {
        let after = stressed.healthFactor(of: account)
        let debt = stressed.debt(of: account).amount
        self.init(
            account: account, name: state.name(of: account), venue: state.venue(of: account),
            before: state.healthFactor(of: account), after: after, debt: debt,
            shortfall: StressReport.Row.shortfall(debt: debt, factor: after))
    }

    /// Debt (1 - factor): with so much less of it what stands behind it would be enough.
    private static func shortfall(debt: UInt128?, factor: UInt256?) -> UInt128 {
        guard let debt, let factor, factor < DeskState.line,
            let missing = try? DeskState.line.subtracting(factor),
            let part = try? UInt256.mulDivUp(UInt256(debt), missing, DeskState.line)
        else { return 0 }
        return UInt128(exactly: part) ?? .max
    }
}

extension DeskState {
    /// The health factor below which an account is liquidated: 1, scaled by 1e18.
    static let line = Wad.one
}

/// A desk at the prices of a scenario.
struct StressScenario {
    let moves: [StressReport.Move]
    let state: DeskState

    init(_ state: DeskState, shocks: [PriceShock]) throws(StressError) {
        guard !shocks.isEmpty else { throw .nothingShocked }
        var (moves, prices): ([StressReport.Move], [(instrument: InstrumentID, price: Price)]) = ([], [])
        for shock in shocks {
            let instrument = try StressScenario.instrument(shock.symbol, in: state)
            guard !moves.contains(where: { $0.symbol == shock.symbol }) else {
                throw .assetTwice(shock.symbol)
            }
            guard let before = state.price(of: instrument) else { throw .withoutPrice(shock.symbol) }
            guard let after = shock.price(after: before) else {
                throw .impossibleStep(shock.symbol, millionths: shock.millionths)
            }
            moves.append(StressReport.Move(symbol: shock.symbol, before: before, after: after))
            prices.append((instrument, after))
        }
        self.moves = moves
        self.state = state.repriced(prices)
    }

    private static func instrument(
        _ symbol: SafeText, in state: DeskState
    ) throws(StressError) -> InstrumentID {
        if let instrument = state.instrument(of: symbol) { return instrument }
        let known = (0..<UInt32(state.instrumentCount)).map { state.symbol(of: InstrumentID($0)).text }
        throw .unknownAsset(symbol, nearest: Spelling.nearest(to: symbol.text, among: known))
    }
}
