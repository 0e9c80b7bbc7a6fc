import Formats
import Testing
import Units

@Suite struct MutatedPriceFileTests {
    private static let candles = """
        ts,open,high,low,close,volume
        1621209600,527.84,527.88,526.47,527.08,358.5599
        1621209660,526.62,527.03,525.19,5e-05,116.4305
        "1621209720","526.08","526.08",521.09,521.43,
        2021-05-17T00:03:00Z,1,2,3,2.26e+18,5

        """
    private static let quotes =
        "recv_ns,bid,ask\n1723161254024619568,2683.8,2683.81\n1723161254024619569,1,2\n"
    private static let answers = "answer,updated_at\n3048418195000,1688172923\n3043495000000,1688176523\n"

    @Test(arguments: [candles, quotes, answers], [UInt64(1), 2, 3])
    func `whatever happens to a file, only usable rows come out of it`(text: String, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<3_000 {
            let stored = generator.mutated(Array(text.utf8))
            guard
                let contents = try? FileContents(path: SafeText("m"), stored: stored, limit: 1 << 16),
                let file = try? PriceFile(contents, symbol: SafeText("X"), options: .init(decimals: 8))
            else { continue }
            let times = file.rows.map(\.time)
            #expect(!file.rows.isEmpty, "seed \(seed), round \(round)")
            #expect(file.rows.allSatisfy { $0.price.raw > 0 }, "seed \(seed), round \(round)")
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed), round \(round)")
            #expect(times.allSatisfy { $0.nanoseconds >= 0 }, "seed \(seed), round \(round)")
            #expect(file.faults.first.count == min(16, Int(file.faults.total)))
        }
    }

    @Test func `whatever happens to gzip data, it ends`() {
        var generator = SeededGenerator(seed: 4)
        let whole = StoredGzip.member(MutatedPriceFileTests.candles)
        for _ in 0..<2_000 {
            let contents = try? FileContents(
                path: SafeText("m"), stored: generator.mutated(whole), limit: 1 << 16)
            #expect((contents?.plain.count ?? 0) <= 1 << 16)
        }
    }
}
