import Reports

extension OrderState {
    /// The word of FIX tag 39, short enough for a column; *denied* and *unknown* are ours.
    var word: String {
        switch self {
        case .pendingNew: "PendingNew"
        case .new: "New"
        case .partiallyFilled: "PartFilled"
        case .filled: "Filled"
        case .pendingCancel: "PendCancel"
        case .pendingReplace: "PendReplace"
        case .suspended: "Suspended"
        case .unknown: "Unknown"
        case .denied: "Denied"
        case .rejected: "Rejected"
        case .canceled: "Canceled"
        case .expired: "Expired"
        }
    }

    var role: Role {
        switch self {
        case .filled: .ok
        case .new, .partiallyFilled: .text
        case .pendingNew, .pendingCancel, .pendingReplace: .watch
        case .suspended, .unknown: .critical
        case .denied, .rejected: .warning
        case .canceled, .expired: .muted
        }
    }
}

extension TimeInForce {
    /// The word that is typed for it.
    var word: String {
        switch self {
        case .day: "day"
        case .goodTillCancel: "gtc"
        case .immediateOrCancel: "ioc"
        case .fillOrKill: "fok"
        }
    }

    /// Returns the time in force that a word stands for.
    init?(word: String) {
        guard let named = TimeInForce.allCases.first(where: { $0.word == word }) else { return nil }
        self = named
    }
}

extension CheckResult.Verdict {
    /// Two columns that tell it apart without colour.
    var glyph: String {
        switch self {
        case .passed: "ok"
        case .warned: " !"
        case .denied: "!!"
        case .exempt: " -"
        }
    }

    var role: Role {
        switch self {
        case .passed: .ok
        case .warned: .warning
        case .denied: .critical
        case .exempt: .muted
        }
    }
}

extension CheckRow {
    /// The check in words: its name, and its numbers where it has some.
    var words: String { numbers.text.isEmpty ? name.text : "\(name): \(numbers)" }
}
