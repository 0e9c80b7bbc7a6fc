import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

/// What holds for accounts on every lending protocol as the desk sees them.
@Suite struct LendingMarketTests {
    @Test(arguments: LendingPlatform.allCases)
    func `the line is the last price below one, and a unit of the oracle more is not`(
        platform: LendingPlatform
    ) throws {
        var desk = Fixture(on: platform)
        desk.tick([(Fixture.eth, 3_001)], after: 40_000)
        let line = try #require(desk.state.lines(of: Fixture.vault).first { $0.instrument == Fixture.eth })
        #expect(line.price > Price(whole: 1_500) && line.price < Price(whole: 2_000))
        // The line is a price of the feed; the oracle drops its last ten places.
        let unit: UInt128 = 10_000_000_000
        let above = Price(raw: line.price.raw + 1)
        #expect(above.raw % unit == 0)
        desk.move(Fixture.eth, to: line.price)
        #expect(try #require(desk.state.healthFactor(of: Fixture.vault)) < Wad.one)
        desk.move(Fixture.eth, to: above)
        #expect(try #require(desk.state.healthFactor(of: Fixture.vault)) >= Wad.one)
    }

    @Test(arguments: LendingPlatform.allCases)
    func `below its line an account is liquidated, and above it refused by the protocol's own word`(
        platform: LendingPlatform
    ) throws {
        var desk = Fixture(on: platform)
        desk.tick([(Fixture.eth, 2_990)])
        let call = MarketAction.liquidate(
            LendingID(0), borrower: 2, collateral: platform.ether, debt: platform.dollars,
            amount: platform.whole(40_000), liquidator: 1)
        guard case .actionRefused = desk.run([.act(call)]).first else {
            Issue.record("a healthy account was liquidated")
            return
        }
        let line = try #require(desk.state.lines(of: Fixture.vault).first { $0.instrument == Fixture.eth })
        desk.move(Fixture.eth, to: line.price)
        let before = try #require(desk.state.debt(of: Fixture.vault).amount)
        let caused = desk.run([.act(call)])
        #expect(caused.contains(.accountLiquidated(Fixture.vault)))
        #expect(try #require(desk.state.debt(of: Fixture.vault).amount) < before)
    }

    @Test(arguments: LendingPlatform.allCases)
    func `interest accrues on what is owed, and a debt is repaid whole`(platform: LendingPlatform) throws {
        var desk = Fixture(on: platform)
        let place = try #require(desk.state.tradingPlace(of: Fixture.vault))
        func owed() -> UInt256 {
            let account = desk.state.trading.accounts[place]
            return desk.state.trading.owed(platform.loan, by: account, at: desk.state.second)
        }
        let first = owed()
        #expect(first >= platform.whole(150_000))
        desk.tick([(Fixture.eth, 3_000)], after: 86_400 * 30)
        desk.tick([(platform.loan, 1), (Fixture.eth, 3_000)])
        let later = owed()
        #expect(later > first)
        desk.run([.fund(Fixture.vault, platform.loan, amount: platform.whole(200_000))])
        let order = desk.place(Fixture.order(.repay(platform.loan, .max)))[0]
        #expect(order.state == .filled && order.filled == later)
        #expect(owed() == .zero)
        #expect(desk.state.healthFactor(of: Fixture.vault) == nil)
        #expect(desk.state.lines(of: Fixture.vault).isEmpty)
        let out = desk.place(Fixture.order(.withdraw(Fixture.eth, .max)))[0]
        #expect(out.state == .filled && out.filled <= Fixture.eth(100))
        #expect(out.filled > Fixture.eth(100) &- 2)
    }

    @Test(arguments: LendingPlatform.allCases)
    func `borrowing ends where the protocol says, in its word`(platform: LendingPlatform) {
        var desk = Fixture(on: platform)
        desk.run([.setLimits(Fixture.wideLimits)])
        let most = desk.place(Fixture.order(.borrow(platform.loan, platform.whole(60_000))))[0]
        #expect(most.state == .filled)
        desk.tick([(Fixture.eth, 3_000), (platform.loan, 1)], after: 30)
        let more = desk.place(Fixture.order(.borrow(platform.loan, platform.whole(60_000))))[0]
        #expect(more.state == .rejected)
        let words: SafeText =
            switch platform {
            case .aave: "healthFactorLowerThanLiquidationThreshold"
            case .comet: "NotCollateralized"
            case .morpho: "INSUFFICIENT_COLLATERAL"
            case .maker: "Vat/not-safe"
            }
        #expect(more.reason == .venue(words))
    }

