import Protocols
import Units

@testable import Desk

/// Random orders, acts of others and prices, from a seed: what a property is held against.
struct TradingRun {
    private var chance: SeededGenerator
    private var prices: [UInt128]

    private let platform: LendingPlatform

    init(seed: UInt64, on platform: LendingPlatform = .aave) {
        self.platform = platform
        chance = SeededGenerator(seed: seed)
        prices = [3_000, 1, 3_500].map { $0 * Price.scale }
    }

    /// The next input: a batch of one.
    mutating func next(_ state: DeskState) -> Batch {
        switch pick(10) {
        case 0...3: Batch(commands: [.placeOrders((0..<(pick(6) == 0 ? 3 : 1)).map { _ in request() })])
        case 4: Batch(commands: [other(state)])
        case 5: Batch(commands: [change(state)])
        default: Batch(ticks: [tick(after: state.time)])
        }
    }

    private mutating func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }

    private mutating func tick(after time: Timestamp) -> Tick {
        let index = pick(3)
        let step = 9_700 + UInt128(pick(600))
        if index != 1 { prices[index] = prices[index] * step / 10_000 }
        let base = max(time, TradingFixture.start)
        return Tick(
            price: Price(raw: prices[index]),
            time: Timestamp(nanoseconds: base.nanoseconds + Int64(pick(5)) * 700_000_000),
            instrument: InstrumentID(UInt32(index)), feed: 0)
    }

    private mutating func request() -> OrderRequest {
        OrderRequest(
            clientID: UInt64(pick(3)) == 0 ? chance.next() % 40 : 0,
            account: pick(12) == 0 ? AccountID(7) : AccountID(UInt32(pick(2))), action: action(),
            condition: condition(), timeInForce: TimeInForce.allCases[pick(4)],
            confirmations: Confirmations(rawValue: UInt8(pick(8))))
    }

    private mutating func condition() -> PriceCondition {
        guard pick(3) > 0 else { return .market(worst: nil) }
        return .limit(Price(raw: prices[0] * (9_400 + UInt128(pick(1_200))) / 10_000))
    }

    private mutating func amount(_ unit: UInt256, most: Int) -> UInt256 {
        switch pick(12) {
        case 0: .zero
        case 1: .max
        case 2: UInt256(UInt128(pick(1_000)))
        default: unit &* UInt256(UInt64(1 + pick(most)))
        }
    }

    private mutating func action() -> OrderAction {
        let eth = amount(TradingFixture.oneETH, most: 12)
        let usdc = amount(TradingFixture.usdc(100), most: 300)
        let loan = amount(platform.whole(100), most: 300)
        return switch pick(12) {
        case 0: .sell(TradingFixture.eth, quantity: eth, for: TradingFixture.usdc)
        case 1: .buy(TradingFixture.eth, quantity: eth, with: TradingFixture.usdc)
        case 2: .buy(TradingFixture.steth, quantity: eth, with: TradingFixture.usdc)
        case 3: .deposit(TradingFixture.eth, eth)
        case 4: .withdraw(TradingFixture.eth, eth)
        case 5: .borrow(platform.loan, loan)
        case 6: .repay(platform.loan, loan)
        case 8:
            .transfer(
                pick(2) == 0 ? TradingFixture.eth : TradingFixture.usdc, eth, to: AccountID(UInt32(pick(3))))
        case 9: .recall(EscrowID(UInt64(pick(3))))
        case 10: .redeem(TradingFixture.steth, eth)
        case 7: .provideLiquidity(PoolID(UInt32(pick(3))), base: eth, quote: usdc)
        default: .withdrawLiquidity(PoolID(UInt32(pick(3))), pick(2) == 0 ? .max : eth)
        }
    }

    /// Somebody else trades, borrows, or tries to liquidate the vault.
    private mutating func other(_ state: DeskState) -> Command {
        switch pick(6) {
        case 0:
            .act(.sell(PoolID(0), isBase: true, amount: TradingFixture.eth(UInt64(1 + pick(60)))))
        case 1:
            .act(.sell(PoolID(0), isBase: false, amount: TradingFixture.usdc(UInt64(1 + pick(150_000)))))
        case 2:
            .act(
                .borrow(LendingID(0), borrower: 1, reserve: UInt32(pick(2)), amount: amount(1_000, most: 90)))
        case 3:
            .act(
                .liquidate(
                    LendingID(0), borrower: 2, collateral: platform.ether, debt: platform.dollars,
                    amount: platform.whole(UInt64(1 + pick(90_000))), liquidator: 1))
        case 4: .act(.withdraw(LendingID(0), borrower: 2, reserve: platform.ether, amount: .max))
        default:
            .act(
                .buySeized(
                    LendingID(0), lot: platform == .comet ? 1 : UInt64(1 + pick(6)),
                    amount: platform.whole(UInt64(1 + pick(50_000)))))
        }
    }

    private mutating func scope() -> BreakerScope {
        switch pick(7) {
        case 0: .desk
        case 1: .lending(LendingID(UInt32(pick(2))))
        case 2: .pool(PoolID(UInt32(pick(3))))
        case 3: .account(AccountID(UInt32(pick(3))))
        case 4: .agent(UInt16(pick(3)))
        default: .asset(InstrumentID(UInt32(pick(4))))
        }
    }

    /// Triggers that a run of a few minutes reaches now and then, and states that do not last.
    static let breakers = BreakerTerms(
        steady: BreakerTerms.Asset(
            price: PriceBandRules(band: 100, perSecond: 100, perMinute: 150, perHour: 300), depeg: 200),
        moving: BreakerTerms.Asset(
            price: PriceBandRules(band: 1_500, perSecond: 500, perMinute: 2_500, perHour: 6_000),
            staleAfter: 60),
        outflow: 6_000, deskLoss: 4_000, accountLoss: 4_000,
        states: BreakerRules(
            limitState: 3_000_000_000, halt: 5_000_000_000, riskReducing: 2_000_000_000,
            limitOrders: 2_000_000_000))

    /// The same states, which people alone reach.
    static let pulledBreakers = BreakerTerms(states: breakers.states)

    private mutating func change(_ state: DeskState) -> Command {
        let order = OrderID(UInt64(pick(max(1, state.orders.orders.count + 2))))
        switch pick(12) {
        case 8: return .tripBreaker(scope(), by: UInt32(pick(2)), at: Timestamp(seconds: 1))
        case 9...11:
            let open = state.openBreakers
            guard !open.isEmpty else { return .cancelOrder(order) }
            return .resetBreaker(
                open[pick(open.count)].scope, by: UInt32(pick(2)), word: pick(8) == 0 ? "no" : "reset",
                at: Timestamp(seconds: Int64(pick(5) == 0 ? pick(61) : 61)))
        case 0: return .engageKillSwitch(at: Timestamp(seconds: 1))
        case 1...3: return .releaseKillSwitch(word: "release", at: Timestamp(seconds: 100))
        case 4:
            return .replaceOrder(
                order, quantity: TradingFixture.eth(UInt64(pick(9))), limit: Price(raw: prices[0]))
        default: return .cancelOrder(order)
        }
    }
}
