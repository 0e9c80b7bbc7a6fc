/// The life of an order, in the words of FIX tag 39; *denied* is ours: the order never left.
public enum OrderState: UInt8, CaseIterable, Sendable {
    /// Sent, not yet answered.
    case pendingNew
    /// Working.
    case new
    /// Working, a part is filled.
    case partiallyFilled
    /// All of it is filled.
    case filled
    /// Asked to be canceled.
    case pendingCancel
    /// Asked to be replaced.
    case pendingReplace
    /// Held back by a breaker.
    case suspended
    /// No answer came; only a reconciliation ends it.
    case unknown
    /// Refused by a check of ours.
    case denied
    /// Refused by the venue.
    case rejected
    /// Canceled.
    case canceled
    /// Its time ran out.
    case expired

    /// Whether nothing follows.
    public var isFinal: Bool {
        switch self {
        case .filled, .denied, .rejected, .canceled, .expired: true
        default: false
        }
    }

    /// Whether the order waits in the desk for its price.
    public var isWorking: Bool { self == .new || self == .partiallyFilled || self == .suspended }

    /// Whether the machine has this transition.
    public func canBecome(_ next: OrderState) -> Bool {
        OrderState.transitions[self]?.contains(next) ?? false
    }

    private static let transitions: [OrderState: [OrderState]] = [
        .pendingNew: [.new, .rejected, .denied, .unknown],
        .new: [
            .partiallyFilled, .filled, .pendingCancel, .pendingReplace, .suspended, .expired,
        ],
        .partiallyFilled: [
            .partiallyFilled, .filled, .pendingCancel, .pendingReplace, .suspended, .expired,
        ],
        .pendingCancel: [.canceled, .new, .partiallyFilled, .filled, .unknown],
        .pendingReplace: [.new, .partiallyFilled, .filled, .unknown],
        .suspended: [.new, .partiallyFilled, .canceled, .pendingCancel],
        .unknown: [.new, .partiallyFilled, .filled, .canceled, .rejected, .expired],
    ]
}
