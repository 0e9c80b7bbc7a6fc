import Units

/// What a breaker is about.
public enum BreakerScope: Hashable, Sendable {
    /// Everything that names an instrument.
    case asset(InstrumentID)
    /// A lending venue.
    case lending(LendingID)
    /// An exchange pool.
    case pool(PoolID)
    /// An account of the book.
    case account(AccountID)
    /// A program under a mandate.
    case agent(UInt16)
    /// The whole desk.
    case desk

    /// Its kind as a number, and its number among those of its kind.
    var key: (kind: UInt8, index: UInt32) {
        switch self {
        case .asset(let id): (0, id.index)
        case .lending(let id): (1, id.index)
        case .pool(let id): (2, id.index)
        case .account(let id): (3, id.index)
        case .agent(let number): (4, UInt32(number))
        case .desk: (5, 0)
        }
    }
}

extension BreakerScope: Comparable {
    /// Orders by kind, then by number.
    public static func < (left: BreakerScope, right: BreakerScope) -> Bool { left.key < right.key }
}

extension DeskState {
    /// Returns what a name stands for: `desk`, a symbol, a venue or a pool, or an account, in this order; an
    /// agent by its number behind `agent-`. `nil` where nothing is called so.
    public func breakerScope(named name: SafeText) -> BreakerScope? {
        if name == "desk" { return .desk }
        if let instrument = instrument(of: name) { return .asset(instrument) }
        if let venue = trading.lending.firstIndex(where: { $0.terms.name == name }) {
            return .lending(LendingID(UInt32(venue)))
        }
        if let pool = pool(named: name) { return .pool(pool) }
        if let account = account(named: name) { return .account(account) }
        guard name.text.hasPrefix("agent-"), let number = UInt16(name.text.dropFirst(6)) else { return nil }
        return .agent(number)
    }

    /// Returns what a breaker's scope is called.
    public func name(of scope: BreakerScope) -> SafeText {
        switch scope {
        case .asset(let id): symbol(of: id)
        case .lending(let id): trading.lending[Int(id.index)].terms.name
        case .pool(let id): terms(of: id).name
        case .account(let id): name(of: id)
        case .agent(let number): SafeText("agent-\(number)")
        case .desk: "desk"
        }
    }

    /// Whether the desk knows what a breaker is to be about.
    func knows(_ scope: BreakerScope) -> Bool {
        switch scope {
        case .asset(let id): Int(id.index) < instruments.count
        case .lending(let id): Int(id.index) < trading.lending.count
        case .pool(let id): Int(id.index) < trading.pools.count
        case .account(let id): Int(id.index) < book.count
        case .agent, .desk: true
        }
    }
}