    @Test(arguments: LendingPlatform.allCases)
    func `a venue is written and read back whole`(platform: LendingPlatform) throws {
        var desk = Fixture(on: platform)
        desk.place(Fixture.order(.deposit(Fixture.eth, Fixture.eth(1))))
        desk.tick([(Fixture.eth, 1_700), (Fixture.usdc, 1)], after: 90)
        desk.run([
            .act(
                .liquidate(
                    LendingID(0), borrower: 2, collateral: platform.ether, debt: platform.dollars,
                    amount: platform.whole(40_000), liquidator: 1)),
            .act(.buySeized(LendingID(0), lot: 1, amount: platform.whole(9_000))),
        ])
        let bytes = desk.state.encoded()
        var copy = try DeskState(decoding: bytes)
        #expect(copy.encoded() == bytes)
        let later = Batch(ticks: [
            Tick(
                price: Price(whole: 1_650),
                time: Timestamp(seconds: desk.state.time.nanoseconds / 1_000_000_000 + 50),
                instrument: Fixture.eth, feed: 0)
        ])
        var (mine, theirs) = ([Event](), [Event]())
        desk.state.apply(later, into: &mine)
        copy.apply(later, into: &theirs)
        #expect(mine == theirs && desk.state.encoded() == copy.encoded())
    }

    /// Any change of a rounding below shows here: the sums are those of arithmetic that the vectors hold.
    @Test(
        arguments: [
            (LendingPlatform.aave, 3_672_408_558_544_051_178), (.comet, 360_109_049_908_580_810),
            (.morpho, 7_464_559_607_521_042_658), (.maker, 9_406_197_722_371_265_584),
        ] as [(LendingPlatform, UInt64)])
    func `three hundred borrowers and their market are these to the last digit`(
        platform: LendingPlatform, sum: UInt64
    ) {
        var desk = Fixture(on: platform)
        let borrowers = (1...300 as ClosedRange<UInt64>).map { number in
            BorrowerTerms(
                supplied: [
                    LendingAmount(
                        reserve: Int(platform.ether),
                        amount: Fixture.eth(10) &+ UInt256(number &* 1_234_567_891_234_567))
                ],
                owed: [
                    LendingAmount(
                        reserve: Int(platform.dollars),
                        amount: platform.whole(9_000) &+ UInt256(number &* 1_000_003))
                ])
        }
        desk.run([.act(.admitBorrowers(LendingID(0), borrowers))])
        desk.tick([(Fixture.eth, 2_987), (platform.loan, 1)], after: 1_234_567)
        // Somebody supplies, so that indexes are written; with the market every last digit is in the sum.
        desk.run([.act(.supply(LendingID(0), borrower: 3, reserve: platform.ether, amount: Fixture.eth(1)))])
        desk.run([
            .act(.repay(LendingID(0), borrower: 4, reserve: platform.dollars, amount: platform.whole(7)))
        ])
        let venue = desk.state.reading(of: LendingID(0))
        var hash: UInt64 = 14_695_981_039_346_656_037
        for number in 3..<venue.accountCount {
            let factor = venue.borrower(number)?.healthFactor.low ?? 0
            hash = (hash ^ UInt64(truncatingIfNeeded: factor)) &* 1_099_511_628_211
        }
        var encoder = ByteEncoder()
        desk.state.trading.lending[0].market.encodeMarket(into: &encoder)
        for byte in encoder.bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        #expect(venue.accountCount == 303 && hash == sum, "\(hash)")
    }

    @Test
    func `what Compound and Maker take over is sold, and what is left of a vault goes back to its owner`()
        throws
    {
        for platform in [LendingPlatform.comet, .maker] {
            var desk = Fixture(on: platform)
            desk.tick([(Fixture.eth, 1_790)])
            desk.run([
                .act(
                    .liquidate(
                        LendingID(0), borrower: 2, collateral: platform.ether, debt: platform.dollars,
                        amount: 0, liquidator: 1))
            ])
            let lots = desk.state.reading(of: LendingID(0)).lots
            #expect(lots.map(\.amount) == [Fixture.eth(100)])
            let before = desk.wallet(Fixture.eth)
            desk.tick([(Fixture.eth, 1_790)], after: 700)
            for _ in 0..<5 {
                desk.run([.act(.buySeized(LendingID(0), lot: lots[0].number, amount: platform.whole(40_000)))]
                )
            }
            let left = desk.state.reading(of: LendingID(0)).lots
            #expect(left.isEmpty == (platform == .maker))
            #expect((desk.wallet(Fixture.eth) > before) == (platform == .maker))
            for index in desk.state.instruments.indices {
                let id = InstrumentID(UInt32(index))
                let inflow = index < desk.state.trading.inflow.count ? desk.state.trading.inflow[index] : 0
                #expect(desk.state.trading.held(id) == inflow)
            }
        }
    }
}

extension TradingFixture {
    fileprivate mutating func move(_ instrument: InstrumentID, to price: Price) {
        let time = Timestamp(nanoseconds: state.time.nanoseconds + 1)
        var caused: [Event] = []
        state.apply(
            Batch(ticks: [Tick(price: price, time: time, instrument: instrument, feed: 0)]), into: &caused)
    }

    fileprivate static var wideLimits: DeskLimits {
        var limits = DeskLimits()
        limits.healthFloor = DeskLimits.Limit(soft: 0, hard: 0)
        return limits
    }
}
