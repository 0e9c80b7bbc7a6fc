import Units

/// The filter of the accounts: what is typed, and what of it makes sense.
struct FilterPrompt: Sendable {
    private(set) var field = TextField(capacity: greatestCount)
    /// What the list shows.
    private(set) var filter = HealthFilter()
    private(set) var failure: CommandFailure?
    /// The last filter that was not empty: what `n` and `N` look for.
    private(set) var former: HealthFilter?

    /// Characters of an expression.
    static let greatestCount = 256

    /// What has been typed.
    var text: String { field.text }

    /// Whether every account is listed.
    var isEmpty: Bool { filter.terms.isEmpty }

    mutating func take(_ key: Key) {
        field.take(key)
        read()
    }

    mutating func insert(_ text: String) {
        field.insert(text)
        read()
    }

    /// Lists what another expression lets through.
    mutating func replace(with text: String) {
        field.replace(with: text)
        read()
    }

    /// Lists every account.
    mutating func clear() {
        field.clear()
        read()
    }

    /// Forgets an expression of which a part makes no sense.
    mutating func settle() {
        guard failure != nil else { return }
        clear()
    }

    /// A word that makes no sense, or none yet, filters nothing.
    private mutating func read() {
        do throws(CommandFailure) {
            filter = try HealthFilter(field.text)
            failure = nil
            if !filter.terms.isEmpty { former = filter }
        } catch {
            failure = error
            filter = HealthFilter(understood: field.text)
        }
    }
}
