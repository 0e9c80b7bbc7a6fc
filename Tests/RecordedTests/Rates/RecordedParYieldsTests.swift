import Analytics
import RecordedFiles
import Testing

@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct RecordedParYieldsTests {
    @Test func `the par yields of any day give factors that reprice every tenor`() throws {
        let recorded = try RecordedParYields()
        #expect(recorded.days.count == 8_506)
        var worst = 0.0
        for (date, tenors, yields) in recorded.days where !tenors.isEmpty {
            let par = try ParCurve(tenors: tenors, yields: yields)
            let curve = try par.bootstrapped()
            for (tenor, yield) in zip(tenors, yields) {
                let worth = try par.payments(tenor: tenor, yield: yield)
                    .reduce(0.0) { try $0 + $1.amount * curve.discountFactor(at: $1.years) }
                worst = max(worst, abs(worth - 1))
            }
            #expect(curve.factors.allSatisfy { $0 > 0 && $0 < 1 + 1e-12 }, "\(date)")
        }
        #expect(worst < 1e-13, "\(worst)")
    }

    @Test func `forward rates of the last day are those of its inverted curve`() throws {
        let day = try #require(try RecordedParYields().days.last)
        #expect(day.date == "2023-12-29")
        let curve = try ParCurve(tenors: day.tenors, yields: day.yields).bootstrapped()
        // 5.60 % for a month is simple interest; between 1 and 2 years rates were expected to fall below 4 %.
        #expect(abs(try curve.discountFactor(at: 1.0 / 12) - 1 / (1 + 0.056 / 12)) < 1e-15)
        #expect(try (0.035...0.04).contains(curve.forwardRate(from: 1, to: 2)))
    }
}
