import Proofs
import Units

/// Balance proofs as JSON files.
extension BalanceProof {
    /// `balance-proof`.
    public static let type: SafeText = "balance-proof"

    /// The most bytes that a file may have: 1 MiB.
    public static let limit = 1 << 20

    private static let names = [
        "type", "version", "account", "asset", "decimals", "amount", "blinding", "index", "count", "path",
        "rootHash", "rootTotal",
    ]
    /// The way up in a tree of 2^64 leaves.
    private static let pathLimit = 64

    /// Reads a file; `check(published:)` says whether what it says holds.
    ///
    /// - Errors: the first field that is not as the form asks.
    public init(file bytes: [UInt8]) throws(DocumentFault) {
        let fields = try DocumentFields(JSONValue(document: bytes), names: Self.names)
        try fields.check(type: Self.type, version: Self.version)
        let decimals = UInt8(clamping: try fields.wholeText("decimals"))
        guard decimals <= 38 else { throw fields.fault("decimals", "0 to 38") }
        let leaf = BalanceLeaf(
            account: try fields.text("account"), asset: try fields.text("asset"),
            amount: try fields.amount("amount", decimals: decimals), decimals: decimals,
            blinding: try fields.digest("blinding"))
        var siblings: [BalanceNode] = []
        for node in try fields.objects("path", names: ["hash", "total"], limit: Self.pathLimit) {
            siblings.append(
                BalanceNode(
                    digest: try node.digest("hash"), sum: try node.amount("total", decimals: decimals)))
        }
        let (index, count) = (try fields.wholeText("index"), try fields.wholeText("count"))
        self.init(
            leaf: leaf,
            path: InclusionPath(
                index: Int(clamping: index), count: Int(clamping: count), siblings: siblings),
            root: BalanceNode(
                digest: try fields.digest("rootHash"), sum: try fields.amount("rootTotal", decimals: decimals)
            ))
    }

    /// The file: one JSON object on one line.
    public var fileText: String {
        var object = JSONObject()
        object.add("type", text: Self.type.text)
        object.add("version", number: "\(Self.version)")
        object.add("account", text: leaf.account.text)
        object.add("asset", text: leaf.asset.text)
        object.add("decimals", text: "\(leaf.decimals)")
        object.add("amount", text: text(leaf.amount))
        object.add("blinding", text: leaf.blinding.hexadecimal)
        object.add("index", text: "\(path.index)")
        object.add("count", text: "\(path.count)")
        object.add(
            "path",
            objects: path.siblings.map { node in
                var row = JSONObject()
                row.add("hash", text: node.digest.hexadecimal)
                row.add("total", text: text(node.sum))
                return row
            })
        object.add("rootHash", text: root.digest.hexadecimal)
        object.add("rootTotal", text: text(root.sum))
        return object.text
    }

    /// What differs, as a phrase.
    public func sentence(_ fault: BalanceProofFault) -> String {
        switch fault {
        case .otherRoot(let published): "rootHash: the published one is \(published.hexadecimal)"
        case .otherTotal(let published): "rootTotal: the published one is \(text(published))"
        case .pathDoesNotFit: "path: none to leaf \(path.index) of \(path.count)"
        case .sumDiffers(let found): "rootTotal: the balances on the way come to \(text(found))"
        case .hashDiffers(let found): "rootHash: the way up leads to \(found.hexadecimal)"
        }
    }

    private func text(_ amount: UInt256) -> String {
        SignedQuantity.text(amount, decimals: leaf.decimals).text
    }
}
