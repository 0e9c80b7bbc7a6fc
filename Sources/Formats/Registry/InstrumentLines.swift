import Desk
import Units

extension TokenList {
    /// The instruments as the section of a desk file, one a line.
    public var deskFileLines: [String] {
        ["instruments:"]
            + instruments.map { terms in
                var entries = ["symbol: \(JSONObject.quoted(terms.symbol.text))", "kind: \(terms.kind)"]
                entries.append("decimals: \(terms.decimals)")
                for (key, value) in [
                    ("chain", terms.provenance.chain), ("issuer", terms.provenance.issuer),
                    ("oracle", terms.provenance.oracle),
                ] where !value.text.isEmpty {
                    entries.append("\(key): \(JSONObject.quoted(value.text))")
                }
                return "  - { \(entries.joined(separator: ", ")) }"
            }
    }
}
