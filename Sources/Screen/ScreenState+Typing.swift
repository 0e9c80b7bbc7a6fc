import Reports
import Units

extension ScreenState {
    /// Whether a filter is being typed.
    var isFiltering: Bool { prompt == .filter }

    /// Opens a line to type into; a screen without panels has no room for one, and keys must not vanish into it.
    mutating func open(_ wanted: Prompt) {
        guard areas.form != .line else { return }
        (prompt, overlay) = (wanted, nil)
        switch wanted {
        case .filter: focus = .health
        case .command: command.open()
        }
    }

    mutating func paste(_ text: String) {
        switch prompt {
        case .filter: filter.insert(text)
        case .command: command.insert(text)
        case nil: break
        }
    }

    /// Takes a key while something is typed.
    mutating func type(_ key: Key, _ reports: ScreenReports) -> [Intent] {
        if !key.isTyped, let action = keys.action(for: key) {
            if action == .suspend { return [.suspend] }
            if action == .repaint { return [.repaint] }
        }
        guard prompt == .command else {
            typeFilter(key)
            return []
        }
        switch command.take(key, in: context(reports)) {
        case .open: return []
        case .closed:
            prompt = nil
            return []
        case .entered(let line): return run(line, reports)
        }
    }

    private mutating func typeFilter(_ key: Key) {
        switch key {
        case .enter where filter.failure == nil: prompt = nil
        case .enter: break
        case .escape:
            prompt = nil
            filter.clear()
        default: filter.take(key)
        }
        health.moveToTop()
    }
}

extension Key {
    /// Whether it enters or edits text, so that it means nothing else while something is typed.
    fileprivate var isTyped: Bool {
        switch self {
        case .control(let letter): "abdefknpruw".contains(letter)
        case .alt, .function: false
        default: true
        }
    }
}
