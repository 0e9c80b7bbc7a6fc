import Units

/// An address of our own: its wallet, its seat on a lending venue and its liquidity.
///
/// - Shape: amounts by the index of the instrument, liquidity by the index of the pool; entries beyond the end
///   are zero.
struct TradingAccount: Sendable {
    /// The account of the book.
    let account: AccountID
    /// The chain that it lives on.
    let chain: SafeText
    /// Its seat on a lending venue, if it has one.
    let seat: LendingSeat?
    /// Who holds it.
    var identity = HolderIdentity()
    /// What its wallet holds.
    var wallet = Amounts()
    /// What of it is promised to orders that work.
    var reserved = Amounts()
    /// Liquidity in pools.
    var liquidity = Amounts()
    /// What the net holding of each instrument cost.
    var costs: [CostBasis] = []
    /// What the liquidity in each pool cost.
    var liquidityCosts: [CostBasis] = []

    /// What of an instrument may be used for a new order.
    func available(_ instrument: InstrumentID) -> UInt256 {
        let (held, promised) = (wallet[instrument.index], reserved[instrument.index])
        return held > promised ? held &- promised : .zero
    }
}

/// An account's place on a lending venue.
struct LendingSeat: Hashable, Sendable {
    /// The venue.
    var venue: LendingID
    /// The number of the account there.
    var number: UInt32
}

/// Amounts by index; what was never written is zero.
struct Amounts: Hashable, Sendable {
    /// Values up to the last one that was written.
    private(set) var values: [UInt256] = []

    subscript(index: UInt32) -> UInt256 {
        get { Int(index) < values.count ? values[Int(index)] : .zero }
        set {
            while values.count <= Int(index) { values.append(.zero) }
            values[Int(index)] = newValue
        }
    }
}
