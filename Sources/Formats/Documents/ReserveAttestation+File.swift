import Proofs
import Units

extension ReserveAttestation: FiledDocument {
    /// `reserve-attestation`.
    public static var type: SafeText { "reserve-attestation" }

    /// The names of an attestation's fields.
    public static var names: [String] { ["asset", "attester", "backing", "second"] }

    /// Reads an attestation.
    ///
    /// - Errors: the first field that is not as its form asks.
    public init(_ signed: SignedFields) throws(DocumentFault) {
        let fields = signed.fields
        self.init(
            asset: try fields.text("asset"), attester: try fields.text("attester"),
            backing: try fields.quantity("backing"), second: try fields.wholeText("second"))
    }

    /// Writes an attestation's fields.
    public func write(into object: inout JSONObject) {
        object.add("asset", text: asset.text)
        object.add("attester", text: attester.text)
        object.add("backing", text: backing.text)
        object.add("second", text: "\(second)")
    }
}
