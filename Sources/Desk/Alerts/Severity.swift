import Units

/// How near an account is to its line.
///
/// Where each begins, `HealthEdgeTerms` say; below are the defaults. Ordered from harmless to worst, so that `max` is the worst of several.
public enum Severity: UInt8, Comparable, CaseIterable, Sendable {
    /// No debt, or a health factor of 1.50 and more.
    case ok
    /// Below 1.50.
    case watch
    /// Below 1.20.
    case warning
    /// Below 1.05.
    case critical
    /// Below 1: anyone may liquidate the account.
    case liquidatable

    /// Orders from harmless to worst.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
