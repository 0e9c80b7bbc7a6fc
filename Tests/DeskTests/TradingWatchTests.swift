import Testing
import Units

@testable import Desk

/// Accounts that trade: prices, interest, their own orders and others' liquidations move their health.
@Suite struct TradingWatchTests {
    @Test(arguments: LendingPlatform.allCases)
    func `accounts that trade are judged as a full revaluation after every second and price judges them`(
        platform: LendingPlatform
    ) throws {
        var turned = 0
        for seed in UInt64(1)...6 {
            var run = TradedHealth(seed: seed, on: platform)
            try run.open(accounts: 8)
            var crossings = 0
            for number in 0..<500 {
                let place = Comment("\(platform), seed \(seed), step \(number)")
                crossings += try run.step(place)
            }
            #expect(run.desk.state.alerts == run.model.alerts)
            #expect(run.desk.state.fallenCount == run.model.fallenCount)
            #expect(crossings > 20, "health was too calm to show anything: \(platform), seed \(seed)")
            turned += run.turned
        }
        // Morpho's rate falls towards nothing while little of what was supplied is borrowed.
        #expect(turned > 0 || platform == .morpho, "interest alone crossed no edge")
    }
}

/// A desk on a lending platform beside its model, and random prices, times, orders and acts of others.
private struct TradedHealth {
    var desk: TradingFixture
    var model = RevaluationModel()
    /// Events of interest alone.
    var turned = 0

    private let platform: LendingPlatform
    private var chance: SeededGenerator
    private var ether: UInt128 = 3_000 * Price.scale

    init(seed: UInt64, on platform: LendingPlatform) {
        self.platform = platform
        chance = SeededGenerator(seed: seed)
        desk = TradingFixture(on: platform)
        for account in desk.state.accounts {
            _ = model.events(ofOpening: definition(account), after: desk.state)
        }
    }

    private func definition(_ account: AccountID) -> AccountDefinition {
        desk.state.book[account].definition
    }

    /// Accounts with 100 ETH at factors from 1.04 to 1.6, so that edges lie close by.
    mutating func open(accounts: Int) throws {
        let loan: SafeText = platform == .maker ? "DAI" : "USDC"
        for number in 0..<accounts {
            let owed = 249_000_000 / (1_040 + UInt64(number) * 70)
            let definition = AccountDefinition(
                name: SafeText("borrower-\(number)"), venue: "aave",
                holding: .address(
                    AddressTerms(
                        wallet: [.init("ETH", TradingFixture.eth(50)), .init(loan, platform.whole(200_000))],
                        supplied: [.init("ETH", TradingFixture.eth(100))],
                        owed: [.init(loan, platform.whole(owed))])))
            let events = desk.run([.openAccount(definition)]).filter(\.isOfHealth)
            let expected = model.events(ofOpening: definition, after: desk.state).filter(\.isOfHealth)
            try #require(events == expected, "\(platform), account \(number)")
        }
    }

    /// Takes a random step, holds the desk to the model, and returns how many events of health it caused.
    mutating func step(_ place: Comment) throws -> Int {
        switch pick(8) {
        case 0: try command(.placeOrders([order()]), place)
        case 1: try command(other(), place)
        default: try price(place)
        }
    }

    private mutating func command(_ command: Command, _ place: Comment) throws -> Int {
        let events = desk.run([command]).filter(\.isOfHealth)
        try #require(events == model.eventsOfTrading(after: desk.state), place)
        return events.count
    }

    /// A second passes before the price comes: a benchmark of the same time turns the clock and moves no price.
    private mutating func price(_ place: Comment) throws -> Int {
        let tick = nextTick()
        var clock = tick
        clock.kind = .benchmark
        let passed = desk.state.events(of: [], ticks: [clock]).filter(\.isOfHealth)
        try #require(passed == model.eventsOfTrading(after: desk.state), place)
        turned += passed.count
        let moved = desk.state.events(of: [], ticks: [tick]).filter(\.isOfHealth)
        try #require(moved == model.events(of: tick, after: desk.state).filter(\.isOfHealth), place)
        return passed.count + moved.count
    }

    /// Mostly ETH, by up to two percent; now and then the loan, by a hundredth; from a fifth of a second to a month on.
    private mutating func nextTick() -> Tick {
        let waits: [Int64] = [200, 700, 1_000, 90_000, 86_400_000, 2_592_000_000]
        let time = desk.state.time.nanoseconds + waits[pick(waits.count)] * 1_000_000
        let isLoan = pick(5) == 0
        let step = isLoan ? 9_999 + UInt128(pick(3)) : 9_800 + UInt128(pick(401))
        let price = isLoan ? Price.scale * step / 10_000 : ether * step / 10_000
        if !isLoan { ether = min(max(price, 2_300 * Price.scale), 3_900 * Price.scale) }
        return Tick(
            price: Price(raw: isLoan ? price : ether), time: Timestamp(nanoseconds: time),
            instrument: isLoan ? platform.loan : TradingFixture.eth, feed: 0)
    }

    private mutating func order() -> OrderRequest {
        let account = AccountID(UInt32(pick(desk.state.accountCount)))
        let (eth, loan) = (
            TradingFixture.eth(UInt64(1 + pick(10))), platform.whole(UInt64(1_000 * (1 + pick(20))))
        )
        let action: OrderAction =
            switch pick(5) {
            case 0: .deposit(TradingFixture.eth, eth)
            case 1: .withdraw(TradingFixture.eth, eth)
            case 2: .borrow(platform.loan, loan)
            default: .repay(platform.loan, pick(4) == 0 ? platform.whole(1_000_000) : loan)
            }
        return OrderRequest(account: account, action: action, confirmations: Confirmations(rawValue: 7))
    }

    /// Others borrow, which moves the rate, or liquidate one of ours.
    private mutating func other() -> Command {
        if pick(3) == 0 {
            return .act(
                .borrow(
                    LendingID(0), borrower: 1, reserve: platform.dollars,
                    amount: platform.whole(UInt64(1_000 * (1 + pick(500))))))
        }
        return .act(
            .liquidate(
                LendingID(0), borrower: UInt32(2 + pick(8)), collateral: platform.ether,
                debt: platform.dollars, amount: platform.whole(UInt64(1_000 * (1 + pick(60)))), liquidator: 1)
        )
    }

    private mutating func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }
}

extension Event {
    /// Whether it tells of an account's health.
    fileprivate var isOfHealth: Bool {
        switch self {
        case .accountFellBelowLine, .alertRaised, .alertCleared: true
        default: false
        }
    }
}
