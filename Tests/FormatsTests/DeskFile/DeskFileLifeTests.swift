import Desk
import Formats
import Protocols
import Testing
import Units

@Suite struct DeskFileLifeTests {
    private func read(_ instrument: String) throws(FileError) -> InstrumentTerms? {
        let text = "instruments:\n  - { symbol: X, \(instrument) }\n"
        return try DeskFile(FileContents(path: "d.yaml", stored: Array(text.utf8))).instruments.first
    }

    private func life(_ instrument: String) throws -> InstrumentLife? { try read(instrument)?.life }

    private static let july = Timestamp(seconds: 1_784_073_600)

    @Test func `bills are read, accumulating or rebasing`() throws {
        let plain = BillLife(maturity: Self.july, face: Price(whole: 1), cash: "USDC")
        #expect(try life("kind: bill, maturity: 2026-07-15, cash: USDC") == .bill(plain))
        var rebasing = plain
        rebasing.growth = .rebasing(ratePartsPerMillion: 43_500)
        #expect(
            try life("kind: bill, maturity: 2026-07-15, cash: USDC, rebase_rate: 4.35%") == .bill(rebasing))
    }

    @Test func `notes, funds, options and perpetuals are read`() throws {
        #expect(
            try life(
                "kind: note, maturity: 2026-07-15, coupon: 4.25%, coupons_per_year: 4, cash: USDC, face: 99.5"
            )
                == .note(
                    NoteLife(
                        maturity: Self.july, face: Price(raw: Price.scale * 995 / 10),
                        couponPartsPerMillion: 42_500, couponsPerYear: 4, cash: "USDC")))
        #expect(
            try life("kind: fund, cash: USDC, cut_off: \"15:30\", management_fee: 1%, performance_fee: 20%")
                == .fund(
                    FundLife(
                        cash: "USDC", cutOff: 55_800, managementPartsPerMillion: 10_000,
                        performanceBasisPoints: 2_000)))
        #expect(
            try life(
                "kind: option, right: put, underlying: ETH, strike: 3000, expiry: 2026-07-15, cash: USDC")
                == .option(
                    OptionLife(.put, on: "ETH", strike: Price(whole: 3_000), expiry: Self.july, cash: "USDC"))
        )
        #expect(
            try life("kind: perpetual, underlying: ETH, funding_interval: 1h")
                == .perpetual(PerpetualLife(underlying: "ETH", fundingSeconds: 3_600)))
    }

    @Test func `corporate actions are read in their order`() throws {
        let share = try life(
            "kind: equity, actions: [{at: 2026-01-30, dividend: 2, price: 100}, {at: 2026-07-15, split: \"4:1\"}]"
        )
        guard case .share(let life) = share else {
            Issue.record("no share")
            return
        }
        #expect(life.actions.map(\.time) == [Timestamp(seconds: 1_769_731_200), Self.july])
        #expect(life.actions.last?.action == .split(new: UInt256(4 as UInt64), old: UInt256(1 as UInt64)))
    }

    @Test func `provenance, lot and transfer rules are read`() throws {
        let terms = try read(
            "decimals: 6, lot: 0.01, chain: base, issuer: I, custodian: C, oracle: O, bridge: B, backing: gold, "
                + "transfer: {claim: q, closed_countries: [us, KP], holder_limit: 99, most_held: 5, hours: 08:00-17:30}"
        )
        #expect(terms?.lot == UInt256(10_000 as UInt64))
        #expect(
            terms?.provenance
                == Provenance(
                    chain: "base", issuer: "I", custodian: "C", oracle: "O", bridge: "B", backing: "gold"))
        var rules = TransferRules()
        (rules.claim, rules.holderLimit, rules.mostHeld) = ("q", 99, UInt256(5_000_000 as UInt64))
        rules.closedCountries = ["US", "KP"].compactMap { CountryCode($0) }
        rules.hours = 28_800..<63_000
        #expect(terms?.transferRules == rules)
    }

    @Test(arguments: [
        ("kind: bill, coupon: 4%", "is for the kind note, not bill"),
        ("kind: crypto, maturity: 2026-07-15", "is for the kind bill or note, not crypto"),
        ("kind: bill, maturity: soon, cash: USDC", "is no time: write it such as"),
        ("kind: bill, cash: USDC", "lacks maturity"),
        (
            "kind: note, maturity: 2026-07-15, coupon: 4%, coupons_per_year: 3, cash: C",
            "is not 1, 2, 4 or 12"
        ),
        ("kind: fund, cash: USDC, cut_off: \"25:00\"", "is no time of the day"),
        ("kind: equity, actions: [{at: 2026-01-30}]", "has neither split nor dividend"),
        ("kind: equity, actions: [{at: 2026-01-30, split: \"4:0\"}]", "is no ratio such as 4:1"),
        ("transfer: {hours: 17:00-08:00}", "are no hours"),
        ("transfer: {closed_countries: [USA]}", "is no country"),
        ("lot: 0", "is zero"), ("isuer: x", "did you mean issuer?"),
    ])
    func `what is wrong is told with its line`(instrument: String, words: String) {
        let error = #expect(throws: FileError.self) { try read(instrument) }
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        #expect(error?.description.contains("line 2") == true)
    }

    @Test func `what an instrument is paid in has to be listed`() throws {
        let text = "instruments:\n  - { symbol: X, kind: bill, maturity: 2026-07-15, cash: USDQ }\n"
        let file = try DeskFile(FileContents(path: "d.yaml", stored: Array(text.utf8)))
        let market = [InstrumentTerms(symbol: "USDC")]
        let error = #expect(throws: FileError.self) { try file.setUpCommands(market: market, path: "d.yaml") }
        #expect(
            error?.description.contains("USDQ\" is no instrument; did you mean USDC?") == true,
            "\(String(describing: error))")
    }
}
