/// Where a proposal stands, in the words that both governors share.
public enum ProposalState: UInt8, CaseIterable, Hashable, Sendable {
    /// Voting has not begun.
    case pending
    /// Votes are counted.
    case active
    /// Somebody withdrew it.
    case canceled
    /// It did not win.
    case defeated
    /// It won and is not queued.
    case succeeded
    /// It waits in the timelock, or may be executed.
    case queued
    /// It waited too long.
    case expired
    /// Its calls were made.
    case executed

    /// The name upstream.
    public var upstreamName: String {
        switch self {
        case .pending: "Pending"
        case .active: "Active"
        case .canceled: "Canceled"
        case .defeated: "Defeated"
        case .succeeded: "Succeeded"
        case .queued: "Queued"
        case .expired: "Expired"
        case .executed: "Executed"
        }
    }

    /// Whether nothing can come of it any more, or all has.
    public var isFinal: Bool {
        switch self {
        case .canceled, .defeated, .expired, .executed: true
        case .pending, .active, .succeeded, .queued: false
        }
    }

    /// Whether a proposal may be found in `next` when it was last seen in this state.
    ///
    /// States follow from clocks as well, so that some may pass unseen.
    /// - Source: PROMISES.md I56; Bravo lets all but an executed proposal be withdrawn.
    public func mayBecome(_ next: ProposalState) -> Bool {
        if next == self { return true }
        return switch self {
        case .pending: next != .executed && next != .expired && next != .queued
        case .active: next == .canceled || next == .defeated || next == .succeeded
        case .succeeded: next == .canceled || next == .queued
        case .queued: next == .canceled || next == .executed || next == .expired
        case .defeated, .expired: next == .canceled
        case .canceled, .executed: false
        }
    }
}

/// What a voter says.
public enum VoteSupport: UInt8, CaseIterable, Hashable, Sendable {
    /// No.
    case against
    /// Yes.
    case `for`
    /// Neither, but counted as present.
    case abstain
}
