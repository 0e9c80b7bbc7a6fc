import Units

/// Below which health factors somebody is told, and how far above them it is over: the payload of
/// `Command.setHealthEdges`. Health factors are times 1e18. The line of 1 is not among them, since it is the venue's.
public struct HealthEdgeTerms: Hashable, Sendable {
    /// Below this health factor an account is critical.
    public var critical: UInt128
    /// Below this it is warned of.
    public var warning: UInt128
    /// Below this it is watched.
    public var watch: UInt128
    /// So far above its edge an alert is cleared, in basis points of the edge.
    public var hysteresisBasisPoints: UInt32

    /// Makes terms: 1.05, 1.20, 1.50 and 1 % unless said otherwise.
    public init(
        critical: UInt128 = 1_050_000_000_000_000_000, warning: UInt128 = 1_200_000_000_000_000_000,
        watch: UInt128 = 1_500_000_000_000_000_000, hysteresisBasisPoints: UInt32 = 100
    ) {
        self.critical = critical
        self.warning = warning
        self.watch = watch
        self.hysteresisBasisPoints = hysteresisBasisPoints
    }

    /// The greatest edge, 100: with its hysteresis far below where a health factor counts as endless.
    public static let greatestEdge = 100 * line
    /// The greatest hysteresis, 50 %.
    public static let greatestHysteresis: UInt32 = 5_000
    /// The line of 1.
    static let line: UInt128 = 1_000_000_000_000_000_000

    /// Whether the edges rise from above 1 to 100 at most, two of them perhaps alike, and the hysteresis is no
    /// greater than 50 %.
    public var isSound: Bool {
        HealthEdgeTerms.line < critical && critical <= warning && warning <= watch
            && watch <= HealthEdgeTerms.greatestEdge
            && hysteresisBasisPoints <= HealthEdgeTerms.greatestHysteresis
    }
}
