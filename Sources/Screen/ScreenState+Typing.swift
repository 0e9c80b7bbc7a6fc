import Reports
import Units

extension ScreenState {
    /// Whether a filter is being typed.
    var isFiltering: Bool { prompt == .filter }

    /// Opens a line to type into; a screen without panels has no room for one, and keys must not vanish into it.
    mutating func open(_ wanted: Prompt) {
        guard areas.form != .line || wanted == .confirm(.kill) else { return }
        (prompt, overlay) = (wanted, nil)
        switch wanted {
        case .filter: focus = .health
        case .command: command.open()
        case .typed: confirmation.clear()
        case .field, .confirm: break
        }
    }

    mutating func paste(_ text: String) {
        switch prompt {
        case .filter: filter.insert(text)
        case .command: command.insert(text)
        case .field:
            if let field = ticket.field { ticket.change { $0.insert(text, in: field) } }
        // What confirms has to be typed.
        case .typed, .confirm, nil: break
        }
    }

    /// Takes a key while something is typed.
    mutating func type(_ key: Key, _ reports: ScreenReports) -> [Intent] {
        if !key.isTyped, let action = keys.action(for: key) {
            if action == .suspend { return [.suspend] }
            if action == .repaint { return [.repaint] }
        }
        switch prompt {
        case .command: return typeCommand(key, reports)
        case .field: typeField(key)
        case .typed(let wanted): return typeConfirmation(key, wanted, reports)
        case .confirm(let wanted): return answer(key, wanted)
        case .filter, nil: typeFilter(key)
        }
        return []
    }

    private mutating func typeCommand(_ key: Key, _ reports: ScreenReports) -> [Intent] {
        switch command.take(key, in: context(reports)) {
        case .open: return []
        case .closed:
            prompt = nil
            return []
        case .entered(let line): return run(line, reports)
        }
    }

    /// Enter and Esc leave the fields; nothing typed into them arms or sends.
    private mutating func typeField(_ key: Key) {
        guard let field = ticket.field else { return prompt = nil }
        switch key {
        case .enter, .escape: prompt = nil
        case .tab, .down: ticket.turn(by: 1)
        case .backTab, .up: ticket.turn(by: -1)
        default: ticket.change { $0.take(key, in: field) }
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
