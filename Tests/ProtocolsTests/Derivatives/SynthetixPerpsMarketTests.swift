import Protocols
import Testing
import Units

/// A perpetuals market with several accounts.
struct SynthetixPerpsMarketTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `skew and size are the sums of all positions, and a refusal changes nothing`(seed: UInt64) throws {
        var run = PerpsRun(seed: seed)
        for _ in 0..<300 {
            let (market, accounts) = (run.market, run.accounts)
            do throws(SynthetixError) {
                try run.step()
            } catch {
                run.refusals.insert(error.upstreamName ?? "\(error)")
                #expect(run.market == market && run.accounts == accounts, "\(error)")
            }
            let sizes = run.accounts.map(\.position.size)
            #expect(try sizes.reduce(Int256.zero) { try $0.adding($1) } == run.market.skew)
            #expect(try sizes.reduce(UInt256.zero) { try $0.adding($1.magnitude) } == run.market.size)
        }
        #expect(run.fills > 30 && run.refusals.count > 2)
    }

    @Test func `an order raises the price by half of what it moves the premium`() throws {
        var (market, account) = (
            SynthetixPerpsMarket.sample, SynthetixPerpsAccount(collateral: .wads(10_000))
        )
        let fill = try market.fill(
            .wads(10), for: &account, at: 0, price: .wads(1_000), acceptablePrice: .max)
        #expect(fill.price == 1_005_000_000_000_000_000_000)
        #expect(fill.fee == 10_050_000_000_000_000_000 && fill.profit == 0)
        #expect(account.position.size == .wads(10) && market.skew == .wads(10) && market.size == .wads(10))
        #expect(account.collateral == .wads(10_000) &- fill.fee)
    }

    @Test func `longs pay shorts per day what the rate says while the skew is long`() throws {
        var (market, account) = (
            SynthetixPerpsMarket.sample, SynthetixPerpsAccount(collateral: .wads(10_000))
        )
        try market.fill(.wads(100), for: &account, at: 0, price: .wads(100), acceptablePrice: .max)
        // A tenth of the skew scale turns the rate by a tenth of 0.9 a day; its mean over a day is 0.045.
        let funding = try market.recordFunding(at: 86_400, price: .wads(100))
        #expect(funding.rate == 90_000_000_000_000_000)
        #expect(funding.value == -4_500_000_000_000_000_000)
        let profit = try account.position.profit(price: account.position.price, fundingValue: funding.value)
        #expect(profit == -450_000_000_000_000_000_000)
    }

    @Test func `an account is liquidated below its maintenance margin and not before`() throws {
        var (market, account) = (SynthetixPerpsMarket.sample, SynthetixPerpsAccount(collateral: .wads(1_000)))
        try market.fill(.wads(10), for: &account, at: 0, price: .wads(1_000), acceptablePrice: .max)
        #expect(throws: SynthetixError.notEligibleForLiquidation) {
            try market.liquidate(&account, at: 0, price: .wads(950))
        }
        // 989.95 less 10 for each dollar lost since 1,005 meets 2.55 % of the notional and the 1 % of the reward.
        let (last, first) = try boundary(market, account)
        #expect(try !market.standing(of: account, at: 0, price: last).isEligibleForLiquidation())
        #expect(try market.standing(of: account, at: 0, price: first).isEligibleForLiquidation())
        #expect(throws: SynthetixError.accountLiquidatable) {
            try market.fill(.wads(-10), for: &account, at: 0, price: first, acceptablePrice: 0)
        }
        #expect(try market.liquidate(&account, at: 0, price: first) > 0)
        #expect(market.skew == 0 && market.size == 0 && account == SynthetixPerpsAccount(collateral: 0))
    }

    @Test func `a fee of an order that turns the skew around is split at balance`() throws {
        let configuration = SynthetixPerpsMarket.sample.configuration
        let fee = try configuration.orderFee(size: .wads(-30), skew: .wads(10), fillPrice: .wads(1_000))
        #expect(fee == 22_000_000_000_000_000_000)
        #expect(
            try configuration.orderFee(size: .wads(-10), skew: .wads(10), fillPrice: .wads(1_000))
                == 2_000_000_000_000_000_000)
        #expect(
            try configuration.orderFee(size: .wads(10), skew: .wads(10), fillPrice: .wads(1_000)) == .wads(10)
        )
    }

    @Test func `limits of price, size and value refuse by name`() throws {
        var (market, account) = (
            SynthetixPerpsMarket.sample, SynthetixPerpsAccount(collateral: .wads(100_000))
        )
        let price = UInt256.wads(1_000)
        #expect(throws: SynthetixError.zeroSizeOrder) {
            try market.fill(0, for: &account, at: 0, price: price, acceptablePrice: .max)
        }
        #expect(
            throws: SynthetixError.acceptablePriceExceeded(
                fillPrice: 1_005_000_000_000_000_000_000, acceptablePrice: 1_004_999_999_999_999_999_999)
        ) {
            try market.fill(
                .wads(10), for: &account, at: 0, price: price, acceptablePrice: 1_004_999_999_999_999_999_999)
        }
        market.configuration.maximumMarketSize = .wads(9)
        #expect(throws: SynthetixError.maximumOpenInterestReached(limit: .wads(9), side: .wads(10))) {
            try market.fill(.wads(10), for: &account, at: 0, price: price, acceptablePrice: .max)
        }
        market.configuration.maximumMarketValue = .wads(8_999)
        #expect(
            throws: SynthetixError.maximumOpenInterestValueReached(
                limit: .wads(8_999), side: .wads(9), price: price)
        ) {
            try market.fill(.wads(-9), for: &account, at: 0, price: price, acceptablePrice: 0)
        }
    }

    /// Returns the lowest price at which a long account stands and the highest at which it falls.
    private func boundary(_ market: SynthetixPerpsMarket, _ account: SynthetixPerpsAccount) throws -> (
        UInt256, UInt256
    ) {
        var (fallen, standing) = (UInt256.wads(900), UInt256.wads(1_000))
        while standing &- fallen > 1 {
            let middle = (standing &+ fallen) >> 1
            let isEligible = try market.standing(of: account, at: 0, price: middle).isEligibleForLiquidation()
            if isEligible { fallen = middle } else { standing = middle }
        }
        #expect(fallen > .wads(938) && fallen < .wads(941))
        return (standing, fallen)
    }
}

