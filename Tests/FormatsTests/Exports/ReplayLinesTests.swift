import Formats
import Reports
import Testing
import Units

@Suite struct ReplayLinesTests {
    private let crossing = LineCrossingReport(
        name: "0xabc", time: Timestamp(seconds: 1_621_430_700),
        price: Price(raw: 185_030_000_000_000_000_000),
        healthFactor: 994_308_146_512_345_678)

    @Test func `a fall is one JSON object with decimals as strings`() {
        #expect(
            ReplayLines.json(crossing)
                == #"{"type":"liquidatable","time":1621430700,"account":"0xabc","price":"185.03","healthFactor":"0.994308146512345678"}"#
        )
    }

    @Test func `parts of seconds and of units are shown exactly`() {
        var crossing = crossing
        crossing.time = Timestamp(nanoseconds: 1_621_430_700_500_000_000)
        crossing.price = Price(raw: 1)
        crossing.healthFactor = 1
        #expect(
            ReplayLines.json(crossing)
                == #"{"type":"liquidatable","time":1621430700.5,"account":"0xabc","price":"0.000000000000000001","healthFactor":"0.000000000000000001"}"#
        )
    }

    @Test func `a health factor of nothing has all its places`() {
        var crossing = crossing
        crossing.healthFactor = 0
        #expect(ReplayLines.json(crossing).hasSuffix(#""healthFactor":"0.000000000000000000"}"#))
    }

    @Test func `a summary is one JSON object`() {
        let summary = RunSummary(accountCount: 3, tickCount: 40, crossingCount: 2, stateHash: "ab12")
        #expect(
            ReplayLines.json(summary)
                == #"{"type":"summary","accounts":3,"ticks":40,"crossings":2,"stateHash":"ab12"}"#)
        #expect(ReplayLines.plain(summary) == "2 of 3 accounts fell below the line in 40 ticks; state ab12")
    }

    @Test func `a line for a person never rounds a factor up to 1`() {
        var crossing = crossing
        crossing.healthFactor = 999_999_999_999_999_999
        #expect(ReplayLines.plain(crossing) == "2021-05-19T13:25:00Z  0xabc  health 0.9999  at 185.03")
    }
}
