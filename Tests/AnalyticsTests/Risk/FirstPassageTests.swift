import Analytics
import Testing

struct FirstPassageTests {
    private static let hour = 1 / 8_760.0
    private static let day = 24 / 8_760.0

    private static func passage(_ row: ReferenceRow) throws -> FirstPassage {
        try FirstPassage(
            distance: row.number("distance"), drift: row.number("drift"),
            volatility: row.number("volatility"),
            jumps: FirstPassage.Jumps(
                intensity: row.number("intensity"), partTowards: row.number("part"),
                meanTowards: row.number("towards"), meanAway: row.number("away")))
    }

    @Test func `probabilities agree with transforms inverted in forty digits`() throws {
        let table = try ReferenceTable("first_passage")
        #expect(table.rows.count == 54)
        for row in table.rows {
            let passage = try Self.passage(row)
            let tolerance = passage.jumps == nil ? 1e-13 : 1e-9
            #expect(
                abs(try passage.probability(within: Self.hour) - row.number("hour")) < tolerance,
                "\(row.fields)")
            #expect(
                abs(try passage.probability(within: Self.day) - row.number("day")) < tolerance,
                "\(row.fields)")
        }
    }

    @Test func `mean times agree with transforms in forty digits`() throws {
        for row in try ReferenceTable("first_passage").rows {
            let passage = try Self.passage(row)
            let capped = try passage.meanTime(within: Self.day)
            #expect(abs(capped - (try row.number("meanday"))) < 1e-8 * Self.day, "\(row.fields)")
            if try row.text("mean").isEmpty {
                #expect(passage.expectedTime == nil)
            } else {
                let expected = try #require(passage.expectedTime)
                #expect(abs(expected / (try row.number("mean")) - 1) < 1e-9, "\(row.fields)")
            }
        }
    }

    @Test(arguments: [(0.05, -0.5, 0.8, 0.0), (0.05, 0.5, 0.8, 150), (0.2, 0, 1.5, 60), (0.03, 3, 0.4, 400)])
    func `probabilities are those of simulated paths`(
        _ distance: Double, _ drift: Double, _ volatility: Double, _ intensity: Double
    ) throws {
        let jumps = try FirstPassage.Jumps(
            intensity: intensity, partTowards: 0.6, meanTowards: 0.03, meanAway: 0.02)
        let passage = try FirstPassage(distance: distance, drift: drift, volatility: volatility, jumps: jumps)
        for time in [Self.hour, Self.day] {
            let exact = try passage.probability(within: time)
            let paths = 60_000
            var simulation = PassageSimulation(passage, seed: 42)
            let share = simulation.share(reachingWithin: time, paths: paths)
            // Four deviations of a share of so many paths.
            let deviation = (max(exact * (1 - exact), 1e-5) / Double(paths)).squareRoot()
            #expect(abs(share - exact) < 4 * deviation, "\(share) against \(exact)")
        }
    }

    @Test func `nearer lines, longer times, livelier prices and higher interest are likelier`() throws {
        func probability(_ distance: Double, _ drift: Double, _ volatility: Double, _ time: Double) throws
            -> Double
        {
            let jumps = try FirstPassage.Jumps(
                intensity: 20, partTowards: 0.5, meanTowards: 0.04, meanAway: 0.04)
            return try FirstPassage(distance: distance, drift: drift, volatility: volatility, jumps: jumps)
                .probability(within: time)
        }
        let base = try probability(0.1, 0, 0.8, Self.day)
        #expect(try probability(0.09, 0, 0.8, Self.day) > base)
        #expect(try probability(0.1, 0.1, 0.8, Self.day) > base)
        #expect(try probability(0.1, 0, 0.9, Self.day) > base)
        #expect(try probability(0.1, 0, 0.8, 2 * Self.day) > base)
    }

    @Test func `jumps of no intensity are none`() throws {
        let jumps = try FirstPassage.Jumps(intensity: 0, partTowards: 1, meanTowards: 1, meanAway: 1)
        let still = try FirstPassage(distance: 0.1, drift: 0.1, volatility: 0.5, jumps: jumps)
        let plain = try FirstPassage(distance: 0.1, drift: 0.1, volatility: 0.5)
        #expect(still == plain)
        let rare = try FirstPassage.Jumps(intensity: 1e-9, partTowards: 1, meanTowards: 1, meanAway: 1)
        let nearly = try FirstPassage(distance: 0.1, drift: 0.1, volatility: 0.5, jumps: rare)
        #expect(abs(try nearly.probability(within: Self.day) - plain.probability(within: Self.day)) < 1e-9)
    }

    @Test func `what has no distance, no volatility or no number is refused with its value`() throws {
        #expect(throws: RiskError.lineReached(distance: 0)) {
            try FirstPassage(distance: 0, drift: 0, volatility: 1)
        }
        #expect(throws: RiskError.volatilityNotPositive(0)) {
            try FirstPassage(distance: 1, drift: 0, volatility: 0)
        }
        #expect(throws: RiskError.volatilityNotPositive(-1)) {
            try FirstPassage(distance: 1, drift: 0, volatility: -1)
        }
        #expect(throws: RiskError.self) { try FirstPassage(distance: .nan, drift: 0, volatility: 1) }
        #expect(throws: RiskError.self) { try FirstPassage(distance: 1, drift: .infinity, volatility: 1) }
        #expect(throws: RiskError.parameter("the part of jumps towards the line", 1.5)) {
            try FirstPassage.Jumps(intensity: 1, partTowards: 1.5, meanTowards: 1, meanAway: 1)
        }
        let passage = try FirstPassage(distance: 1, drift: 0, volatility: 1)
        #expect(throws: RiskError.parameter("the time", -1)) { try passage.probability(within: -1) }
    }

    @Test func `extreme ways give a probability or an error and never NaN`() throws {
        for distance in [1e-12, 1e-3, 1, 50, 1e6] {
            for drift in [-1e6, -1, 0, 1, 1e6] {
                for volatility in [1e-9, 0.01, 1, 100] {
                    for intensity in [0, 1e-6, 1, 1e6] {
                        let passage = try FirstPassage(
                            distance: distance, drift: drift, volatility: volatility,
                            jumps: FirstPassage.Jumps(
                                intensity: intensity, partTowards: 1, meanTowards: 0.01, meanAway: 0.01))
                        for time in [1e-9, Self.day, 100] {
                            if let value = try? passage.probability(within: time) {
                                #expect((0...1).contains(value))
                            }
                            if let mean = try? passage.meanTime(within: time) {
                                #expect((0...time).contains(mean))
                            }
                        }
                        if let mean = passage.expectedTime { #expect(mean > 0) }
                    }
                }
            }
        }
    }
}