/// A seeded run of orders, withdrawals and liquidations.
private struct PerpsRun {
    var market = SynthetixPerpsMarket.sample
    var accounts = (0..<5).map { _ in SynthetixPerpsAccount(collateral: .wads(5_000)) }
    var refusals: Set<String> = []
    var fills = 0
    private var chance: SeededGenerator
    private var time: UInt64 = 0
    private var price = UInt64(1_000)

    init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

    mutating func step() throws(SynthetixError) {
        time += UInt64.random(in: 0...7_200, using: &chance)
        price = min(max(price + UInt64.random(in: 0...60, using: &chance) - 30, 200), 5_000)
        let who = Int.random(in: 0..<5, using: &chance)
        switch Int.random(in: 0..<8, using: &chance) {
        case 0...4:
            let size = Int256(Int128.random(in: -30...30, using: &chance) * 1_000_000_000_000_000_000)
            try market.fill(
                size, for: &accounts[who], at: time, price: .wads(price),
                acceptablePrice: size.isNegative ? 0 : .max)
            fills += 1
        case 5: try market.withdraw(.wads(300), from: &accounts[who], at: time, price: .wads(price))
        case 6: try market.liquidate(&accounts[who], at: time, price: .wads(price))
        default: try market.deposit(.wads(200), to: &accounts[who])
        }
    }
}

extension SynthetixPerpsMarket {
    fileprivate static var sample: SynthetixPerpsMarket {
        SynthetixPerpsMarket(
            configuration: SynthetixPerpsConfiguration(
                skewScale: .wads(1_000), maximumFundingVelocity: 900_000_000_000_000_000,
                initialMarginRatio: 100_000_000_000_000_000,
                minimumInitialMarginRatio: 50_000_000_000_000_000,
                maintenanceMarginScalar: 500_000_000_000_000_000, flagRewardRatio: 10_000_000_000_000_000,
                makerFee: 200_000_000_000_000, takerFee: 1_000_000_000_000_000))
    }
}

extension UInt256 {
    fileprivate static func wads(_ value: UInt64) -> UInt256 { UInt256(value) &* Wad.one }
}

extension Int256 {
    fileprivate static func wads(_ value: Int64) -> Int256 {
        Int256(Int128(value) * 1_000_000_000_000_000_000)
    }
}
