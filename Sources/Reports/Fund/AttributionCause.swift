import Units

/// Why net assets changed.
public enum AttributionCause: UInt8, CaseIterable, Hashable, Sendable {
    /// What was held moved in price.
    case price
    /// Interest, rewards and what liquidity earned or lost against its own tokens.
    case carry
    /// What venues kept of trades by their fee rates.
    case fees
    /// What trades brought less than their price at the oracle, without the fee.
    case slippage
    /// What liquidators took.
    case liquidation
    /// What came from outside or went there.
    case flows
    /// What a first price made of what was held before it.
    case opening
    /// What integers left over.
    case rounding

    /// The word for it.
    public var word: SafeText {
        switch self {
        case .price: "price"
        case .carry: "carry"
        case .fees: "fees"
        case .slippage: "slippage"
        case .liquidation: "liquidation"
        case .flows: "flows"
        case .opening: "opening"
        case .rounding: "rounding"
        }
    }
}

/// Amounts by cause, in the base currency times 1e8.
public struct CauseAmounts: Hashable, Sendable {
    private var amounts = [Int128](repeating: 0, count: AttributionCause.allCases.count)

    /// Makes amounts of nothing.
    public init() {}

    /// The amount of a cause.
    public subscript(cause: AttributionCause) -> Int128 {
        get { amounts[Int(cause.rawValue)] }
        set { amounts[Int(cause.rawValue)] = newValue }
    }

    /// All of them together.
    public var total: Int128 { amounts.reduce(0, +) }

    /// Adds those of another.
    public mutating func add(_ other: CauseAmounts) {
        for index in amounts.indices { amounts[index] += other.amounts[index] }
    }
}
