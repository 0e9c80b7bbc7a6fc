import Protocols
import Testing
import Units

@testable import Desk

/// What breakers make of the courses that prices take.
@Suite struct BreakerShapeTests {
    /// A course of ETH, which has stood at 3,000 for ten minutes: prices in tenths of a dollar, one a second.
    struct Shape: CustomTestStringConvertible, Sendable {
        var name: String
        var prices: [UInt64]
        var path: [String]
        var testDescription: String { name }
    }

    private static func flat(_ tenths: UInt64, _ seconds: Int) -> [UInt64] {
        Array(repeating: tenths, count: seconds)
    }

    /// From one price to another in so many seconds.
    private static func ramp(_ from: UInt64, _ to: UInt64, _ seconds: UInt64) -> [UInt64] {
        (1...seconds).map { step in
            from > to ? from - (from - to) * step / seconds : from + (to - from) * step / seconds
        }
    }

    private static let reopening = ["riskReducingOnly calm", "limitOrdersOnly calm", "normal calm"]
    private static let hour = 3_600

    private static let shapes: [Shape] = [
        Shape(name: "flat", prices: flat(30_000, 900), path: []),
        Shape(
            name: "noise of a tenth of a percent", prices: (0..<900).map { 30_000 + $0 * 7 % 31 }, path: []),
        Shape(name: "drift of 4 % in an hour", prices: ramp(30_000, 31_200, 3_600), path: []),
        Shape(
            name: "fall of 4 % in a minute, which stays",
            prices: ramp(30_000, 28_800, 60) + flat(28_800, 900), path: []),
        Shape(name: "wick of 4.9 % for a second", prices: [28_530] + flat(30_000, 900), path: []),
        Shape(
            name: "wick of 5.5 % for a second", prices: [28_350] + flat(30_000, 900),
            path: ["limitState band", "normal calm"]),
        Shape(
            name: "wick of 40 % for a second", prices: [18_000] + flat(30_000, 1),
            path: ["halted second"]),
        Shape(
            name: "wick of 40 % for a second, and calm", prices: [18_000] + flat(30_000, 900),
            path: ["halted second"] + reopening),
        Shape(
            name: "wick of 80 % up, and calm", prices: [54_000] + flat(30_000, 900),
            path: ["halted second"] + reopening),
        Shape(
            name: "two wicks a minute apart",
            prices: [18_000] + flat(30_000, 60) + [18_000] + flat(30_000, 900),
            path: ["halted second"] + reopening),
        Shape(
            name: "a wick while it reopens",
            prices: [18_000] + flat(30_000, 140) + [28_000] + flat(30_000, 900),
            path: ["halted second", "riskReducingOnly calm", "halted second"] + reopening),
        Shape(
            name: "a wick to the limit while it reopens",
            prices: [18_000] + flat(30_000, 170) + [28_450] + flat(30_000, 900),
            path: ["halted second", "riskReducingOnly calm", "limitOrdersOnly calm", "halted band"]
                + reopening),
        Shape(
            name: "a step of 5.5 % that stays",
            prices: flat(28_350, 900), path: ["limitState band", "halted expired"] + reopening),
        Shape(
            name: "ten seconds beyond the band, and back",
            prices: flat(28_400, 10) + flat(30_000, 900), path: ["limitState band", "normal calm"]),
        Shape(
            name: "a step of 7 % that stays", prices: flat(27_900, 1_200), path: ["halted second"] + reopening
        ),
        Shape(
            name: "a step of 50 % that stays", prices: flat(15_000, 1_200),
            path: ["halted second"] + reopening),
        Shape(
            name: "a fall of 9 % in a minute", prices: ramp(30_000, 27_300, 60) + flat(27_300, 900),
            path: ["limitState band", "halted expired"] + reopening),
        Shape(
            name: "a rise of 9 % in a minute", prices: ramp(30_000, 32_700, 60) + flat(32_700, 900),
            path: ["limitState band", "halted expired"] + reopening),
        Shape(
            name: "a fall of 22 % in 50 minutes", prices: ramp(30_000, 23_400, 3_000) + flat(23_400, 300),
            path: ["halted hour"] + reopening),
        Shape(
            name: "a crash of 30 % in five minutes",
            prices: ramp(30_000, 21_000, 300) + flat(21_000, 900),
            path: ["limitState band", "halted expired"] + reopening),
        Shape(
            name: "a crash in two legs, with a bounce",
            prices: ramp(30_000, 25_500, 90) + ramp(25_500, 27_000, 60) + ramp(27_000, 22_500, 90)
                + flat(22_500, 900),
            path: ["limitState band", "halted expired"] + reopening),
        Shape(
            name: "a price that goes to and fro by 6 % for ten minutes",
            prices: (0..<40).flatMap { flat($0 % 2 == 0 ? 28_200 : 30_000, 15) } + flat(30_000, 900),
            path: ["halted second"] + reopening),
        Shape(
            name: "a thousandth of the price, as two rows agree", prices: flat(30, 900),
            path: ["halted minute"] + reopening),
        Shape(
            name: "a thousandth of the price for one row", prices: [30] + flat(30_000, 900), path: []),
    ]

