import Reports
import Units

/// How a piped feed runs, in words.
enum FeedWords {
    /// The feed's state and its age, for the header; what is not well is in capitals.
    static func headline(_ feed: FeedStatus) -> (text: String, role: Role) {
        switch feed.condition {
        case .waiting: ("feed waiting", .status)
        case .live: ("feed live \(TimeWords.age(feed.age))", .status)
        case .silent: ("feed SILENT \(TimeWords.age(feed.age))", .critical)
        case .frozen: ("feed FROZEN \(TimeWords.age(feed.unchangedFor))", .warning)
        case .quarantined: ("feed QUARANTINED \(TimeWords.age(feed.age))", .warning)
        case .lost: ("feed LOST \(TimeWords.age(feed.age))", .critical)
        case .ended: ("feed ENDED \(TimeWords.age(feed.age))", .warning)
        }
    }

    /// Everything that is known of the feed, for the overlay.
    static func lines(_ feed: FeedStatus) -> [(text: String, role: Role)] {
        var lines: [(text: String, role: Role)] = [
            ("\(feed.name.text): \(sentence(feed))", .text),
            (
                "\(Figures.count(feed.takenCount)) rows taken, \(Figures.count(feed.droppedCount)) dropped, "
                    + "\(Figures.count(feed.coalescedCount)) passed over for newer ones, "
                    + "\(Figures.count(feed.conflictCount)) of a time that another price had", .text
            ),
        ]
        lines += feed.quarantined.map { ("in quarantine: \($0.text)", .warning) }
        lines += feed.unchanged.map { ($0.text, .warning) }
        guard !feed.problems.isEmpty else { return lines }
        return lines + [("Last problems, newest first", .heading)]
            + feed.problems.map { ($0.text, .muted) }
    }

    private static func sentence(_ feed: FeedStatus) -> String {
        switch feed.condition {
        case .waiting: "nothing has come yet"
        case .live: "live, the last row came \(TimeWords.age(feed.age)) ago"
        case .silent where feed.age == nil: "silent: nothing has come yet"
        case .silent: "silent: the last row came \(TimeWords.age(feed.age)) ago"
        case .frozen: "frozen: rows come, but no price has changed for \(TimeWords.age(feed.unchangedFor))"
        case .quarantined: "a source sends bad rows; its prices wait for three good rows in a row"
        case .lost: "the connection is gone and is being made anew"
        case .ended: "ended; the prices stand as they were"
        }
    }
}
