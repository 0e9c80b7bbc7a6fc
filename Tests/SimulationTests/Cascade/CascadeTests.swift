import Protocols
import Simulation
import Testing
import Units

struct CascadeTests {
    private static let keeper = 1
    private static let dollars: UInt256 = 100_000_000

    /// Two assets of 6 decimals: a collateral at a threshold of 80 % and a bonus of 5 %, and dollars that are lent.
    private static func market(_ loans: [(collateral: UInt64, debt: UInt64)]) throws -> AaveMarket {
        var configuration = AaveReserveConfiguration(
            decimals: 6, loanToValue: 7_500, liquidationThreshold: 8_000, liquidationBonus: 10_500,
            reserveFactor: 0,
            rateCurve: AaveRateCurve(
                optimalUsageRatio: 8_000, baseVariableBorrowRate: 0, variableRateSlope1: 400,
                variableRateSlope2: 6_000))
        configuration.isBorrowingEnabled = true
        var market = AaveMarket()
        _ = try market.list(configuration, at: 1)
        _ = try market.list(configuration, at: 1)
        _ = market.openAccount()
        _ = try market.admit(
            supplied: [AaveAmount(reserve: 1, amount: 1_000_000_000_000_000)], owed: [], at: 1)
        for loan in loans {
            _ = try market.admit(
                supplied: [AaveAmount(reserve: 0, amount: UInt256(loan.collateral))],
                owed: [AaveAmount(reserve: 1, amount: UInt256(loan.debt))], at: 1)
        }
        return market
    }

    /// A pool of so many collaterals and dollars, in millionths.
    private static func exit(_ collateral: UInt64, _ dollars: UInt64) throws -> CascadeExit {
        CascadeExit(
            reserve: 0,
            pair: try UniswapV2Pair(
                reserve0: UInt256(collateral), reserve1: UInt256(dollars), blockTimestampLast: 0,
                totalSupply: UInt256(collateral)))
    }

    private static func cascade(
        _ market: AaveMarket, price: UInt64, exit: CascadeExit, keepers: CascadeKeepers
    ) -> Cascade {
        Cascade(
            market, at: AaveMoment(time: 1, prices: [UInt256(price), dollars]), debtReserve: 1, exits: [exit],
            keepers: keepers)
    }

    private static let rich = CascadeKeepers(account: keeper, capital: 1_000_000_000_000)

    /// Ten collaterals each behind 750, 700 and 500 dollars; the price falls from 100 to 90.
    private static let three: [(collateral: UInt64, debt: UInt64)] = [
        (10_000_000, 750_000_000), (10_000_000, 700_000_000), (10_000_000, 500_000_000),
    ]

    @Test func `three accounts fall one after the other as computed by hand`() throws {
        let outcome = try Self.cascade(
            Self.market(Self.three), price: 9_000_000_000, exit: Self.exit(100_000_000, 9_000_000_000),
            keepers: Self.rich
        ).run(mostRounds: 10)
        // 720 behind 750: all of it is covered (below 2,000 dollars), 750 / 90 * 1.05 is seized and sold:
        // 8.749999 * 0.997 * 9,000 / (100 + 8.749999 * 0.997) dollars.
        #expect(outcome.rounds.map(\.liquidated) == [[3], [4]])
        #expect(outcome.rounds.map(\.debtCovered) == [750_000_000, 700_000_000])
        #expect(outcome.rounds.map { $0.seized[0] } == [8_749_999, 9_656_027])
        #expect(outcome.rounds.map(\.proceeds) == [722_139_750, 673_200_109])
        // The price falls with the pool to 76.11, which is 608.9 behind 700, and then to 64.22: 513.8 behind 500.
        #expect(outcome.rounds.map { $0.prices[0] } == [7_611_825_587, 6_422_527_972])
        #expect(outcome.isAtRest)
        #expect(outcome.rounds.allSatisfy { $0.badDebt.isEmpty })
        #expect(outcome.capital == 999_945_339_859)
        let last = try outcome.market.accountData(
            of: 5, at: AaveMoment(time: 1, prices: outcome.prices))
        // 10 * 64.22527972 * 0.8 / 500.
        #expect(last.healthFactor == 1_027_604_475_520_000_000)
    }

