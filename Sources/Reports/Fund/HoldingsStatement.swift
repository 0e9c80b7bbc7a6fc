import Desk
import Units

/// What every account holds and owes, line by line: without a limit to its length, for files and not for screens.
public struct HoldingsStatement: Sendable {
    /// The lines, account by account.
    public var lines: [StatementLine] = []

    /// States the holdings of some accounts, of all that trade unless said otherwise.
    public init(_ state: DeskState, accounts: [AccountID]? = nil) {
        for account in accounts ?? state.tradingAccounts {
            lines += state.holdings(of: account).map { StatementLine($0, account, state) }
        }
    }
}

/// One holding.
public struct StatementLine: Hashable, Sendable {
    /// The account.
    public var account: SafeText
    /// The chain that it lives on.
    public var chain: SafeText
    /// `wallet`, `supplied`, `owed`, `pending` or `liquidity`.
    public var form: SafeText
    /// The venue or the pool where it is; empty for a wallet.
    public var place: SafeText
    /// The instrument; a pool's base for liquidity.
    public var symbol: SafeText
    /// How much, in smallest units.
    public var quantity: UInt256
    /// Decimal places of the quantity.
    public var decimals: UInt8
    /// The oracle's price; nil before the first and for liquidity.
    public var price: Price?
    /// What it is worth in the base currency times 1e8, negative for a debt; nil before the first price.
    public var value: Int128?

    init(_ line: HoldingLine, _ account: AccountID, _ state: DeskState) {
        let terms = state.terms(of: line.instrument)
        self.account = state.name(of: account)
        chain = state.chain(of: account) ?? ""
        (symbol, quantity, decimals) = (terms.symbol, line.quantity, terms.decimals)
        (form, place) = ("wallet", "")
        price = state.price(of: line.instrument)
        value = price == nil ? nil : Int128(line.value)
        switch line.form {
        case .wallet: break
        case .supplied: (form, place) = ("supplied", state.venue(of: account))
        case .owed:
            (form, place) = ("owed", state.venue(of: account))
            value = value.map { -$0 }
        case .pending: form = "pending"
        case .liquidity(let pool):
            (form, place, decimals, price) = ("liquidity", state.terms(of: pool).name, 18, nil)
        }
    }
}
