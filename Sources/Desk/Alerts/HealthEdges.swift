import Units

/// The health factors at which something changes, and the zones between them.
///
/// Zone 0 lies below the lowest edge. An alert of an edge is raised below it and cleared only at one
/// percent above it, so that a value that hovers at an edge alerts once.
public enum HealthEdges {
    /// Where each severity begins: a health factor below `starts[i]` has at least that severity.
    static let starts: [(severity: Severity, below: UInt256)] = [
        (.liquidatable, wad(percent: 100)), (.critical, wad(percent: 105)), (.warning, wad(percent: 120)),
        (.watch, wad(percent: 150)),
    ]

    /// Every edge, ascending: the starts of severities and the re-arming edges of those that alert.
    static let ascending: [UInt256] = {
        let rearming = starts.filter { $0.severity >= .warning }.map { rearmed(above: $0.severity) }
        return (starts.map(\.below) + rearming).sorted()
    }()

    /// Returns the zone of a health factor: the number of edges at or below it.
    static func zone(of healthFactor: UInt256) -> UInt8 {
        var zone: UInt8 = 0
        for edge in ascending where healthFactor >= edge { zone += 1 }
        return zone
    }

    /// The zone of an account without debt: above every edge.
    static var safest: UInt8 { UInt8(ascending.count) }

    /// Returns the severity of a health factor.
    public static func severity(of healthFactor: UInt256) -> Severity {
        starts.first { healthFactor < $0.below }?.severity ?? .ok
    }

    /// Returns the edge below which `severity` begins, scaled by 1e18; 0 for `ok`.
    public static func edge(of severity: Severity) -> UInt256 {
        starts.first { $0.severity == severity }?.below ?? UInt256(0)
    }

    /// Returns the health factor from which an alert of `severity` counts as recovered: 1.01 times its edge.
    static func rearmed(above severity: Severity) -> UInt256 {
        UInt256(edge(of: severity).low / 100 * 101)
    }

    private static func wad(percent: UInt128) -> UInt256 { UInt256(percent * 10_000_000_000_000_000) }
}