    @Test func `no token is made or lost`() throws {
        let (market, exit) = (try Self.market(Self.three), try Self.exit(100_000_000, 9_000_000_000))
        let outcome = try Self.cascade(market, price: 9_000_000_000, exit: exit, keepers: Self.rich)
            .run(mostRounds: 10)
        func collateral(_ market: AaveMarket, _ exit: CascadeExit, _ held: UInt256) -> UInt256 {
            market.reserves[0].virtualUnderlyingBalance &+ exit.pair.reserve0 &+ held
        }
        func lent(_ market: AaveMarket, _ exit: CascadeExit, _ capital: UInt256) -> UInt256 {
            market.reserves[1].virtualUnderlyingBalance &+ exit.pair.reserve1 &+ capital
        }
        #expect(outcome.liquidationCount == 2)
        #expect(
            collateral(market, exit, 0) == collateral(outcome.market, outcome.exits[0], outcome.unsold[0]))
        #expect(
            lent(market, exit, Self.rich.capital) == lent(outcome.market, outcome.exits[0], outcome.capital))
    }

    @Test func `a deep pool stops it after the first`() throws {
        let outcome = try Self.cascade(
            Self.market(Self.three), price: 9_000_000_000,
            exit: Self.exit(100_000_000_000, 9_000_000_000_000),
            keepers: Self.rich
        ).run(mostRounds: 10)
        #expect(outcome.rounds.map(\.liquidated) == [[3]])
        #expect(outcome.isAtRest)
    }

    @Test func `keepers without capital, or with dear gas, do nothing`() throws {
        for keepers in [
            CascadeKeepers(account: Self.keeper, capital: 0),
            // The bonus is worth 37.5 dollars.
            CascadeKeepers(account: Self.keeper, capital: 1_000_000_000_000, gas: 3_800_000_000),
        ] {
            let outcome = try Self.cascade(
                Self.market(Self.three), price: 9_000_000_000, exit: Self.exit(100_000_000, 9_000_000_000),
                keepers: keepers
            ).run(mostRounds: 10)
            #expect(outcome.rounds.isEmpty && outcome.isAtRest)
            #expect(outcome.prices[0] == 9_000_000_000)
        }
        let cheap = CascadeKeepers(account: Self.keeper, capital: 1_000_000_000_000, gas: 3_700_000_000)
        let outcome = try Self.cascade(
            Self.market(Self.three), price: 9_000_000_000, exit: Self.exit(100_000_000, 9_000_000_000),
            keepers: cheap
        ).run(mostRounds: 10)
        #expect(outcome.rounds.first?.liquidated == [3])
    }

    @Test func `keepers come late, and few at a time`() throws {
        let keepers = CascadeKeepers(
            account: Self.keeper, capital: 1_000_000_000_000, mostPerRound: 1, latency: 2)
        let outcome = try Self.cascade(
            Self.market(Self.three), price: 8_000_000_000, exit: Self.exit(100_000_000, 8_000_000_000),
            keepers: keepers
        ).run(mostRounds: 20)
        // At 80 two accounts are below their line at once; nobody comes for two rounds, then the worst goes first.
        #expect(outcome.rounds.prefix(4).map(\.liquidated) == [[], [], [3], [4]])
        #expect(outcome.rounds.prefix(2).map(\.belowLine) == [2, 2])
    }

    @Test func `what the collateral does not cover is bad debt`() throws {
        let outcome = try Self.cascade(
            Self.market([(10_000_000, 750_000_000)]), price: 5_000_000_000,
            exit: Self.exit(100_000_000, 5_000_000_000), keepers: Self.rich
        ).run(mostRounds: 10)
        // 500 dollars of collateral pay for 500 / 1.05, rounded up; nobody owes the rest any more.
        #expect(outcome.rounds.map(\.debtCovered) == [476_190_477])
        let written = outcome.rounds.flatMap(\.badDebt)
        #expect(written.map(\.reserve) == [1])
        #expect(written.map(\.amount) == [273_809_523])
        #expect(outcome.market.reserves[1].deficit == 273_809_523)
    }

    @Test func `at rest nobody is left below his line, and the same book falls the same way`() throws {
        var generator = SeededGenerator(seed: 9)
        let loans = (0..<400).map { _ -> (collateral: UInt64, debt: UInt64) in
            let collateral = UInt64.random(in: 1_000_000...40_000_000, using: &generator)
            return (collateral, collateral * UInt64.random(in: 20...76, using: &generator))
        }
        let cascade = Self.cascade(
            try Self.market(loans), price: 9_000_000_000,
            exit: try Self.exit(40_000_000_000, 3_600_000_000_000),
            keepers: Self.rich)
        let outcome = try cascade.run(mostRounds: 1_000)
        #expect(outcome.isAtRest)
        #expect(outcome.rounds.count > 1)
        #expect((20..<400).contains(outcome.liquidationCount))
        let moment = AaveMoment(time: 1, prices: outcome.prices)
        for account in 2..<outcome.market.accounts.count {
            let data = try outcome.market.accountData(of: account, at: moment)
            #expect(data.totalDebt.isZero || data.healthFactor >= Wad.one, "\(account)")
        }
        #expect(try cascade.run(mostRounds: 1_000) == outcome)
        let cut = try cascade.run(mostRounds: 1)
        #expect(!cut.isAtRest && cut.rounds == Array(outcome.rounds.prefix(1)))
    }
}