    @Test(arguments: shapes)
    func `a course of prices trips what it should and no more`(shape: Shape) throws {
        var fixture = BreakerFixture()
        fixture.ether(BreakerShapeTests.flat(30_000, 600))
        #expect(fixture.path() == [])
        fixture.ether(shape.prices)
        #expect(fixture.path() == shape.path)
        let copy = try DeskState(decoding: fixture.desk.state.encoded())
        #expect(copy.encoded() == fixture.desk.state.encoded())
        // What was read back goes on as what was written.
        var (left, right) = (fixture, fixture)
        right.desk.state = copy
        let further = BreakerShapeTests.flat(27_000, 60)
        #expect(left.ether(further) == right.ether(further))
        #expect(left.desk.state.encoded() == right.desk.state.encoded())
    }

    @Test(arguments: shapes)
    func `where batches are cut does not matter`(shape: Shape) {
        var (steady, joined) = (BreakerFixture(), BreakerFixture())
        var ticks: [Tick] = []
        for (second, price) in (BreakerShapeTests.flat(30_000, 60) + shape.prices).enumerated() {
            steady.ether(price, after: 1)
            ticks.append(
                Tick(
                    price: Price(raw: UInt128(price) * Price.scale / 10),
                    time: Timestamp(
                        nanoseconds: joined.desk.state.time.nanoseconds
                            + Int64(second + 1) * Timestamp.nanosecondsPerSecond),
                    instrument: TradingFixture.eth, feed: 0))
        }
        var events: [Event] = []
        joined.desk.state.apply(Batch(ticks: ticks), into: &events)
        #expect(joined.desk.state.encoded() == steady.desk.state.encoded())
    }

    @Test func `a price that is too old halts until a new one has come and has been calm`() {
        var fixture = BreakerFixture()
        fixture.ether(BreakerShapeTests.flat(30_000, 60))
        for _ in 0..<90 { fixture.tick(TradingFixture.usdc, Price(whole: 1), after: 1) }
        #expect(fixture.path() == [])
        for _ in 0..<BreakerShapeTests.hour { fixture.tick(TradingFixture.usdc, Price(whole: 1), after: 1) }
        #expect(fixture.path() == ["halted stale"], "time alone opens nothing")
        fixture.ether(30_000, after: 1)
        #expect(fixture.etherState == .halted)
        fixture.ether(BreakerShapeTests.flat(30_000, 400))
        #expect(fixture.path() == ["halted stale"] + BreakerShapeTests.reopening)
    }

    @Test func `a lost peg halts for as long as it is lost, and for the halt behind it`() {
        var fixture = BreakerFixture()
        let scope = BreakerScope.asset(TradingFixture.usdc)
        for _ in 0..<60 { fixture.tick(TradingFixture.usdc, Price(whole: 1), after: 1) }
        for step in 0..<420 as Range<UInt128> {
            // A twentieth of a basis point a second is too slow for every other trigger.
            fixture.tick(
                TradingFixture.usdc, Price(raw: Price.scale - step * Price.scale / 20_000), after: 10)
        }
        let slide = fixture.path(of: scope)
        #expect(slide == ["halted depeg"])
        for _ in 0..<600 {
            fixture.tick(TradingFixture.usdc, Price(raw: Price.scale * 98 / 100 - 1), after: 10)
        }
        #expect(fixture.path(of: scope) == slide, "however long it stays there")
        for _ in 0..<30 {
            fixture.tick(TradingFixture.usdc, Price(raw: Price.scale * 985 / 1_000), after: 10)
        }
        #expect(fixture.path(of: scope) == slide + BreakerShapeTests.reopening)
    }

    @Test func `an oracle that the market leaves has its limit state, and halts when it does not come back`()
    {
        var fixture = BreakerFixture()
        fixture.ether(BreakerShapeTests.flat(30_000, 60))
        fixture.ether(29_130, after: 0, kind: .benchmark)
        fixture.ether(30_000, after: 1)
        #expect(fixture.path() == [])
        fixture.ether(28_900, after: 0, kind: .benchmark)
        fixture.ether(30_000, after: 1)
        #expect(fixture.path() == ["limitState disagreement"])
        fixture.ether(29_900, after: 0, kind: .benchmark)
        fixture.ether(30_000, after: 1)
        #expect(fixture.path() == ["limitState disagreement", "normal calm"])
        for _ in 0..<20 {
            fixture.ether(28_000, after: 0, kind: .benchmark)
            fixture.ether(30_000, after: 1)
        }
        #expect(fixture.path().suffix(2) == ["limitState disagreement", "halted expired"])
    }

    @Test func `a trip says what it saw`() {
        var fixture = BreakerFixture()
        fixture.ether(BreakerShapeTests.flat(30_000, 300) + [18_000])
        let trip = fixture.desk.state.breakerTrips.last
        #expect(trip?.cause == .velocity(.second, from: Price(whole: 3_000), to: Price(whole: 1_800)))
        #expect(
            trip?.id == fixture.desk.state.breakerTripCount && trip?.endedAt == nil
                && trip?.scope == .asset(TradingFixture.eth))
        #expect(trip?.startedAt == fixture.desk.state.time)
    }
}
