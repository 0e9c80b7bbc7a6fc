import Desk
import Protocols
import Testing
import Units

@testable import Formats

@Suite struct DeskFileBreakersTests {
    private func read(_ text: String) throws(FileError) -> DeskFile {
        try DeskFile(FileContents(path: "desk.yaml", stored: Array(text.utf8)))
    }

    private func problem(_ text: String) -> String {
        do throws(FileError) {
            _ = try read(text)
            return "nothing"
        } catch {
            return error.what.text
        }
    }

    private func breakers(_ text: String) throws -> BreakerTerms? {
        let market = [InstrumentTerms(symbol: "ETH"), InstrumentTerms(symbol: "SOL")]
        for case .setBreakers(let terms) in try read(text).setUpCommands(market: market, path: "desk.yaml") {
            return terms
        }
        return nil
    }

    @Test func `what the file says takes the place of what it does not say`() throws {
        let text = """
            breakers:
              moving: { band: 8%, per_second: never, stale: 2m }
              steady: { depeg: 0.5%, stale: never }
              outflow: never
              desk_loss: 12.5%
              states: { limit: 10s, halt: 2m }
              liquidation_hold: 1m
              assets:
                - { symbol: SOL, per_hour: 30%, disagreement: never }
            """
        var wanted = BreakerTerms.usual
        wanted.moving.price = PriceBandRules(band: 800, perSecond: 0, perMinute: 700, perHour: 2_000)
        wanted.moving.staleAfter = 120
        (wanted.steady.depeg, wanted.steady.staleAfter) = (50, 0)
        (wanted.outflow, wanted.deskLoss) = (0, 1_250)
        wanted.states = BreakerRules(
            limitState: 10_000_000_000, halt: 120_000_000_000, riskReducing: 60_000_000_000,
            limitOrders: 60_000_000_000)
        wanted.liquidationHold = 60_000_000_000
        var solana = BreakerTerms.usual.moving
        solana.price = PriceBandRules(band: 500, perSecond: 500, perMinute: 700, perHour: 3_000)
        solana.disagreement = 0
        wanted.overrides = [.init(InstrumentID(1), solana)]
        #expect(try breakers(text) == wanted)
    }

    @Test func `breakers are the market's own, on or off`() throws {
        #expect(try breakers("") == nil && breakers("breakers:\n  enabled: auto") == nil)
        #expect(try breakers("breakers:\n  enabled: true") == .usual)
        #expect(try breakers("breakers:\n  enabled: false") == .off)
    }

    @Test(arguments: [
        ("breakers: { bnad: 1 }", "line 1: breakers.bnad: is no key of a desk file here"),
        ("breakers:\n  moving: { bnad: 5% }", "did you mean band?"),
        ("breakers:\n  moving: { band: 5 }", "is no percentage"),
        ("breakers:\n  moving: { band: 0% }", "write never to switch it off"),
        ("breakers:\n  desk_loss: 100%", "is above 99%"),
        ("breakers:\n  states: { halt: 0s }", "each state lasts for some time"),
        ("breakers:\n  states: { hlat: 1s }", "did you mean halt?"),
        ("breakers:\n  enabled: maybe", "neither true nor false"),
        ("breakers:\n  assets: [{ band: 5% }]", "lacks symbol"),
        ("breakers:\n  assets: [{ symbol: A }, { symbol: A }]", "a second time"),
    ])
    func `what makes no sense is refused with its place`(text: String, words: String) {
        #expect(problem(text).contains(words), "\(problem(text))")
    }

    @Test func `an asset that is no instrument is refused by name`() throws {
        let file = try read("breakers:\n  assets:\n    - { symbol: SLO }")
        #expect(throws: FileError.self) {
            try file.setUpCommands(market: [InstrumentTerms(symbol: "SOL")], path: "desk.yaml")
        }
    }
}
