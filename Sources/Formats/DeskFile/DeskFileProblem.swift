import Units

/// Why a desk file cannot be used: the first thing that is wrong with it.
struct DeskFileProblem: Error, Hashable {
    /// The line it is on, from 1; nil when it concerns the whole file.
    let line: Int?
    /// The key it is about, with the keys around it: `limits.order_notional.warn`.
    let key: String?
    /// What is wrong, as a phrase that follows the key.
    let what: String

    init(_ what: String, line: Int?, key: String? = nil) {
        self.what = what
        self.line = line
        self.key = key.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Puts into words why the file is no YAML; `limit` is the most bytes that it may have.
    init(_ failure: YAMLFailure) {
        switch failure.kind {
        case .tooLong(let limit):
            self.init("longer than the \(limit) bytes that a desk file may have", line: nil)
        case .notUTF8: self.init("is no UTF-8 text", line: nil)
        case .tooManyAliases:
            self.init("has more than \(YAMLText.aliasLimit) YAML aliases", line: nil)
        case .syntax(let problem): self.init("is no YAML: \(problem)", line: failure.line ?? 1)
        case .duplicate(let key):
            self.init("is given more than once, first here", line: failure.line, key: key)
        }
    }

    /// Line, key and what is wrong, as far as there are any.
    var sentence: String {
        let place = [line.map { "line \($0)" }, key.map { String($0.prefix(80)) }].compactMap { $0 }
        return (place + [what]).joined(separator: ": ")
    }

    /// Cuts text of the file to a length that leaves room for the rest of a sentence.
    static func quoted(_ text: String) -> String { "\"\(text.prefix(40))\"" }
}
