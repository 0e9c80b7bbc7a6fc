/// What a colour is for. Panels name roles; only a theme knows colours.
enum Role: Int, CaseIterable, Sendable {
    case text, muted, heading, border, focusedBorder, title, selection
    case ok, watch, warning, critical, liquidatable
    case rise, fall, chart, bar, key, status, alarmLine, field
}
