import Units

/// The command line while it is typed: the text, what was typed before, what Tab offers, what is wrong.
struct CommandPrompt: Sendable {
    /// What a key leads to.
    enum Outcome: Hashable, Sendable { case open, closed, entered(String) }

    /// A search through the history.
    private struct Search {
        var text = TextField()
        /// The line that was found.
        var place: Int?
    }

    private(set) var field = TextField(capacity: greatestCount)
    private(set) var failure: CommandFailure?
    private(set) var completion: CommandCompletion?
    private var history = CommandHistory()
    private var search: Search?

    /// Characters of a command line.
    static let greatestCount = 512

    /// Begins a new line.
    mutating func open() {
        field.clear()
        history.rewind()
        (failure, completion, search) = (nil, nil, nil)
    }

    /// Takes pasted text: never more than one line, and never the end of one.
    mutating func insert(_ text: String) {
        (failure, completion) = (nil, nil)
        if search != nil { changeSearch { $0.insert(text) } } else { field.insert(text) }
    }

    /// Takes a key.
    mutating func take(_ key: Key, in context: CommandContext) -> Outcome {
        if search != nil { return takeSearching(key) }
        failure = nil
        switch key {
        case .tab: complete(by: 1, context)
        case .backTab: complete(by: -1, context)
        case .escape: return .closed
        case .enter: return enter()
        default:
            completion = nil
            edit(key)
        }
        return .open
    }

    /// Keeps a line that was entered and goes on with a new one.
    mutating func accept(_ line: String) {
        history.append(line)
        open()
    }

    /// Says what is wrong with the line that was entered, and goes on at the end of the wrong word.
    mutating func refuse(_ failure: CommandFailure) {
        history.append(field.text)
        self.failure = failure
        let rest = field.text.dropFirst(failure.place)
        field.move(to: failure.place + rest.prefix { $0 != " " }.count)
    }

    private mutating func enter() -> Outcome {
        field.text.allSatisfy { $0 == " " } ? .closed : .entered(field.text)
    }

    private mutating func edit(_ key: Key) {
        switch key {
        case .up, .control("p"): if let line = history.older(than: field.text) { field.replace(with: line) }
        case .down, .control("n"): if let line = history.newer() { field.replace(with: line) }
        case .control("r"): search = Search()
        default: field.take(key)
        }
    }

    /// The first Tab writes what all words share, each further one the next word.
    private mutating func complete(by step: Int, _ context: CommandContext) {
        var found = completion ?? CommandCompletion(field, in: context)
        if completion != nil { found.turn(by: step) }
        if let line = found.line(sharing: field.head) {
            field.replace(with: line.text)
            field.move(to: line.cursor)
        } else if completion == nil {
            found.turn(by: step)
            // Nothing more is shared: the first word at once.
            if let line = found.line(sharing: field.head) {
                field.replace(with: line.text)
                field.move(to: line.cursor)
            }
        }
        completion = found.words.count > 1 ? found : nil
        if found.words.isEmpty { failure = CommandFailure("nothing to complete here", at: field.cursor) }
    }
}

extension CommandPrompt {
    /// What stands before the line: its colon, or the search.
    var label: String { search.map { " search \($0.text.text): " } ?? " :" }

    /// What stands in the line and where typing goes on.
    var shown: (text: String, head: String) {
        guard let search else { return (field.text, field.head) }
        return (search.place.map { history.lines[$0] } ?? "", "")
    }

    /// The line below: what is wrong, what Tab offers, or how the verb is used.
    var note: (text: String, isFailure: Bool) {
        if let failure { return (failure.sentence.text, true) }
        if let search {
            return search.place == nil && !search.text.text.isEmpty
                ? ("no line has this", true) : ("Ctrl-R older  Enter take it  Esc back", false)
        }
        if let completion { return (completion.words.joined(separator: "  "), false) }
        let first = CommandWord.parted(field.text).words.first
        let verb = first.flatMap { CommandVerb(word: $0.folded) }
        return (
            verb.map { "\($0.usage)  \($0.meaning)" } ?? "Enter run  Tab complete  Up history  Esc back",
            false
        )
    }

    private mutating func takeSearching(_ key: Key) -> Outcome {
        switch key {
        case .escape: search = nil
        case .enter, .tab, .right, .end: takeFound()
        case .control("r"), .up:
            let (text, former) = (search?.text.text ?? "", search?.place)
            let found = history.match(text, before: former ?? .max)
            search?.place = found ?? former
        default: changeSearch { $0.take(key) }
        }
        return .open
    }

    /// What was found is not run but can be edited and entered.
    private mutating func takeFound() {
        if let place = search?.place { field.replace(with: history.lines[place]) }
        search = nil
    }

    private mutating func changeSearch(_ change: (inout TextField) -> Void) {
        guard var found = search else { return }
        change(&found.text)
        found.place = found.text.text.isEmpty ? nil : history.match(found.text.text, before: .max)
        search = found
    }
}
