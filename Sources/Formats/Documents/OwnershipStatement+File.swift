import Proofs
import Units

extension OwnershipStatement: FiledDocument {
    /// `ownership-statement`.
    public static var type: SafeText { "ownership-statement" }

    /// The names of a statement's fields.
    public static var names: [String] { ["account", "chain", "sequence", "time", "holdings"] }

    private static var holdingNames: [String] { ["form", "place", "symbol", "quantity"] }
    private static var holdingLimit: Int { 65_536 }

    /// Reads a statement.
    ///
    /// - Errors: the first field that is not as its form asks.
    public init(_ signed: SignedFields) throws(DocumentFault) {
        let fields = signed.fields
        var holdings: [Holding] = []
        for held in try fields.objects("holdings", names: Self.holdingNames, limit: Self.holdingLimit) {
            holdings.append(
                Holding(
                    form: try held.text("form"), place: try held.text("place"),
                    symbol: try held.text("symbol"),
                    quantity: try held.quantity("quantity")))
        }
        self.init(
            account: try fields.text("account"), chain: try fields.text("chain"),
            sequence: try fields.wholeText("sequence"), time: try fields.text("time"), holdings: holdings)
    }

    /// Writes a statement's fields.
    public func write(into object: inout JSONObject) {
        object.add("account", text: account.text)
        object.add("chain", text: chain.text)
        object.add("sequence", text: "\(sequence)")
        object.add("time", text: time.text)
        object.add(
            "holdings",
            objects: holdings.map { holding in
                var row = JSONObject()
                row.add("form", text: holding.form.text)
                row.add("place", text: holding.place.text)
                row.add("symbol", text: holding.symbol.text)
                row.add("quantity", text: holding.quantity.text)
                return row
            })
    }
}
