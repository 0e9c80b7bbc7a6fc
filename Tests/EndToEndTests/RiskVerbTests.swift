import RecordedFiles
import Testing

/// The verbs that price bonds, measure value at risk and stress a book.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct RiskVerbTests {
    private let folder = TestFolder()

    private func run(_ arguments: String) -> Ending {
        BuiltProgram.run(arguments.split(separator: " ").map(String.init), in: folder)
    }

    @Test func `the Treasury's own example is priced to its last digit`() {
        let ending = run(
            "price bond --coupon 8.75% --settlement 1990-05-15 --maturity 2020-05-15 --yield 8.84% --rule treasury"
        )
        #expect(ending.code == 0)
        #expect(ending.lines.first == "clean price              99.057893")
    }

    @Test func `a price gives back the yield, in JSON`() {
        let ending = run(
            "price bond --coupon 0.05 --settlement 2026-01-15 --maturity 2031-01-15 --price 100 --json")
        #expect(ending.code == 0)
        #expect(ending.output.hasPrefix(#"{"type":"bond","cleanPrice":"#))
        #expect(
            ending.output.contains(#""yieldPercent":5.0"#)
                || ending.output.contains(#""yieldPercent":4.999999999"#))
    }

    @Test func `what gives no price ends with its value`() {
        let past = run("price bond --coupon 5% --settlement 2026-01-15 --maturity 2026-01-15 --yield 5%")
        #expect(past.code == 65)
        #expect(
            past.errorLines == ["plimsoll: the maturity 2026-01-15 is not after the settlement 2026-01-15"])
        let unknown = run(
            "price bond --coupon 5% --settlement 2026-01-15 --maturity 2027-01-15 --yield 5% --convention ACT/361"
        )
        #expect(unknown.code == 65 && unknown.errors.contains("meant: ACT/360?"))
        #expect(run("price bond --coupon 5% --settlement 2026-01-15 --maturity 2027-01-15").code == 64)
        #expect(
            run("price bond --coupon 5 --settlement 2026-01-15 --maturity 2027-01-15 --price 1").code == 64)
    }

    @Test func `a step of prices tells who falls, and an unknown asset who was meant`() {
        let ending = run("stress --shock ETH=-60% --json")
        #expect(ending.code == 0)
        #expect(ending.lines.last?.hasPrefix(#"{"type":"summary","accounts":"#) ?? false)
        #expect(ending.output.contains(#""liquidatable":true"#))
        let unknown = run("stress --shock ETG=-10%")
        #expect(unknown.code == 64 && unknown.errors.contains("did you mean ETH?"))
        #expect(run("stress --shock ETH=-100%").code == 64)
        #expect(run("stress --shock ETH=-10").code == 64)
        #expect(run("stress --scenario may-2020").errors.contains("did you mean may-2021?"))
    }

    @Test func `the smallest step liquidates and a smaller one does not`() {
        let ending = run("stress --reverse")
        #expect(ending.code == 0)
        #expect(ending.lines.contains { $0.hasPrefix("ETH falls -") })
    }

    @Test func `odds rise with the volatility and need one`() {
        let ending = run("stress --volatility ETH=80% --jumps 40 --json")
        #expect(ending.code == 0)
        #expect(ending.lines.first?.hasPrefix(#"{"type":"odds","account":"#) ?? false)
        #expect(run("stress --reverse --jumps 40").code == 64)
        #expect(
            run("stress --volatility ETH=0%").errorLines == ["plimsoll: the volatility 0.0 is not above 0"])
        #expect(run("stress --volatility ETG=80%").code == 64)
    }

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `a recorded year of ether has its value at risk, and its breaches`() {
        let file = SharedData.path("candles/binance_ETHUSDT_1h_20170817_20211231.csv.gz")
        let ending = run("var --prices ETH=\(file) --holding ETH=10 --json")
        #expect(ending.code == 0)
        #expect(ending.output.hasPrefix(#"{"type":"risk","method":"historical","confidencePercent":99.0,"#))
        let test = run("var --prices ETH=\(file) --holding ETH=10 --window 500 --confidence 95% --backtest")
        #expect(test.code == 0)
        #expect(test.lines.contains { $0.hasPrefix("2020-03-12T00:00:00Z  lost ") })
        let short = run("var --prices ETH=\(file) --holding ETH=10 --window 10")
        #expect(short.code == 65 && short.errors.contains("at least 100 are needed"))
        #expect(run("var --prices ETH=\(file) --holding BTC=10").code == 64)
    }
}
