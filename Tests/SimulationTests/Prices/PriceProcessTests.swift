import Desk
import Testing
import Units

@testable import Simulation

@Suite struct PriceProcessTests {
    private let market = PriceProcess.defaultMarket

    @Test func `the first six instruments keep their places and starting prices`() {
        let expected: [(SafeText, Double)] = [
            ("ETH", 3_310.55), ("BTC", 97_840.10), ("wstETH", 1.1875), ("tSPY", 603.12), ("tBILL", 1.0463),
            ("USDC", 0.9999),
        ]
        for (process, (symbol, start)) in zip(market, expected) {
            #expect(process.symbol == symbol)
            #expect(process.start == start)
        }
    }

    @Test func `every kind of instrument but a perpetual, which no pool trades, is on the market`() {
        #expect(market.count >= 16)
        #expect(Set(market.map(\.terms.kind)) == Set(InstrumentKind.allCases).subtracting([.perpetual]))
        #expect(market.count { $0.terms.kind == .stablecoin } == 3)
        let rights = market.compactMap { process -> OptionTerms.Right? in
            guard case .option(let terms, on: 0) = process.source else { return nil }
            return terms.right
        }
        #expect(rights == [.call, .put])
    }

    @Test func `the default market has one process a symbol and follows only earlier ones`() {
        #expect(Set(market.map(\.symbol)).count == market.count)
        for (index, process) in market.enumerated() {
            switch process.source {
            case .itself: break
            case .ratio(let underlying), .option(_, let underlying): #expect(underlying < index)
            }
            #expect(process.start > 0 && process.volatilityPerYear > 0)
        }
    }

    @Test func `loadings leave a part of every shock to the instrument`() {
        for process in market {
            let loadings = process.loadings
            let shared =
                loadings.crypto * loadings.crypto + loadings.equity * loadings.equity
                + loadings.rates * loadings.rates
            #expect(shared < 1, "\(process.symbol)")
            #expect(abs(shared + loadings.own * loadings.own - 1) < 1e-12)
        }
    }

    @Test func `a price is stale soon after a heartbeat that did not come`() {
        for process in market {
            let late = process.terms.maximumPriceAge - process.oracle.heartbeatSeconds
            #expect(late == 600, "\(process.symbol)")
            #expect((5...50).contains(process.oracle.deviationBasisPoints))
        }
    }
}
