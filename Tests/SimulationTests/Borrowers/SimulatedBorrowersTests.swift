import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct SimulatedBorrowersTests {
    /// Debts in dollars and health factors of many borrowers, as their venues value them at the first prices.
    private static let drawn: [(debt: Double, health: Double)] = {
        var run = SimulatedRun(seed: 2, borrowers: 20_000)
        run.advance(seconds: 1)
        var drawn: [(debt: Double, health: Double)] = []
        for id in run.state.lendingVenues {
            let venue = run.state.reading(of: id)
            for number in SimulatedVenues.firstBorrower..<venue.accountCount where !venue.isOwn(number) {
                guard let borrower = venue.borrower(number) else { continue }
                drawn.append(
                    (Double(borrower.debtValue.low) / 1e8, Double(borrower.healthFactor.low) / 1e18))
            }
        }
        return drawn
    }()

    @Test(arguments: [
        (0.05, 1.1644), (0.1, 1.2161), (0.2, 1.3387), (0.4, 1.7081), (0.5, 1.9653), (0.7, 2.7347),
        (0.9, 4.7253), (0.95, 6.7765),
    ])
    func `health factors have the recorded quantiles`(share: Double, recorded: Double) {
        let below = Self.drawn.count { $0.health < recorded }
        #expect(abs(Double(below) / Double(Self.drawn.count) - share) < 0.01, "\(below)")
    }

    @Test(arguments: [
        (0.1, 61.1), (0.2, 363), (0.3, 1_489), (0.5, 10_377), (0.7, 46_384), (0.8, 121_966), (0.9, 453_954),
        (0.95, 1_870_002),
    ])
    func `debts have the recorded quantiles`(share: Double, recorded: Double) {
        let below = Self.drawn.count { $0.debt < recorded }
        #expect(abs(Double(below) / Double(Self.drawn.count) - share) < 0.01, "\(below)")
    }

    @Test func `greater debts stand nearer to their line, as recorded`() {
        func ranks(_ values: [Double]) -> [Double] {
            var ranks = values
            for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
                ranks[index] = Double(rank)
            }
            return ranks
        }
        let correlation = Sample.correlation(
            ranks(Self.drawn.map(\.debt)), ranks(Self.drawn.map(\.health)))
        #expect(correlation > -0.42 && correlation < -0.34, "\(correlation)")
    }

    @Test func `no more than a few are below their line at the first prices`() {
        #expect(Self.drawn.count == 20_000)
        #expect(Self.drawn.count { $0.health < 1 } < 10)
    }

    @Test func `a quantile is reached at its share, and ranks between give values between`() {
        let quantiles = Quantiles(shares: [0, 2_500, 10_000], values: [10, 20, 80])
        #expect(quantiles[0] == 10)
        #expect(quantiles[Quantiles.whole / 8] == 15)
        #expect(quantiles[Quantiles.whole / 4] == 20)
        #expect(quantiles[Quantiles.whole / 8 * 5] == 50)
        #expect(quantiles[Quantiles.whole - 1] == 79)
    }
}
