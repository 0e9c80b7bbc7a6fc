import Glibc
import Testing
import Units

@testable import Journal

/// Every bit of every record in the journal's file is flipped where it lies, and an audit must say so.
///
/// One bit of each byte, or with PLIMSOLL_SOAK all of them.
@Suite struct FlippedBitTests {
    private static let flipsAll = getenv("PLIMSOLL_SOAK") != nil

    /// The bytes of a record as SQLite stores its columns: integers with their most significant byte first.
    private func payload(_ record: BatchRecord, link: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (value, width) in [
            (Int64(record.lastSequence), 2), (Int64(record.firstSequence), 2), (record.time, 8),
        ] {
            for place in (0..<width).reversed() {
                bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * place)))
            }
        }
        for count in record.tickCounts {
            for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(8 * place))) }
        }
        return bytes + record.commands + link + record.pipedTicks
    }

    private func place(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var place = 0
        while let next = bytes[place...].firstIndex(of: first), next + pattern.count <= bytes.count {
            if bytes[next..<next + pattern.count].elementsEqual(pattern) { return next }
            place = next + 1
        }
        return nil
    }

    @Test func `a flipped bit of a record's sequence, time, body or hash is found`() throws {
        let journal = try AuditedJournal()
        let path = journal.scratch.path
        let file = journal.bytes(of: path)
        let links = try JournalStore.view(path: path).links()
        let descriptor = open(path, O_RDWR)
        defer { close(descriptor) }
        var flips = 0
        for (record, link) in zip(AuditedJournal.records, links) {
            let payload = payload(record, link: link)
            let start = try #require(place(of: payload, in: file), "record \(record.lastSequence)")
            for place in start..<start + payload.count {
                for bit in FlippedBitTests.flipsAll ? Array(0..<8) : [place % 8] {
                    var byte = file[place] ^ (1 << UInt8(bit))
                    #expect(pwrite(descriptor, &byte, 1, place) == 1)
                    let findings = try? journal.findings()
                    #expect(findings?.isEmpty != true, "bit \(bit) of byte \(place - start) of \(record)")
                    flips += 1
                }
                var byte = file[place]
                pwrite(descriptor, &byte, 1, place)
            }
        }
        #expect(flips > 400)
        #expect(try journal.findings().isEmpty)
    }

    @Test func `a flipped bit of a checkpoint is found`() throws {
        let journal = try AuditedJournal()
        let file = journal.bytes(of: journal.checkpoints)
        let descriptor = open(journal.checkpoints, O_RDWR)
        defer { close(descriptor) }
        for place in stride(from: 0, to: file.count - 1, by: FlippedBitTests.flipsAll ? 1 : 5) {
            var byte = file[place] ^ (1 << UInt8(place % 8))
            pwrite(descriptor, &byte, 1, place)
            #expect(try !journal.findings().isEmpty, "byte \(place)")
            byte = file[place]
            pwrite(descriptor, &byte, 1, place)
        }
        #expect(try journal.findings().isEmpty)
    }
}

extension JournalStore {
    /// The links of all records, in their order.
    fileprivate func links() throws -> [[UInt8]] {
        try database.read { database in
            try Blob.fetchAll(database, sql: "SELECT link FROM batch ORDER BY lastSequence").map {
                [UInt8]($0)
            }
        }
    }
}
