import Protocols
import Units

@testable import Desk

/// A desk of tokenized assets: two accounts on one chain, one on another, all with cash; a clock that a price of
/// ETH drives.
///
/// Instruments by index: 0 USDC, 1 ETH, 2 the asset in question.
struct AssetDesk {
    static let usdc = InstrumentID(0)
    static let eth = InstrumentID(1)
    static let asset = InstrumentID(2)
    static let (ann, ben, far) = (AccountID(0), AccountID(1), AccountID(2))
    static let start = Timestamp(seconds: 1_767_623_400)

    var state = DeskState()
    var events: [Event] = []

    /// - Parameters:
    ///   - held: what Ann holds of the asset, in smallest units.
    ///   - price: its first price; none without.
    init(
        _ terms: InstrumentTerms, held: UInt256 = .zero,
        ann: HolderIdentity = HolderIdentity(), ben: HolderIdentity = HolderIdentity(),
        vesting: [VestingTerms] = [], price: UInt64? = nil
    ) {
        run([
            .listInstrument(InstrumentTerms(symbol: "USDC", kind: .stablecoin, decimals: 6)),
            .listInstrument(InstrumentTerms(symbol: "ETH")), .listInstrument(terms),
            .startClock(at: Self.start),
            .openPool(
                PoolTerms(
                    name: "ETH/USDC", chain: "ethereum", base: "ETH", quote: "USDC", kind: .constantProduct)),
            .openPool(
                PoolTerms(
                    name: "ETH/USDC far", chain: "base", base: "ETH", quote: "USDC", kind: .constantProduct)),
            .openAccount(Self.account("ann", "ethereum", terms.symbol, held, ann, vesting)),
            .openAccount(Self.account("ben", "ethereum", terms.symbol, .zero, ben, [])),
            .openAccount(Self.account("far", "base", terms.symbol, .zero, ann, [])),
        ])
        tick([(Self.usdc, 1), (Self.eth, 3_000)])
        if let price { tick([(Self.asset, price)]) }
    }

    private static func account(
        _ name: SafeText, _ chain: SafeText, _ symbol: SafeText, _ held: UInt256, _ identity: HolderIdentity,
        _ vesting: [VestingTerms]
    ) -> AccountDefinition {
        var wallet = [AddressTerms.Amount("USDC", usdc(10_000))]
        if !held.isZero { wallet.append(AddressTerms.Amount(symbol, held)) }
        var terms = AddressTerms(wallet: wallet)
        (terms.identity, terms.vesting) = (identity, vesting)
        return AccountDefinition(name: name, venue: chain, holding: .address(terms))
    }

    static func usdc(_ whole: UInt64) -> UInt256 { UInt256(whole) &* UInt256(1_000_000 as UInt64) }

    @discardableResult
    mutating func run(_ commands: [Command]) -> [Event] {
        var caused: [Event] = []
        state.apply(Batch(commands: commands), into: &caused)
        events += caused
        return caused
    }

    /// Prices a second after the newest.
    @discardableResult
    mutating func tick(_ prices: [(InstrumentID, UInt64)]) -> [Event] {
        let second = Timestamp(nanoseconds: state.time.nanoseconds + Timestamp.nanosecondsPerSecond)
        return pass(to: second, prices)
    }

    /// Lets time go on to a moment, with prices.
    @discardableResult
    mutating func pass(to time: Timestamp, _ prices: [(InstrumentID, UInt64)] = [(eth, 3_000)]) -> [Event] {
        let ticks = prices.map { Tick(price: Price(whole: $0.1), time: time, instrument: $0.0, feed: 0) }
        var caused: [Event] = []
        state.apply(Batch(ticks: ticks), into: &caused)
        events += caused
        return caused
    }

    /// Places one order and returns it.
    @discardableResult
    mutating func place(_ action: OrderAction, by account: AccountID = ann) -> Order {
        run([
            .placeOrders([OrderRequest(account: account, action: action, confirmations: [.duplicate, .size])])
        ])
        return state.orders.orders[state.orders.orders.count - 1]
    }

    func wallet(_ instrument: InstrumentID, _ account: AccountID = ann) -> UInt256 {
        state.trading.accounts[Int(account.index)].wallet[instrument.index]
    }

    /// I1: what wallets, escrows and venues hold is what came in.
    var isConserved: Bool {
        state.instruments.indices.allSatisfy { index in
            let inflow = index < state.trading.inflow.count ? state.trading.inflow[index] : .zero
            return state.trading.held(InstrumentID(UInt32(index))) == inflow
        }
    }
}

extension Timestamp {
    /// Midnight UTC of a day, and so many seconds after it.
    static func day(_ year: Int64, _ month: Int64, _ day: Int64, second: Int64 = 0) -> Timestamp {
        Timestamp(
            seconds: CivilDate(year: year, month: month, day: day).daysSinceEpoch * 86_400 + second)
    }
}
