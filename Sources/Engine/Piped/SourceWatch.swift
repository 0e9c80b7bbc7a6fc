import Units

/// Which sources of a feed are believed: one that sends bad rows one after another is put in quarantine until it
/// has sent good ones again.
struct SourceWatch: Sendable {
    private struct Record {
        var bad = 0
        var good = 0
        var isQuarantined = false
    }

    /// Rows in a row that change what is thought of a source.
    static let streak = 3
    /// Sources that are told apart; all others count as one.
    static let greatestCount = 256
    private static let others: SafeText = "(others)"

    /// For look-ups only; what is shown is sorted.
    private var records: [SafeText: Record] = [:]
    private(set) var quarantinedCount = 0

    /// Notes a bad row; returns whether it brought its source into quarantine.
    mutating func noteBad(_ source: SafeText) -> Bool {
        let key = key(source)
        var record = records[key] ?? Record()
        record.good = 0
        record.bad = min(record.bad + 1, SourceWatch.streak)
        let isNew = record.bad == SourceWatch.streak && !record.isQuarantined
        if isNew {
            record.isQuarantined = true
            quarantinedCount += 1
        }
        records[key] = record
        return isNew
    }

    /// Notes a good row; returns whether its source is believed, and the feed as a whole: lines too broken to
    /// name a source are the feed's own.
    mutating func admitsGood(_ source: SafeText) -> Bool {
        guard !records.isEmpty else { return true }
        let believesFeed = isBelieved("")
        return source.text.isEmpty ? believesFeed : isBelieved(source) && believesFeed
    }

    private mutating func isBelieved(_ source: SafeText) -> Bool {
        let key = key(source)
        guard var record = records[key] else { return true }
        record.bad = 0
        if record.isQuarantined {
            record.good += 1
            if record.good == SourceWatch.streak {
                record.isQuarantined = false
                quarantinedCount -= 1
            }
        }
        if record.isQuarantined { records[key] = record } else { records[key] = nil }
        return !record.isQuarantined
    }

    /// The sources in quarantine, by name; at most `limit`.
    func quarantined(limit: Int) -> [SafeText] {
        guard quarantinedCount > 0 else { return [] }
        let names = records.filter(\.value.isQuarantined).map(\.key).sorted()
        return names.prefix(limit).map { $0.text.isEmpty ? "(the feed)" : $0 }
    }

    private func key(_ source: SafeText) -> SafeText {
        records.count < SourceWatch.greatestCount || records[source] != nil ? source : SourceWatch.others
    }
}
