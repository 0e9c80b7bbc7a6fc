import Formats
import Foundation
import Glibc
import Testing
import Units

/// `kill -9` while orders flow: what was acknowledged is there, and nothing needs a hand.
///
/// Fifty kills on one journal; PLIMSOLL_SOAK multiplies them.
@Suite(.serialized, .enabled(if: BuiltProgram.isThere, "the program is not built"))
struct KilledOrdersTests {
    private let folder = TestFolder()

    private static let kills = 50 * max(1, getenv("PLIMSOLL_SOAK").flatMap { Int(String(cString: $0)) } ?? 1)

    /// The orders that a desk has said are durable: number and state; the last line may be cut short.
    private func acknowledged(_ ending: Ending) -> [UInt64: String] {
        let whole = ending.output.hasSuffix("\n") ? ending.lines : ending.lines.dropLast()
        var orders: [UInt64: String] = [:]
        for line in whole {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 4, let number = UInt64(words[1]) { orders[number] = words[2] }
        }
        return orders
    }

    private struct Line: Decodable {
        var type: String
        var number: UInt64?
        var event: String
    }

    /// The last event of each order in the journal.
    private func kept(_ journal: String) throws -> [UInt64: String] {
        let log = BuiltProgram.run(
            ["journal", "log", "--form", "json", "--kind", "order", "--journal", journal], in: folder)
        #expect(log.code == 0, "\(log.errors)")
        var orders: [UInt64: String] = [:]
        for line in log.lines {
            let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            if let number = line.number { orders[number] = line.event }
        }
        return orders
    }

    @Test func `every order that was acknowledged before a kill is there after it`() throws {
        let journal = folder.newPath("journal")
        var generator = SeededGenerator(seed: 30)
        var (all, killed): ([UInt64: String], Int) = ([:], 0)
        for round in 0..<KilledOrdersTests.kills {
            let program = RunningProgram(
                ["bench", "flow", "--orders", "100000", "--journal", journal], in: folder)
            let size = Int.random(in: 1...2_000, using: &generator)
            program.watch { program.outputSize >= size }
            // Anywhere between two acknowledgements.
            usleep(UInt32.random(in: 0...3_000, using: &generator))
            program.kill()
            let ending = program.wait()
            #expect(ending.code == 128 + SIGKILL, "round \(round): \(ending.errors)")
            if ending.code == 128 + SIGKILL { killed += 1 }
            for (number, state) in acknowledged(ending) {
                #expect(all[number] == nil, "order \(number) was acknowledged twice")
                all[number] = state
            }
            guard round % 10 == 9 || round == 0 else { continue }
            let kept = try kept(journal)
            for (number, state) in all {
                #expect(kept[number] == state, "order \(number) was acknowledged as \(state)")
            }
        }
        #expect(killed == KilledOrdersTests.kills && all.count > killed)
        let verified = BuiltProgram.run(["verify", "--journal", journal], in: folder)
        #expect(verified.code == 0, "\(verified.output)")
        let replayed = BuiltProgram.run(["journal", "replay", "--journal", journal], in: folder)
        #expect(replayed.code == 0, "\(replayed.output)")
    }
}
