import Analytics
import Foundation
import Testing

struct DiscountCurveTests {
    @Test func `between nodes the forward rate is level`() throws {
        let curve = try DiscountCurve(years: [1, 3], factors: [exp(-0.02), exp(-0.12)])
        #expect(isClose(try curve.discountFactor(at: 0), 1, within: 0))
        #expect(isClose(try curve.zeroRate(at: 0.5), 0.02, within: 1e-15))
        #expect(isClose(try curve.zeroRate(at: 0), 0.02, within: 1e-15))
        #expect(isClose(try curve.forwardRate(from: 1, to: 1.5), 0.05, within: 1e-14))
        #expect(isClose(try curve.forwardRate(from: 2, to: 3), 0.05, within: 1e-14))
    }

    @Test func `nothing is extrapolated`() throws {
        let curve = try DiscountCurve(years: [1, 2], factors: [0.99, 0.97])
        #expect(throws: RatesError.outsideCurve(years: 2.5, last: 2)) { try curve.discountFactor(at: 2.5) }
        #expect(throws: RatesError.outsideCurve(years: -1, last: 2)) { try curve.discountFactor(at: -1) }
        #expect(throws: RatesError.self) { try curve.discountFactor(at: .nan) }
        #expect(throws: RatesError.discountFactor(0)) { try DiscountCurve(years: [1], factors: [0]) }
        #expect(throws: RatesError.tenorsNotAscending(1, 1)) { try curve.forwardRate(from: 1, to: 1) }
    }

    @Test func `key-rate durations sum to the duration and are bumped prices`() throws {
        let tenors = [0.5, 1, 2, 3, 5, 7, 10]
        let zeros = [0.05, 0.047, 0.043, 0.04, 0.038, 0.037, 0.036]
        func curve(_ rates: [Double]) throws -> DiscountCurve {
            try DiscountCurve(years: tenors, factors: zip(tenors, rates).map { exp(-$0 * $1) })
        }
        let bond = try Bond(
            couponRate: 0.05, frequency: .semiannual, maturity: date("2033-02-15"),
            dayCount: .actualActualICMA)
        let payments = try bond.payments(after: date("2026-01-05"))
        let base = try curve(zeros)
        let value = try base.valuation(of: payments)
        let keys = try base.keyRateDurations(of: payments, tenors: [1, 3, 5, 10])
        #expect(isClose(keys.reduce(0) { $0 + $1.duration }, value.effectiveDuration, within: 1e-14))
        #expect(keys.map(\.tenor) == [1, 3, 5, 10])

        let bump = 1e-5
        func price(_ sign: Double) throws -> Double {
            try payments.reduce(0.0) { sum, payment in
                let weight = max(0, 1 - abs(payment.years - 5) / (payment.years < 5 ? 2 : 5))
                let factor = try base.discountFactor(at: payment.years)
                return sum + payment.amount * factor * exp(-sign * bump * weight * payment.years)
            }
        }
        let slope = (try price(1) - price(-1)) / (2 * bump)
        #expect(isClose(keys[2].duration, -slope / value.price, within: 1e-9))
    }
}
