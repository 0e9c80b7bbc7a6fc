import Testing
import Units

@testable import Desk

@Suite struct HealthEdgesTests {
    private static func percent(_ value: UInt128) -> UInt256 { UInt256(value * 10_000_000_000_000_000) }

    @Test(arguments: [
        (UInt128(100), Severity.liquidatable, Severity.critical), (105, .critical, .warning),
        (120, .warning, .watch), (150, .watch, .ok),
    ])
    func `a severity begins one unit below its edge`(edge: UInt128, below: Severity, at: Severity) {
        let factor = HealthEdgesTests.percent(edge)
        #expect(HealthEdges().severity(of: factor &- 1) == below)
        #expect(HealthEdges().severity(of: factor) == at)
        #expect(HealthEdges().edge(of: below) == factor)
    }

    @Test func `the extremes have a severity`() {
        #expect(HealthEdges().severity(of: 0) == .liquidatable)
        #expect(HealthEdges().severity(of: .max) == .ok)
        #expect(HealthEdges().edge(of: .ok) == 0)
    }

    @Test func `zones ascend and change at every edge and every re-arming edge`() {
        let edges: [UInt128] = [10_000, 10_100, 10_500, 10_605, 12_000, 12_120, 15_000]
        for (index, edge) in edges.enumerated() {
            let factor = UInt256(edge * 100_000_000_000_000)
            #expect(HealthEdges().zone(of: factor &- 1) == UInt8(index))
            #expect(HealthEdges().zone(of: factor) == UInt8(index + 1))
        }
        #expect(DeskState.zoneCount == 8)
        #expect(HealthEdges().zone(of: .max) == HealthEdges.safest)
    }

    @Test func `every zone has one severity`() {
        let expected: [Severity] = [
            .liquidatable, .critical, .critical, .warning, .warning, .watch, .watch, .ok,
        ]
        #expect((0..<DeskState.zoneCount).map { DeskState().severity(ofZone: $0) } == expected)
    }

    @Test func `edges of a desk's own begin where its terms say, the line stays at 1`() throws {
        let terms = HealthEdgeTerms(
            critical: 1_100_000_000_000_000_000, warning: 1_100_000_000_000_000_000,
            watch: 3_000_000_000_000_000_000, hysteresisBasisPoints: 5_000)
        let edges = try #require(HealthEdges(terms))
        let severities: [(UInt128, Severity)] = [
            (99, .liquidatable), (100, .critical), (109, .critical), (110, .watch), (299, .watch), (300, .ok),
        ]
        for (percent, severity) in severities {
            #expect(edges.severity(of: HealthEdgesTests.percent(percent)) == severity, "\(percent)")
        }
        #expect(edges.rearmed(above: .liquidatable) == HealthEdgesTests.percent(150))
        #expect(edges.rearmed(above: .critical) == HealthEdgesTests.percent(165))
    }

    @Test(arguments: UInt64(1)...200)
    func `zones part a health factor as severities and re-arming edges do`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let edges = try #require(HealthEdges(.random(&chance)))
        var state = DeskState()
        state.edges = edges
        for index in edges.ascending.indices {
            let edge = edges.ascending[index]
            for factor in [edge &- 1, edge, edge &+ 1] {
                let zone = Int(edges.zone(of: factor))
                #expect(state.severity(ofZone: zone) == edges.severity(of: factor))
                #expect(zone == 0 || edges.ascending[zone - 1] <= factor)
                #expect(zone == edges.ascending.count || factor < edges.ascending[zone])
            }
        }
    }
}
