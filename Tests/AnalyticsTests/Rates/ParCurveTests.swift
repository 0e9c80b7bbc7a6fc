import Analytics
import Testing

struct ParCurveTests {
    @Test(arguments: ["normal", "inverted"])
    func `discount factors agree with QuantLib at the tenors and between them`(_ name: String) throws {
        let rows = try ReferenceTable("par_curves").rows.filter { try $0.text("curve") == name }
        #expect(rows.count == 13)
        let tenors = try rows.map { try $0.number("months") / 12 }
        let curve = try ParCurve(tenors: tenors, yields: rows.map { try $0.number("yield") }).bootstrapped()
        var former = 0.0
        for (row, tenor) in zip(rows, tenors) {
            #expect(isClose(try curve.discountFactor(at: tenor), try row.number("factor"), within: 1e-12))
            let between = try curve.discountFactor(at: (tenor + former) / 2)
            #expect(isClose(between, try row.number("halfway"), within: 1e-12))
            former = tenor
        }
    }

    @Test func `every par bond is worth its face value again`() throws {
        let tenors = [1.0 / 12, 0.25, 0.75, 1, 2.25, 5, 10, 30]
        let par = try ParCurve(tenors: tenors, yields: [0.05, -0.004, 0.0, 0.06, 0.03, 0.035, 0.033, 0.02])
        let curve = try par.bootstrapped()
        for (tenor, yield) in zip(par.tenors, par.yields) {
            let worth = try par.payments(tenor: tenor, yield: yield)
                .reduce(0.0) { try $0 + $1.amount * curve.discountFactor(at: $1.years) }
            #expect(abs(worth - 1) < 1e-13, "\(tenor): \(worth)")
        }
    }

    @Test func `a missing or absurd tenor is refused with its value`() {
        #expect(throws: RatesError.noTenors) { try ParCurve(tenors: [], yields: []) }
        #expect(throws: RatesError.tenor(0)) { try ParCurve(tenors: [0], yields: [0.01]) }
        #expect(throws: RatesError.tenor(-1)) { try ParCurve(tenors: [-1], yields: [0.01]) }
        #expect(throws: RatesError.tenor(101)) { try ParCurve(tenors: [101], yields: [0.01]) }
        #expect(throws: RatesError.self) { try ParCurve(tenors: [.nan], yields: [0.01]) }
        #expect(throws: RatesError.tenorsNotAscending(2, 1)) {
            try ParCurve(tenors: [2, 1], yields: [0.01, 0.01])
        }
        #expect(throws: RatesError.yieldMissing(tenor: 1)) { try ParCurve(tenors: [1], yields: [.nan]) }
        #expect(throws: RatesError.yieldNotBootstrapped(tenor: 1, yield: 3)) {
            try ParCurve(tenors: [1], yields: [3])
        }
    }

    @Test func `a curve that no discount factor fits is refused with its tenor`() throws {
        // Ten years at 100 % after two years at nothing: the coupons alone are worth more than the face value.
        let curve = try ParCurve(tenors: [9.5, 10], yields: [0, 1])
        #expect(throws: RatesError.yieldNotBootstrapped(tenor: 10, yield: 1)) { try curve.bootstrapped() }
    }
}
