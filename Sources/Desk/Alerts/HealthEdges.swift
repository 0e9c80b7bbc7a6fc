import Units

/// The health factors at which something changes, and the zones between them.
///
/// Zone 0 lies below the lowest edge. An alert of an edge is raised below it and cleared only a hysteresis
/// above it, so that a value that hovers at an edge alerts once. Edges that are alike leave an empty zone
/// between them, so that there are as many zones whatever the terms are.
public struct HealthEdges: Sendable {
    /// What the edges follow from.
    public let terms: HealthEdgeTerms
    /// Where each severity begins, from watch to liquidatable: below `starts[i]` it is `i + 1` at least.
    private let starts: InlineArray<4, UInt256>
    /// From where an alert of a severity counts as recovered, in the order of `starts`.
    private let rearming: InlineArray<4, UInt256>
    /// Every edge, ascending: the starts of severities and the re-arming edges of those that alert.
    let ascending: InlineArray<7, UInt256>

    /// The zone of an account without debt: above every edge.
    static let safest: UInt8 = 7

    /// Makes the desk's default edges.
    public init() { self.init(checked: HealthEdgeTerms()) }

    /// Makes the edges of terms; nil where these are not sound.
    public init?(_ terms: HealthEdgeTerms) {
        guard terms.isSound else { return nil }
        self.init(checked: terms)
    }

    private init(checked terms: HealthEdgeTerms) {
        let below = [terms.watch, terms.warning, terms.critical, HealthEdgeTerms.line]
        let recovered = below.map { HealthEdges.raised($0, by: terms.hysteresisBasisPoints) }
        let edges = (below + recovered.dropFirst()).sorted()
        self.terms = terms
        starts = InlineArray { UInt256(below[$0]) }
        rearming = InlineArray { UInt256(recovered[$0]) }
        ascending = InlineArray { UInt256(edges[$0]) }
    }

    private static func raised(_ edge: UInt128, by basisPoints: UInt32) -> UInt128 {
        edge + edge * UInt128(basisPoints) / 10_000
    }

    /// Returns the zone of a health factor: the number of edges at or below it.
    @inline(__always)
    func zone(of healthFactor: UInt256) -> UInt8 {
        var zone: UInt8 = 0
        for index in ascending.indices where healthFactor >= ascending[index] { zone += 1 }
        return zone
    }

    /// Returns the severity of a health factor.
    public func severity(of healthFactor: UInt256) -> Severity {
        var passed: UInt8 = 0
        for index in starts.indices where healthFactor < starts[index] { passed += 1 }
        return Severity(rawValue: passed) ?? .liquidatable
    }

    /// Returns the edge below which `severity` begins, scaled by 1e18; 0 for `ok`.
    public func edge(of severity: Severity) -> UInt256 {
        severity == .ok ? .zero : starts[Int(severity.rawValue) - 1]
    }

    /// Returns the health factor from which an alert of `severity` counts as recovered: its edge and the
    /// hysteresis, rounded down; 0 for `ok`.
    func rearmed(above severity: Severity) -> UInt256 {
        severity == .ok ? .zero : rearming[Int(severity.rawValue) - 1]
    }
}
