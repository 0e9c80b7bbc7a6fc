import Units

/// What is known of an instrument before its first price: the payload of `Command.listInstrument`.
public struct InstrumentTerms: Hashable, Sendable {
    /// The symbol that names it.
    public var symbol: SafeText
    /// What it is.
    public var kind: InstrumentKind
    /// Decimal places of its smallest unit, 0 to 27.
    public var decimals: UInt8
    /// Seconds after which a price counts as stale; 0 for never.
    public var maximumPriceAge: UInt32
    /// Seconds after which a word on what stands behind it counts as stale; 0 for never.
    public var maximumReserveAge: UInt32 = 0
    /// The smallest step of an order's quantity, in smallest units; zero takes the desk's own.
    public var lot = UInt256.zero
    /// Whom it rests on.
    public var provenance = Provenance()
    /// What happens to it by itself.
    public var life = InstrumentLife.unlimited
    /// Who may hold it, and when it moves; nothing is asked without.
    public var transferRules: TransferRules?

    /// Makes terms; a recorded or piped price is of a crypto asset with 18 places unless said otherwise.
    public init(
        symbol: SafeText, kind: InstrumentKind = .crypto, decimals: UInt8 = 18, maximumPriceAge: UInt32 = 0
    ) {
        self.symbol = symbol
        self.kind = kind
        self.decimals = decimals
        self.maximumPriceAge = maximumPriceAge
    }

    /// The most decimal places.
    static let greatestDecimals: UInt8 = 27
}

/// Whom an instrument rests on: what fails when one of them does. What is empty is not known, or nobody.
public struct Provenance: Hashable, Sendable {
    /// The chain that it was made on.
    public var chain: SafeText = ""
    /// Who issued it and owes what it stands for.
    public var issuer: SafeText = ""
    /// Who keeps what stands behind it.
    public var custodian: SafeText = ""
    /// Who reports its price.
    public var oracle: SafeText = ""
    /// The bridge that it came over.
    public var bridge: SafeText = ""
    /// What stands behind it.
    public var backing: SafeText = ""

    /// Makes what is known of nobody.
    public init() {}

    /// Makes what is known.
    public init(
        chain: SafeText = "", issuer: SafeText = "", custodian: SafeText = "", oracle: SafeText = "",
        bridge: SafeText = "", backing: SafeText = ""
    ) {
        (self.chain, self.issuer, self.custodian) = (chain, issuer, custodian)
        (self.oracle, self.bridge, self.backing) = (oracle, bridge, backing)
    }
}
