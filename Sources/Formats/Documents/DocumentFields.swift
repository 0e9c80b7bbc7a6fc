import Proofs
import Units

/// Why a signed file cannot be read: the first thing that is wrong with it.
public enum DocumentFault: Error, Hashable, Sendable {
    /// It is no JSON.
    case notJSON(JSONFault)
    /// A field is missing, is none of its kind, or has a name that the form does not know.
    case field(SafeText, expected: SafeText)

    /// What is wrong, as a phrase.
    public var sentence: String {
        switch self {
        case .notJSON(let fault): "is no JSON: \(fault.sentence)"
        case .field(let name, let expected): "\(name): expected \(expected)"
        }
    }
}

/// The fields of one object of a signed file: each must be known, so that nothing is shown that was not signed.
struct DocumentFields {
    private let value: JSONValue
    private let place: String

    /// Takes an object, which must have exactly these names.
    init(_ value: JSONValue, place: String = "", names: [String]) throws(DocumentFault) {
        self.value = value
        self.place = place
        guard case .object(let members) = value else {
            throw .field(SafeText(place.isEmpty ? "file" : place), expected: "an object")
        }
        for member in members where !names.contains(member.name) {
            throw .field(SafeText(place + member.name), expected: "no such field")
        }
        for name in names where value[name] == nil {
            throw .field(SafeText(place + name), expected: "a value")
        }
    }

    /// Returns a text that is inert as it stands.
    func text(_ name: String) throws(DocumentFault) -> SafeText {
        guard case .text(let text)? = value[name] else { throw fault(name, "a text") }
        let safe = SafeText(text)
        guard safe.text.utf8.elementsEqual(text.utf8) else { throw fault(name, "a text that can be shown") }
        return safe
    }

    /// Returns a whole number that stands as text.
    func wholeText(_ name: String) throws(DocumentFault) -> UInt64 {
        let text = try text(name).text
        guard SignedQuantity.isCanonical(text), let number = UInt64(text) else {
            throw fault(name, "a whole number below 2^64 as text")
        }
        return number
    }

    /// Returns an amount in smallest units, which stands in whole ones.
    func amount(_ name: String, decimals: UInt8) throws(DocumentFault) -> UInt256 {
        guard let amount = SignedQuantity.amount(try text(name).text, decimals: decimals) else {
            throw fault(name, "an amount with at most \(decimals) decimals as text")
        }
        return amount
    }

    /// Returns a decimal that has one way to be written.
    func quantity(_ name: String) throws(DocumentFault) -> SafeText {
        let text = try text(name)
        guard SignedQuantity.isCanonical(text.text) else { throw fault(name, "a decimal as text") }
        return text
    }

    /// Returns a digest.
    func digest(_ name: String) throws(DocumentFault) -> SHA256Digest {
        guard let digest = SHA256Digest(hexadecimal: try text(name).text) else {
            throw fault(name, "64 lower-case hexadecimal digits")
        }
        return digest
    }

    /// Returns the objects of a list, at most so many, each with exactly these names.
    func objects(
        _ name: String, names: [String], limit: Int
    ) throws(DocumentFault) -> [DocumentFields] {
        guard case .array(let values)? = value[name], values.count <= limit else {
            throw fault(name, "a list of at most \(limit)")
        }
        var objects: [DocumentFields] = []
        for (index, value) in values.enumerated() {
            objects.append(try DocumentFields(value, place: "\(place)\(name)[\(index)].", names: names))
        }
        return objects
    }

    /// Checks type and version of the file.
    func check(type: SafeText, version: UInt64) throws(DocumentFault) {
        guard try text("type") == type else { throw fault("type", "\(type)") }
        guard value["version"] == .number("\(version)") else { throw fault("version", "\(version)") }
    }

    func fault(_ name: String, _ expected: String) -> DocumentFault {
        .field(SafeText(place + name), expected: SafeText(expected))
    }
}

extension JSONValue {
    /// Reads a signed file's JSON.
    init(document bytes: [UInt8]) throws(DocumentFault) {
        do throws(JSONFault) { try self.init(bytes) } catch { throw .notJSON(error) }
    }
}
