import Units

/// What a bond is worth on a day at a yield, and how that moves with the yield.
///
/// - Units: prices per 100 of face value; durations in years, convexity in years squared.
public struct BondValuation: Hashable, Sendable {
    /// The yield, compounded as often as coupons are paid.
    public let yield: Double
    /// What a buyer pays, the accrued interest included.
    public let dirtyPrice: Double
    /// The interest that has accrued.
    public let accruedInterest: Double
    /// The time of the payments, weighted with their present values.
    public let macaulayDuration: Double
    /// The relative fall of the dirty price for a rise of the yield: -P'/P.
    public let modifiedDuration: Double
    /// The curvature of the dirty price: P''/P.
    public let convexity: Double

    /// The price that is quoted: without the accrued interest.
    public var cleanPrice: Double { dirtyPrice - accruedInterest }

    /// What 100 of face value loses when the yield rises by a basis point, to first order.
    public var basisPointValue: Double { dirtyPrice * modifiedDuration * 0.0001 }
}

extension Bond {
    /// Returns what the bond is worth at a yield.
    ///
    /// - Throws: `yield` for one that is no number, is not above minus the frequency (below, no discount factor
    ///   exists) or gives no finite price above 0; `maturityNotAfterSettlement`, `maturityTooFar`.
    public func valuation(
        yield: Double, settlement: CivilDate, rule: YieldRule = .street
    ) throws(RatesError) -> BondValuation {
        let payments = try payments(after: settlement)
        let accrued = try accruedInterest(on: settlement)
        let sums = try sums(payments, yield: yield, rule: rule)
        return BondValuation(
            yield: yield, dirtyPrice: sums.price, accruedInterest: accrued,
            macaulayDuration: sums.time / sums.price, modifiedDuration: -sums.first / sums.price,
            convexity: sums.second / sums.price)
    }

    /// Returns what the bond is worth at a clean price: the yield is sought that gives it.
    ///
    /// The yield is exact to what the last bit of the price allows.
    ///
    /// - Throws: `price` for one that leaves nothing above 0 with the accrued interest; `noYield` when none up to
    ///   1,000,000 % gives it; `maturityNotAfterSettlement`, `maturityTooFar`.
    public func valuation(
        cleanPrice: Double, settlement: CivilDate, rule: YieldRule = .street
    ) throws(RatesError) -> BondValuation {
        let payments = try payments(after: settlement)
        let dirty = cleanPrice + (try accruedInterest(on: settlement))
        guard dirty.isFinite, dirty > 0 else { throw .price(cleanPrice) }
        let yield = try yield(of: payments, price: dirty, rule: rule)
        return try valuation(yield: yield, settlement: settlement, rule: rule)
    }

    private typealias Sums = (price: Double, first: Double, second: Double, time: Double)

    private func sums(_ payments: [Payment], yield: Double, rule: YieldRule) throws(RatesError) -> Sums {
        let stub = payments[0].years
        let isStubSimple = rule == .treasury || (rule == .street && payments.count == 1)
        let lowest = lowestYield(stub: stub, isStubSimple: isStubSimple)
        guard yield.isFinite, yield > lowest else { throw .yield(yield) }
        var sums: Sums = (0, 0, 0, 0)
        for payment in payments {
            let discount = YieldDiscount(
                yield: yield, years: payment.years, stub: stub, frequency: Double(frequency.rawValue),
                isStubSimple: isStubSimple)
            sums.price += payment.amount * discount.factor
            sums.first += payment.amount * discount.first
            sums.second += payment.amount * discount.second
            sums.time += payment.amount * discount.factor * payment.years
        }
        guard sums.price > 0, sums.second.isFinite, sums.time.isFinite else { throw .yield(yield) }
        return sums
    }

    /// The yield below which a discount factor would be infinite or negative.
    private func lowestYield(stub: Double, isStubSimple: Bool) -> Double {
        let compound = -Double(frequency.rawValue)
        return isStubSimple && stub > 0 ? max(compound, -1 / stub) : compound
    }

    private static let highestYield = 10_000.0
    private static let maximumSteps = 200

    /// Newton's steps on the falling price, kept inside a bracket that shrinks.
    private func yield(of payments: [Payment], price: Double, rule: YieldRule) throws(RatesError) -> Double {
        let stub = payments[0].years
        let isStubSimple = rule == .treasury || (rule == .street && payments.count == 1)
        var low = lowestYield(stub: stub, isStubSimple: isStubSimple)
        var high = Bond.highestYield
        // At the upper end the price may be too small for a number, which is low enough.
        if let top = try? sums(payments, yield: high, rule: rule), top.price >= price {
            throw .noYield(price: price)
        }
        var yield = couponRate
        for _ in 0..<Bond.maximumSteps {
            guard let sums = try? sums(payments, yield: yield, rule: rule) else {
                // The price overflows near the lowest yield, and vanishes near the highest.
                if yield < 0 { low = yield } else { high = yield }
                yield = (low + high) / 2
                continue
            }
            if sums.price > price { low = yield } else { high = yield }
            var next = yield - (sums.price - price) / sums.first
            if !(next > low && next < high) { next = (low + high) / 2 }
            if abs(next - yield) <= yield.ulp { return next }
            yield = next
        }
        guard high - low <= 1e-9 * max(1, abs(yield)) else { throw .noYield(price: price) }
        return yield
    }
}
