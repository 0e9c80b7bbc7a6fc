import Desk
import Formats
import Testing
import Units

@Suite struct DeskFileSetUpTests {
    private static let market = [InstrumentTerms(symbol: "BTC", decimals: 8), InstrumentTerms(symbol: "ETH")]

    private func commands(
        _ text: String, market: [InstrumentTerms] = market
    ) throws(FileError) -> [Command] {
        try DeskFile(FileContents(path: "d.yaml", stored: Array(text.utf8)))
            .setUpCommands(market: market, path: "d.yaml")
    }

    private func problem(_ text: String) -> String? {
        do throws(FileError) {
            _ = try commands(text)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `a file without a set-up asks for nothing`() throws {
        #expect(try commands("theme: light\nmarket: {seed: 7}\n").isEmpty)
        #expect(try commands(DeskFile.defaultText).isEmpty)
    }

    @Test func `instruments keep the market's places, and new ones follow`() throws {
        let commands = try commands(
            "instruments:\n  - symbol: USDC\n    decimals: 6\n  - symbol: ETH\n    kind: staked\n")
        #expect(
            commands == [
                .listInstrument(InstrumentTerms(symbol: "BTC", decimals: 8)),
                .listInstrument(InstrumentTerms(symbol: "ETH", kind: .staked)),
                .listInstrument(InstrumentTerms(symbol: "USDC", decimals: 6)),
            ])
    }

    @Test(arguments: [
        """
        kind: compound, base: USDC, supply_curve: {kink: 80%, base: 0%, slope1: 3.25%, slope2: 40%},
           borrow_curve: {kink: 80%, base: 1.5%, slope1: 3.5%, slope2: 25%}, least_borrow: 200,
           assets: [{symbol: ETH, borrow: 82.5%, liquidate: 89.5%, credit: 95%, supply_cap: 1000}]
        """,
        "kind: morpho, loan: USDC, collateral: ETH, lltv: 86%, fee: 10%",
        """
        kind: maker, dai: DAI, collateral: ETH, liquidation_ratio: 145%, penalty: 13%, dust: 7500,
           duty: 1.000000001547125957863212448, debt_ceiling: 200000000, auction_time: 1h
        """,
    ])
    func `a market of each lending protocol is opened, and an account stands on it`(text: String) throws {
        let commands = try commands(
            """
            instruments: [{symbol: ETH, decimals: 18}, {symbol: USDC, decimals: 6}, {symbol: DAI, decimals: 18}]
            venues:
              - {name: market, chain: base, \(text)}
            book:
              - {name: a, venue: market, supplied: {ETH: 1.5}}
            """, market: [])
        var (state, events) = (DeskState(), [Event]())
        state.apply(Batch(commands: commands), into: &events)
        #expect(events.contains(.lendingVenueOpened(LendingID(0))))
        #expect(events.contains(.accountOpened(AccountID(0))))
    }

    @Test(arguments: [
        ("curve: uniswap-v2", PoolKind.constantProduct),
        ("curve: uniswap-v3, fee: 0.05%, tick_spacing: 10", .concentrated(feePips: 500, tickSpacing: 10)),
        ("curve: stableswap, fee: 0.04%, amplification: 200", .stable(amplification: 200, fee: 4_000_000)),
        (
            "curve: weighted, fee: 0.3%, base_weight: 80%",
            .weighted(baseShare: 8_000, swapFee: 3_000_000_000_000_000)
        ),
    ])
    func `a pool of each curve is opened with what the file says of it`(text: String, kind: PoolKind) throws {
        let commands = try commands(
            """
            instruments: [{symbol: ETH, decimals: 18}, {symbol: USDC, decimals: 6}]
            venues:
              - {name: pair, chain: base, kind: pool, base: ETH, quote: USDC, \(text)}
            """, market: [])
        let terms = PoolTerms(name: "pair", chain: "base", base: "ETH", quote: "USDC", kind: kind)
        #expect(commands.contains(.openPool(terms)))
        var (state, events) = (DeskState(), [Event]())
        state.apply(Batch(commands: commands), into: &events)
        #expect(events.contains(.poolOpened(PoolID(0))))
    }

    @Test func `venues, book and limits become commands that the desk takes`() throws {
        let commands = try commands(
            """
            instruments: [{symbol: ETH, decimals: 18}, {symbol: USDC, decimals: 6}]
            venues:
              - name: main
                chain: base
                kind: lending
                reserves:
                  - {symbol: ETH, loan_to_value: 80%, liquidation_threshold: 83%, liquidation_bonus: 5%}
                  - {symbol: USDC}
              - {name: pair, chain: base, kind: pool, base: ETH, quote: USDC}
            book:
              - {name: a, venue: main, wallet: {USDC: 0.000001}, supplied: {ETH: 1.5}}
              - {name: b, venue: base, wallet: {ETH: 2}}
            limits:
              position: {warn: 1, deny: 2}
            """, market: [])
        var limits = DeskLimits()
        limits.position = DeskLimits.Limit(soft: 100_000_000, hard: 200_000_000)
        let supplied = AddressTerms.Amount("ETH", UInt256(1_500_000_000_000_000_000 as UInt128))
        #expect(commands.contains(.setLimits(limits)))
        #expect(
            commands.contains(
                .openAccount(
                    AccountDefinition(
                        name: "a", venue: "main",
                        holding: .address(
                            AddressTerms(
                                wallet: [.init("USDC", UInt256(1 as UInt128))], supplied: [supplied]))))))
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: commands), into: &events)
        let refusals = events.filter { if case .commandRejected = $0 { true } else { false } }
        #expect(refusals.isEmpty, "\(refusals)")
        #expect(events.contains { if case .poolOpened = $0 { true } else { false } })
    }

    @Test func `alerts become the edges and alarms of the desk`() throws {
        let commands = try commands(
            """
            instruments: [{symbol: USDC, decimals: 6}]
            alerts:
              health: {critical: 1.1, warning: 1.1, watch: 2}
              hysteresis: 0.5%
              dwell: 3s
              oracle_age: 2h
              prices:
                - {symbol: USDC, below: 0.99}
                - {symbol: ETH, above: 5000}
            """)
        let terms = HealthEdgeTerms(
            critical: 1_100_000_000_000_000_000, warning: 1_100_000_000_000_000_000,
            watch: 2_000_000_000_000_000_000, hysteresisBasisPoints: 50)
        let levels: [AlarmTerms.PriceLevel] = [
            .init(InstrumentID(2), isAbove: false, level: Price(raw: 990_000_000_000_000_000)),
            .init(InstrumentID(1), isAbove: true, level: Price(whole: 5_000)),
        ]
        #expect(
            commands.suffix(2) == [
                .setHealthEdges(terms),
                .setAlarms(AlarmTerms(prices: levels, dwell: 3_000_000_000, oracleAge: 7_200)),
            ])
        var (state, events) = (DeskState(), [Event]())
        state.apply(Batch(commands: commands), into: &events)
        #expect(events == (0..<3).map { .instrumentListed(InstrumentID($0)) })
        #expect(state.edges.terms == terms)
    }

    @Test func `alerts that say what holds anyway ask for nothing`() throws {
        #expect(
            try commands("alerts: {health: {critical: 1.05}, hysteresis: 1%, dwell: 0s, feed_silence: 2s}\n")
                .isEmpty)
    }

    @Test func `a lending venue takes its decimals from the instruments`() throws {
        let commands = try commands(
            "venues:\n  - {name: m, chain: c, kind: lending, reserves: [{symbol: BTC}]}\n")
        guard case .openLendingVenue(let terms) = commands.last, case .aave(let reserves) = terms.kind else {
            Issue.record("no lending venue")
            return
        }
        #expect(reserves.first?.configuration.decimals == 8)
    }

    @Test(arguments: [
        (
            "book:\n  - name: a\n    venue: v\n    wallet:\n      BTX: 1\n",
            "d.yaml: line 5: a: \"BTX\" is no instrument; did you mean BTC?"
        ),
        (
            "book:\n  - name: a\n    venue: v\n    wallet:\n      BTC: 0.000000001\n",
            "d.yaml: line 5: a.BTC: has more than the 8 decimals of BTC"
        ),
        (
            "book:\n  - name: a\n    venue: v\n    wallet: {ETH: 6e15}\n",
            "d.yaml: line 4: a.ETH: is too great"
        ),
        (
            "venues:\n  - {name: p, chain: c, kind: pool, base: ETH, quote: XYZ}\n",
            "d.yaml: line 2: p: \"XYZ\" is no instrument: there are BTC, ETH"
        ),
        (
            "alerts:\n  prices:\n    - {symbol: ETH, above: 9}\n    - {symbol: XYZ, above: 9}\n",
            "d.yaml: line 4: alerts.prices[1].symbol: \"XYZ\" is no instrument: there are BTC, ETH"
        ),
    ])
    func `what no desk could take is named with its line`(text: String, sentence: String) {
        #expect(problem(text) == sentence)
    }
}
