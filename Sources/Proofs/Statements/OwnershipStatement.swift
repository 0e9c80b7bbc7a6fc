import Units

/// What an account says that it holds, at one sequence of its desk.
///
/// Every figure is the text that is signed: what a reader sees is what the signature covers.
public struct OwnershipStatement: Hashable, Sendable {
    /// One holding.
    public struct Holding: Hashable, Sendable {
        /// `wallet`, `supplied`, `owed` or `liquidity`.
        public var form: SafeText
        /// The venue or the pool where it is; empty for a wallet.
        public var place: SafeText
        /// The instrument.
        public var symbol: SafeText
        /// How much, in whole units as a decimal without sign, exponent or needless zeros.
        public var quantity: SafeText

        /// Makes a holding.
        public init(form: SafeText, place: SafeText, symbol: SafeText, quantity: SafeText) {
            (self.form, self.place, self.symbol, self.quantity) = (form, place, symbol, quantity)
        }
    }

    /// The account.
    public var account: SafeText
    /// The chain that it lives on.
    public var chain: SafeText
    /// The desk's sequence.
    public var sequence: Sequence64
    /// The desk's time, as ISO 8601 in UTC.
    public var time: SafeText
    /// What it holds and owes, in the order of the desk.
    public var holdings: [Holding]

    /// The version of the form.
    public static let version: UInt64 = 1

    /// Makes a statement.
    public init(
        account: SafeText, chain: SafeText, sequence: Sequence64, time: SafeText, holdings: [Holding]
    ) {
        self.account = account
        self.chain = chain
        self.sequence = sequence
        self.time = time
        self.holdings = holdings
    }

    /// The bytes that are signed.
    public var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes(heading: "plimsoll ownership statement 1")
        for text in [account, chain, time] { bytes.add(text) }
        bytes.add(sequence)
        bytes.add(count: holdings.count)
        for holding in holdings {
            for text in [holding.form, holding.place, holding.symbol, holding.quantity] { bytes.add(text) }
        }
        return bytes.bytes
    }
}
