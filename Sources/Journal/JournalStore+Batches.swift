import GRDB
import Proofs
import Units

extension JournalStore {
    /// Brings batches to disk in one transaction: all or none.
    ///
    /// A row of ticks alone grows with the ticks that follow it until a snapshot is cut: where the engine
    /// cut its batches does not matter, and a quiet night does not fill the disk.
    /// - Throws: also when the first batch does not follow the last one on disk.
    public func commit(_ batches: [BatchRecord], run: RunRecord) throws(JournalError) {
        try writing { database in
            var tail = try JournalStore.tail(of: run, in: database)
            for batch in batches {
                guard batch.firstSequence == tail.lastSequence + 1, batch.lastSequence >= batch.firstSequence
                else {
                    throw JournalError(
                        "journal \(path): sequence \(batch.firstSequence) does not follow \(tail.lastSequence)",
                        exitCode: JournalError.badData)
                }
                tail = try JournalStore.append(batch, to: tail, run: run, in: database)
            }
        }
    }

    /// Returns the batches of a run after a sequence, oldest first.
    public func batches(_ run: RunRecord, after sequence: Sequence64) throws(JournalError) -> [BatchRecord] {
        try reading { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM batch WHERE run = ? AND lastSequence > ? ORDER BY lastSequence",
                arguments: [run.id, Int64(sequence)]
            ).map { try BatchRecord(row: $0) }
        }
    }

    /// Hands over the batches of a run after a sequence one by one, oldest first.
    public func forEachBatch(
        _ run: RunRecord, after sequence: Sequence64, _ body: (BatchRecord) throws -> Void
    ) throws {
        try database.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT * FROM batch WHERE run = ? AND lastSequence > ? ORDER BY lastSequence",
                arguments: [run.id, Int64(bitPattern: sequence)])
            while let row = try rows.next() { try body(try BatchRecord(row: row)) }
        }
    }

    /// Walks the hash chain of a run.
    ///
    /// - Returns: the last sequence of the first row that was not written by `commit` as it stands there;
    ///   nil when the chain holds.
    public func firstBrokenSequence(of run: RunRecord) throws(JournalError) -> Sequence64? {
        try reading { database in
            var link = try JournalStore.firstLink(of: run, in: database)
            let rows = try Row.fetchCursor(
                database, sql: "SELECT * FROM batch WHERE run = ? ORDER BY lastSequence", arguments: [run.id])
            while let row = try rows.next() {
                let record = try BatchRecord(row: row)
                link = record.link(after: link)
                if link != row.digest("link") { return record.lastSequence }
            }
            return nil
        }
    }

    /// The end of a run: what the next batch follows.
    private struct Tail {
        /// The last row, unless a snapshot closed it or there is none.
        var open: BatchRecord?
        /// The link before `open`.
        var linkBefore: SHA256Digest
        var link: SHA256Digest
        var lastSequence: Sequence64
    }

    private static func tail(of run: RunRecord, in database: Database) throws -> Tail {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM batch WHERE run = ? ORDER BY lastSequence DESC LIMIT 2",
            arguments: [run.id])
        let snapshot = Sequence64(
            try Int64.fetchOne(
                database, sql: "SELECT max(sequence) FROM snapshot WHERE run = ?", arguments: [run.id])
                ?? 0)
        let first = try firstLink(of: run, in: database)
        guard let last = rows.first else {
            return Tail(open: nil, linkBefore: first, link: first, lastSequence: snapshot)
        }
        let record = try BatchRecord(row: last)
        let before = rows.count == 2 ? rows[1].digest("link") ?? first : first
        return Tail(
            open: record.firstSequence > snapshot ? record : nil, linkBefore: before,
            link: last.digest("link") ?? before, lastSequence: record.lastSequence)
    }

    private static func append(
        _ batch: BatchRecord, to tail: Tail, run: RunRecord, in database: Database
    ) throws -> Tail {
        if let open = tail.open, let longer = open.extended(by: batch) {
            try database.execute(
                sql: "DELETE FROM batch WHERE run = ? AND lastSequence = ?",
                arguments: [run.id, Int64(open.lastSequence)])
            return try insert(longer, after: tail.linkBefore, run: run, in: database)
        }
        return try insert(batch, after: tail.link, run: run, in: database)
    }

    private static func insert(
        _ batch: BatchRecord, after link: SHA256Digest, run: RunRecord, in database: Database
    ) throws -> Tail {
        let next = batch.link(after: link)
        try database.execute(
            sql: """
                INSERT INTO batch
                    (run, lastSequence, firstSequence, time, tickCounts, commands, link, pipedTicks)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                run.id, Int64(batch.lastSequence), Int64(batch.firstSequence), batch.time,
                Blob(batch.tickCountBytes), Blob(batch.commands), next.blob,
                batch.pipedTicks.isEmpty ? nil : Blob(batch.pipedTicks),
            ])
        return Tail(open: batch, linkBefore: link, link: next, lastSequence: batch.lastSequence)
    }

    static func firstLink(of run: RunRecord, in database: Database) throws -> SHA256Digest {
        let row = try Row.fetchOne(
            database, sql: "SELECT firstLink FROM run WHERE id = ?", arguments: [run.id])
        guard let link = row?.digest("firstLink") else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "run \(run.id) has no first link")
        }
        return link
    }
}

extension BatchRecord {
    /// Reads a row as `commit` writes it.
    ///
    /// - Throws: where a column has a type that no commit gives it: a file can be damaged below its types.
    init(row: Row) throws {
        guard let first = row.integer("firstSequence"), let last = row.integer("lastSequence"),
            let time = row.integer("time"), let counts = row.blob("tickCounts"),
            let commands = row.blob("commands"),
            counts.count % MemoryLayout<UInt32>.size == 0
        else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a record is not as it was written")
        }
        self.init(
            firstSequence: Sequence64(bitPattern: first), lastSequence: Sequence64(bitPattern: last),
            time: time, tickCounts: BatchRecord.tickCounts(in: [UInt8](counts)),
            commands: [UInt8](commands), pipedTicks: row.blob("pipedTicks").map { [UInt8]($0) } ?? [])
    }

    /// Counts as 32-bit integers, least significant byte first.
    fileprivate var tickCountBytes: [UInt8] {
        var encoder = ByteEncoder()
        for count in tickCounts { encoder.write(count) }
        return encoder.bytes
    }

    private static func tickCounts(in bytes: [UInt8]) -> [UInt32] {
        var decoder = ByteDecoder(bytes)
        var counts: [UInt32] = []
        while let count = try? decoder.read(UInt32.self) { counts.append(count) }
        return counts
    }
}
