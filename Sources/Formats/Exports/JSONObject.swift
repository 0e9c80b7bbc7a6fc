/// Writes one flat JSON object on one line, its keys in the order in which they were added.
public struct JSONObject {
    private var body = ""

    /// Makes an object without a field.
    public init() {}

    /// The object.
    public var text: String { "{\(body)}" }

    /// Adds a text.
    public mutating func add(_ key: String, text: String) { add(key, raw: JSONObject.quoted(text)) }

    /// Adds a number that is already in decimal text.
    public mutating func add(_ key: String, number: String) { add(key, raw: number) }

    /// Adds a list of objects.
    public mutating func add(_ key: String, objects: [JSONObject]) {
        add(key, raw: "[\(objects.map(\.text).joined(separator: ","))]")
    }

    /// Adds a list of texts.
    public mutating func add(_ key: String, texts: [String]) {
        add(key, raw: "[\(texts.map(JSONObject.quoted).joined(separator: ","))]")
    }

    /// Adds a text, or null.
    public mutating func add(_ key: String, optional text: String?) {
        add(key, raw: text.map(JSONObject.quoted) ?? "null")
    }

    /// Adds a truth.
    public mutating func add(_ key: String, bool: Bool) { add(key, raw: bool ? "true" : "false") }

    private mutating func add(_ key: String, raw: String) {
        if !body.isEmpty { body += "," }
        body += "\(JSONObject.quoted(key)):\(raw)"
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20: result += "\\u00" + hexadecimal(scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}
