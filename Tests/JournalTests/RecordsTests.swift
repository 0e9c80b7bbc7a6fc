import Proofs
import Testing
import Units

@testable import Journal

@Suite struct RecordsTests {
    @Test func `ticks that follow are joined feed by feed`() {
        let joined = Records.ticks(1...4, feeds: [3, 1]).extended(by: Records.ticks(5...9, feeds: [1, 2, 2]))
        #expect(joined == Records.ticks(1...9, feeds: [4, 3, 2]))
    }

    @Test func `commands stay in front of the ticks that follow them`() {
        let joined = Records.command(1).extended(by: Records.ticks(2...3))
        #expect(joined?.commands == Records.command(1).commands)
        #expect(joined?.tickCounts == [2] && joined?.lastSequence == 3 && joined?.firstSequence == 1)
    }

    @Test func `piped ticks are joined in their order, up to a few thousand bytes`() {
        let joined = Records.piped(1...2).extended(by: Records.piped(3...5))
        #expect(joined?.pipedTicks == Records.piped(1...2).pipedTicks + Records.piped(3...5).pipedTicks)
        #expect(joined?.lastSequence == 5)
        #expect(Records.piped(1...100).extended(by: Records.piped(101...200)) == nil)
        #expect(
            Records.command(1).extended(by: Records.piped(2...3))?.pipedTicks.count == 2 * TickCoding.width)
    }

    @Test func `ticks that were pulled are not put behind piped ones`() {
        #expect(Records.piped(1...2).extended(by: Records.ticks(3...4)) == nil)
        #expect(Records.ticks(1...2).extended(by: Records.piped(3...4)) != nil)
    }

    @Test func `piped ticks change a record's link, and cannot be taken for commands`() {
        let first = SHA256Digest(of: [1])
        var commanded = Records.piped(1...1)
        commanded.commands = commanded.pipedTicks
        commanded.pipedTicks = []
        var both = Records.piped(1...1)
        both.commands = [UInt8](both.pipedTicks[..<4])
        both.pipedTicks.removeFirst(4)
        let links = [Records.piped(1...1), commanded, both, Records.ticks(1...1, feeds: [])].map {
            $0.link(after: first)
        }
        #expect(Set(links).count == 4)
    }

    @Test func `commands, gaps and counts that do not fit are not joined`() {
        let ticks = Records.ticks(1...4)
        #expect(ticks.extended(by: Records.command(5)) == nil)
        #expect(ticks.extended(by: Records.ticks(6...7)) == nil)
        #expect(ticks.extended(by: Records.ticks(4...7)) == nil)
        #expect(ticks.extended(by: Records.ticks(5...6, feeds: [.max - 3])) == nil)
        #expect(ticks.extended(by: Records.ticks(5...6, feeds: [.max - 4])) != nil)
    }

    @Test func `each part of a record changes its link`() {
        let first = SHA256Digest(of: [1])
        let record = Records.ticks(3...9, feeds: [3, 4])
        var others = [BatchRecord](repeating: record, count: 6)
        others[0].firstSequence = 2
        others[1].lastSequence = 10
        others[2].time += 1
        others[3].tickCounts = [4, 3]
        others[4].tickCounts = [3, 4, 0]
        others[5].commands = [0]
        let links =
            ([record] + others).map { $0.link(after: first) } + [record.link(after: SHA256Digest(of: [2]))]
        #expect(Set(links).count == 8)
        #expect(record.link(after: first) == links[0])
    }

    @Test func `a count of ticks cannot be taken for a command`() {
        var counted = Records.ticks(1...1, feeds: [7])
        var commanded = Records.ticks(1...1, feeds: [])
        commanded.commands = [7, 0, 0, 0]
        #expect(counted.canonicalBytes != commanded.canonicalBytes)
        counted.commands = [1]
        #expect(counted.canonicalBytes.last == 1)
    }

    @Test func `a snapshot knows whether its bytes are those that were saved`() {
        var snapshot = SnapshotRecord(sequence: 1, state: [1, 2, 3])
        #expect(snapshot.isIntact)
        snapshot.state[1] = 3
        #expect(!snapshot.isIntact)
    }

    @Test func `what was joined to a record is what is left of it after its earlier form`() {
        let earlier = Records.ticks(1...4, feeds: [3, 1])
        let later = Records.ticks(5...9, feeds: [1, 2, 2])
        #expect(earlier.extended(by: later)?.remainder(after: earlier) == later)
        let (commanded, piped) = (Records.command(1), Records.piped(2...3))
        #expect(commanded.extended(by: piped)?.remainder(after: commanded) == piped)
    }

    @Test func `a record is no later form of itself, of another, or of one that holds more`() {
        let record = Records.ticks(1...4, feeds: [3, 1])
        #expect(record.remainder(after: record) == nil)
        #expect(Records.ticks(2...9).remainder(after: record) == nil)
        #expect(Records.ticks(1...9, feeds: [2, 7]).remainder(after: record) == nil)
        #expect(Records.ticks(1...9, feeds: [9]).remainder(after: record) == nil)
    }
}
