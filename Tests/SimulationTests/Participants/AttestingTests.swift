import Simulation
import Testing
import Units

@testable import Desk

@Suite struct AttestingTests {
    @Test func `what is kept by a custodian is attested each hour and covered`() throws {
        var run = SimulatedRun(seed: 3)
        run.advance(seconds: 7_260)
        let kept = (0..<UInt32(run.state.instrumentCount)).map { InstrumentID($0) }.filter {
            !run.state.terms(of: $0).provenance.custodian.text.isEmpty
        }
        #expect(kept.count > 5)
        for instrument in kept {
            let check = try #require(run.state.reserveCheck(of: instrument))
            #expect(check.verdict == .covered && check.age < 3_700)
        }
    }

    @Test func `a stablecoin that leaves its dollar is attested as short`() throws {
        var run = SimulatedRun(seed: 3)
        run.advance(seconds: 10)
        let usdt = try #require(run.state.instrument(of: "USDT"))
        let price = Price(raw: Price.scale * 93 / 100)
        let commands = run.wick(usdt, to: price, rounds: 7_200)
        let words = commands.compactMap { command -> Reserve? in
            if case .attestReserve(usdt, let reserve) = command { reserve } else { nil }
        }
        #expect(words.count == 1)
        for command in commands {
            if case .attestReserve = command { run.run(command) }
        }
        #expect(run.state.reserveCheck(of: usdt)?.verdict == .short)
        #expect(run.state.alerts.contains { $0.subject == .reserve(usdt) })
    }
}
