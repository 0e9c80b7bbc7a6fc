import Reports
import Testing
import Units

@testable import Engine

@Suite struct HeldCrossingsTests {
    private func held(_ crossings: [(time: Int64, account: UInt32, sequence: Sequence64)]) -> HeldCrossings {
        var held = HeldCrossings()
        for crossing in crossings {
            let report = LineCrossingReport(
                name: SafeText("\(crossing.account)"), time: Timestamp(seconds: crossing.time),
                price: Price(whole: 1), healthFactor: 0)
            held.append(report, of: AccountID(crossing.account), at: crossing.sequence)
        }
        return held
    }

    private func names(_ reports: [LineCrossingReport]) -> [String] { reports.map(\.name.text) }

    private let end = Timestamp(nanoseconds: .max)

    @Test func `crossings of one time leave in the order of the book`() {
        var held = held([(1, 5, 1), (2, 9, 1), (2, 3, 1), (2, 7, 2), (2, 1, 3), (3, 0, 3)])
        #expect(names(held.take(upTo: 3, before: end)) == ["5", "1", "3", "7", "9", "0"])
        #expect(held.take(upTo: 3, before: end).isEmpty)
    }

    @Test func `nothing leaves before it is on disk`() {
        var held = held([(1, 1, 10), (2, 2, 20), (3, 3, 30)])
        #expect(held.take(upTo: 9, before: end).isEmpty)
        #expect(names(held.take(upTo: 29, before: end)) == ["1", "2"])
        #expect(names(held.take(upTo: 30, before: end)) == ["3"])
    }

    @Test func `a crossing on disk waits for one of its time that comes before it in the book`() {
        var held = held([(2, 9, 10), (2, 3, 20)])
        #expect(held.take(upTo: 10, before: end).isEmpty)
        #expect(names(held.take(upTo: 20, before: end)) == ["3", "9"])
    }

    @Test func `nothing leaves while more of its time can come`() {
        var held = held([(1, 1, 1), (2, 2, 1)])
        #expect(names(held.take(upTo: 1, before: Timestamp(seconds: 2))) == ["1"])
        #expect(names(held.take(upTo: 1, before: Timestamp(seconds: 3))) == ["2"])
    }

    @Test func `what never became durable is forgotten, the rest is not`() {
        var held = held([(1, 1, 10), (2, 5, 20), (2, 4, 30), (3, 6, 30)])
        held.drop(after: 20)
        #expect(names(held.take(upTo: 99, before: end)) == ["1", "5"])
    }
}
