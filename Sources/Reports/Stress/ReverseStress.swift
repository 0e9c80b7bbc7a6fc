import Desk
import Units

/// The smallest step of one price that liquidates somebody, for each asset and direction.
///
/// Exact: the price is the nearest at which an account that stands above its line now falls below it, all other
/// prices standing still.
public struct ReverseStress: Sendable {
    /// One asset in one direction.
    public struct Row: Hashable, Sendable {
        /// The asset.
        public var symbol: SafeText
        /// Whether its price falls to the line.
        public var isFall: Bool
        /// The price now.
        public var now: Price
        /// The price nearest to now at which an account is liquidated.
        public var line: Price
        /// How far that is: basis points of the price now, rounded towards 0; negative for a fall.
        public var distanceBasisPoints: Int64
        /// The account that goes first.
        public var account: AccountID
        /// Its name.
        public var name: SafeText
    }

    /// The nearest first; of equal distance the asset that is listed earlier, its fall before its rise.
    public let rows: [Row]

    /// Finds the first account to go for each asset and direction; those below their line already do not count.
    public init(_ state: DeskState) {
        var nearest: [Key: (line: LinePrice, account: AccountID)] = [:]
        for account in state.accounts {
            guard let factor = state.healthFactor(of: account), factor >= DeskState.line else { continue }
            for line in state.lines(of: account) {
                guard let now = state.price(of: line.instrument) else { continue }
                let key = Key(instrument: line.instrument, isFall: line.price <= now)
                if let known = nearest[key], !ReverseStress.isNearer(line.price, known.line.price, key.isFall)
                {
                    continue
                }
                nearest[key] = (line, account)
            }
        }
        // Looked up in the order of the registry, so that the dictionary's own order shows nowhere.
        var rows: [Row] = []
        for index in 0..<UInt32(state.instrumentCount) {
            for isFall in [true, false] {
                let instrument = InstrumentID(index)
                guard let found = nearest[Key(instrument: instrument, isFall: isFall)],
                    let now = state.price(of: instrument)
                else { continue }
                rows.append(
                    Row(
                        symbol: state.symbol(of: instrument), isFall: isFall, now: now,
                        line: found.line.price,
                        distanceBasisPoints: found.line.distanceBasisPoints, account: found.account,
                        name: state.name(of: found.account)))
            }
        }
        self.rows = rows.enumerated().sorted {
            let (left, right) = (
                $0.element.distanceBasisPoints.magnitude, $1.element.distanceBasisPoints.magnitude
            )
            return left == right ? $0.offset < $1.offset : left < right
        }.map(\.element)
    }

    private struct Key: Hashable {
        var instrument: InstrumentID
        var isFall: Bool
    }

    private static func isNearer(_ price: Price, _ known: Price, _ isFall: Bool) -> Bool {
        isFall ? price > known : price < known
    }
}
