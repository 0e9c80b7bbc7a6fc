import Protocols
import Units

@testable import Desk

/// A desk with one lending market, two pools and two accounts that trade.
///
/// ETH at 3,000 and USDC at 1; `vault` has supplied 100 ETH and owes 150,000 USDC, `free` only has a wallet.
struct TradingFixture {
    static let eth = InstrumentID(0)
    static let usdc = InstrumentID(1)
    static let steth = InstrumentID(2)
    static let vault = AccountID(0)
    static let free = AccountID(1)
    static let start = Timestamp(seconds: 1_767_623_400)
    static let oneETH = UInt256(UInt128(1_000_000_000_000_000_000))
    static let oneUSDC = UInt256(UInt128(1_000_000))

    var state = DeskState()
    var events: [Event] = []

    init(
        prices: Bool = true, pools: (PoolKind, PoolKind) = (.constantProduct, .constantProduct),
        on platform: LendingPlatform = .aave
    ) {
        run(TradingFixture.setUp(pools, on: platform))
        if prices {
            tick([(TradingFixture.eth, 3_000), (TradingFixture.usdc, 1), (TradingFixture.steth, 3_500)])
        }
        if prices, platform == .maker { tick([(platform.loan, 1)]) }
    }

    static func eth(_ whole: UInt64) -> UInt256 { oneETH &* UInt256(whole) }
    static func usdc(_ whole: UInt64) -> UInt256 { oneUSDC &* UInt256(whole) }

    static func setUp(
        _ pools: (PoolKind, PoolKind) = (.constantProduct, .constantProduct),
        on platform: LendingPlatform = .aave
    ) -> [Command] {
        let dai = InstrumentTerms(symbol: "DAI", kind: .stablecoin, decimals: 18)
        return [
            .listInstrument(InstrumentTerms(symbol: "ETH", decimals: 18)),
            .listInstrument(InstrumentTerms(symbol: "USDC", kind: .stablecoin, decimals: 6)),
            .listInstrument(InstrumentTerms(symbol: "stETH", kind: .staked, decimals: 18)),
        ] + (platform == .maker ? [.listInstrument(dai)] : []) + [
            .startClock(at: start),
            .openLendingVenue(LendingTerms(name: "aave", chain: "ethereum", kind: platform.kind)),
            .openPool(
                PoolTerms(name: "ETH/USDC", chain: "ethereum", base: "ETH", quote: "USDC", kind: pools.0)),
            .openPool(
                PoolTerms(name: "stETH/ETH", chain: "ethereum", base: "stETH", quote: "ETH", kind: pools.1)),
            .act(.openBorrower(LendingID(0))),
        ] + platform.supplies + [
            .act(.provideLiquidity(PoolID(0), base: eth(2_000), quote: usdc(6_000_000))),
            .act(.provideLiquidity(PoolID(1), base: eth(3_000), quote: eth(3_500))),
            .openAccount(
                AccountDefinition(
                    name: "vault", venue: "aave",
                    holding: .address(
                        AddressTerms(
                            wallet: [.init("ETH", eth(20)), .init("USDC", usdc(50_000))],
                            supplied: [.init("ETH", eth(100))],
                            owed: [.init(platform == .maker ? "DAI" : "USDC", platform.whole(150_000))])))),
            .openAccount(
                AccountDefinition(
                    name: "free", venue: "ethereum",
                    holding: .address(AddressTerms(wallet: [.init("USDC", usdc(100_000))])))),
        ]
    }

    static func reserve(threshold: UInt32) -> AaveReserveConfiguration {
        AaveReserveConfiguration(
            decimals: 18, loanToValue: threshold - 300, liquidationThreshold: threshold,
            liquidationBonus: 10_500, reserveFactor: 1_000,
            rateCurve: AaveRateCurve(
                optimalUsageRatio: 9_000, baseVariableBorrowRate: 0, variableRateSlope1: 400,
                variableRateSlope2: 6_000))
    }

    /// Applies commands and keeps what they caused.
    @discardableResult
    mutating func run(_ commands: [Command]) -> [Event] {
        var caused: [Event] = []
        state.apply(Batch(commands: commands), into: &caused)
        events += caused
        return caused
    }

    /// Ticks of whole prices, a second after the newest.
    @discardableResult
    mutating func tick(_ prices: [(InstrumentID, UInt64)], after seconds: Int64 = 1) -> [Event] {
        let base = max(state.time, TradingFixture.start)
        let time = Timestamp(nanoseconds: base.nanoseconds + seconds * Timestamp.nanosecondsPerSecond)
        let ticks = prices.map { Tick(price: Price(whole: $0.1), time: time, instrument: $0.0, feed: 0) }
        var caused: [Event] = []
        state.apply(Batch(ticks: ticks), into: &caused)
        events += caused
        return caused
    }

    @discardableResult
    mutating func place(_ requests: OrderRequest...) -> [Order] {
        let first = state.orders.orders.count
        run([.placeOrders(requests)])
        return Array(state.orders.orders.dropFirst(first))
    }

    static func sell(
        _ quantity: UInt256, at condition: PriceCondition = .market(worst: nil),
        _ timeInForce: TimeInForce = .immediateOrCancel, from account: AccountID = vault
    ) -> OrderRequest {
        OrderRequest(
            account: account, action: .sell(eth, quantity: quantity, for: usdc), condition: condition,
            timeInForce: timeInForce)
    }

    static func order(
        _ action: OrderAction, by account: AccountID = vault, _ confirmations: Confirmations = .accountTyped
    ) -> OrderRequest {
        OrderRequest(account: account, action: action, confirmations: confirmations)
    }

    func wallet(_ instrument: InstrumentID, of account: AccountID = vault) -> UInt256 {
        state.trading.accounts[state.tradingPlace(of: account) ?? 0].wallet[instrument.index]
    }
}
