import Reports

extension Severity {
    /// The word that users know it by.
    var word: String {
        switch self {
        case .ok: "OK"
        case .watch: "WATCH"
        case .warning: "WARN"
        case .critical: "CRIT"
        case .liquidatable: "LIQ"
        }
    }

    /// Two columns that tell it apart without colour.
    var glyph: String {
        switch self {
        case .ok: "  "
        case .watch: " ."
        case .warning: " !"
        case .critical: "!!"
        case .liquidatable: "XX"
        }
    }

    var role: Role {
        switch self {
        case .ok: .ok
        case .watch: .watch
        case .warning: .warning
        case .critical: .critical
        case .liquidatable: .liquidatable
        }
    }
}
