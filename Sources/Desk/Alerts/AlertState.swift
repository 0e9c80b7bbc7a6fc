/// The life of an alert: raised, perhaps acknowledged, at last cleared when the account has recovered.
public enum AlertState: UInt8, Sendable {
    /// Nobody has seen it.
    case raised
    /// Somebody has seen it; the account is still past the edge.
    case acknowledged
    /// The account has recovered.
    case cleared
}
