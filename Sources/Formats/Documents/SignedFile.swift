import Proofs
import Units

/// A kind of document that can stand in a signed file.
public protocol FiledDocument: Signable {
    /// What the file says that it is.
    static var type: SafeText { get }
    /// The version of the form.
    static var version: UInt64 { get }
    /// The names of the content's fields.
    static var names: [String] { get }
    /// Reads the content's fields.
    init(_ fields: SignedFields) throws(DocumentFault)
    /// Writes the content's fields in their order.
    func write(into object: inout JSONObject)
}

/// The fields of a signed file, for the document that reads itself out of them.
public struct SignedFields {
    let fields: DocumentFields
}

/// Signed documents as JSON files.
extension SignedDocument where Content: FiledDocument {
    /// The most bytes that a file may have: 16 MiB.
    public static var limit: Int { 1 << 24 }

    private static var signatureNames: [String] { ["digest", "publicKey", "signature"] }

    /// Reads a file; `check(key:)` says whether what it says holds.
    ///
    /// - Errors: the first field that is not as its form asks.
    public init(file bytes: [UInt8]) throws(DocumentFault) {
        let fields = try DocumentFields(
            JSONValue(document: bytes), names: ["type", "version"] + Content.names + Self.signatureNames)
        try fields.check(type: Content.type, version: Content.version)
        let content = try Content(SignedFields(fields: fields))
        guard let key = VerifyingKey(hexadecimal: try fields.text("publicKey").text) else {
            throw fields.fault("publicKey", "64 lower-case hexadecimal digits")
        }
        guard let signature = Signature(hexadecimal: try fields.text("signature").text) else {
            throw fields.fault("signature", "128 lower-case hexadecimal digits")
        }
        self.init(content: content, digest: try fields.digest("digest"), key: key, signature: signature)
    }

    /// The file: one JSON object on one line.
    public var fileText: String {
        var object = JSONObject()
        object.add("type", text: Content.type.text)
        object.add("version", number: "\(Content.version)")
        content.write(into: &object)
        object.add("digest", text: digest.hexadecimal)
        object.add("publicKey", text: key.hexadecimal)
        object.add("signature", text: signature.hexadecimal)
        return object.text
    }
}

extension SignatureFault {
    /// What differs, as a phrase.
    public var sentence: String {
        switch self {
        case .contentDiffers(let found):
            "content: its digest is \(found.hexadecimal), and the file says another: it was changed after it was signed"
        case .otherKey(let expected):
            "publicKey: signed with another key than \(expected.hexadecimal)"
        case .signatureDiffers: "signature: none of this content by this key"
        }
    }
}
