import Analytics
import Testing

struct ScenarioTests {
    @Test func `a grid asks for every pair and knows its least value`() {
        let grid = ScenarioGrid(rows: [-2, 0, 3], columns: [1, 5]) { $0 * $1 }
        #expect(grid.cells == [[-2, -10], [0, 0], [3, 15]])
        #expect(grid.least?.row == 0)
        #expect(grid.least?.column == 1)
        #expect(ScenarioGrid(rows: [], columns: [1]) { $0 + $1 }.least == nil)
    }

    @Test func `drawn scenarios come worst first and are the same for the same seed`() throws {
        let process = try JumpDiffusion(
            drifts: [0, 0], covariance: SquareMatrix(rows: [[4e-4, 2e-4], [2e-4, 9e-4]]))
        let exposures = try Exposures([1_000, -300])
        func drawn(_ seed: UInt64) throws -> [[Double]] {
            try CorrelatedScenarios.drawn(from: process, bars: 1, count: 500, seed: seed, worstFor: exposures)
        }
        let scenarios = try drawn(5)
        let losses = scenarios.map { -1_000 * $0[0] + 300 * $0[1] }
        #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
        #expect(try drawn(5) == scenarios)
        #expect(try drawn(6) != scenarios)
    }

    @Test func `named shocks have names of their own and moves that a price can make`() {
        #expect(Set(NamedShock.all.map(\.name)).count == NamedShock.all.count)
        for shock in NamedShock.all {
            #expect(!shock.moves.isEmpty)
            #expect(shock.moves.allSatisfy { (-9_999 ... -1).contains($0.basisPoints) })
        }
        #expect(NamedShock.named("may-2021")?.moves.first?.basisPoints == -4_437)
        #expect(NamedShock.named("june-2021") == nil)
    }
}
