import Units

/// Writes JSON in pieces that are each inert.
enum JSONPieces {
    /// An object; values are pieces of JSON.
    static func object(_ members: [(key: SafeText, value: [SafeText])]) -> [SafeText] {
        ["{"] + joined(members.map { text($0.key) + [":"] + $0.value }) + ["}"]
    }

    static func array(_ elements: [[SafeText]]) -> [SafeText] { ["["] + joined(elements) + ["]"] }

    /// A string; nothing in safe text needs more than these two escapes.
    static func text(_ text: SafeText) -> [SafeText] {
        var pieces: [SafeText] = ["\""]
        var run = String.UnicodeScalarView()
        for scalar in text.text.unicodeScalars {
            guard scalar == "\"" || scalar == "\\" else {
                run.append(scalar)
                continue
            }
            pieces += [SafeText(String(run)), scalar == "\"" ? "\\\"" : "\\\\"]
            run = String.UnicodeScalarView()
        }
        return pieces + [SafeText(String(run)), "\""]
    }

    /// A decimal number as a string, so that no reader rounds it; `null` where there is none.
    static func decimal(_ number: String?) -> [SafeText] {
        number.map { ["\"", SafeText($0), "\""] } ?? ["null"]
    }

    static func integer(_ number: (some BinaryInteger)?) -> [SafeText] {
        [number.map { SafeText(String($0)) } ?? "null"]
    }

    private static func joined(_ parts: [[SafeText]]) -> [SafeText] {
        Array(parts.joined(separator: [","]))
    }
}
