import CKernels

/// Many European options, an array for each of their figures, to be priced by the widest vectors there are.
///
/// For reports: the last bits depend on the processor.
public struct OptionArrays: Sendable {
    /// 1 for a call, -1 for a put.
    private var sign: [Double] = []
    private var spot: [Double] = []
    private var strike: [Double] = []
    private var years: [Double] = []
    private var rate: [Double] = []
    private var dividendYield: [Double] = []
    private var volatility: [Double] = []

    /// Makes arrays without an option.
    public init() {}

    /// How many options there are.
    public var count: Int { sign.count }

    /// Adds an option; what is none is refused where it is priced.
    public mutating func append(_ terms: OptionTerms, in market: OptionMarket, volatility: Double) {
        sign.append(terms.type.sign)
        spot.append(market.spot)
        strike.append(terms.strike)
        years.append(terms.years)
        rate.append(market.rate)
        dividendYield.append(market.dividendYield)
        self.volatility.append(volatility)
    }

    /// Returns price, delta, gamma, vega, theta and rho of every option, in the units of `OptionGreeks`.
    ///
    /// - Throws: what `BlackScholes.valuation` throws for the first option that is none.
    /// - Accuracy: 1e-13 · max(1, elasticity) relative.
    /// - Source: `BlackScholes`; the tail of the normal distribution by its ratio to the density, as a polynomial.
    public func valuations(width: VectorWidth = .widest) throws(OptionError) -> OptionValuationArrays {
        var valuations = OptionValuationArrays(count: count)
        try price(into: &valuations, width: width)
        return valuations
    }

    /// Prices into arrays that are there already, of the same count: new memory costs more than the pricing.
    ///
    /// - Throws: as `valuations`; what was written before stays.
    public func price(
        into valuations: inout OptionValuationArrays, width: VectorWidth = .widest
    ) throws(OptionError) {
        precondition(valuations.price.count == count, "arrays to price into have the count of the options")
        var first = 0
        while first < count {
            first += price(into: &valuations, from: first) { options, rest, targets in
                Int(ckernels_black_scholes(width.rawValue, rest, options, targets))
            }
            if first == count { break }
            // What a vector gives up on is priced alone, or refused by its reason.
            let type: OptionType = sign[first] > 0 ? .call : .put
            let alone = try BlackScholes.valuation(
                OptionTerms(type, strike: strike[first], years: years[first]),
                in: OptionMarket(spot: spot[first], rate: rate[first], dividendYield: dividendYield[first]),
                volatility: volatility[first])
            valuations.set(alone, at: first)
            first += 1
        }
    }

    /// Does the same by a plain loop over libm, unchecked: what the vectors are measured against.
    public func pricePlainly(into valuations: inout OptionValuationArrays) {
        precondition(valuations.price.count == count, "arrays to price into have the count of the options")
        _ = price(into: &valuations, from: 0) { options, rest, targets in
            ckernels_plain_black_scholes(rest, options, targets)
            return rest
        }
    }

    private typealias Kernel = (
        UnsafePointer<ckernels_options>, Int, UnsafePointer<ckernels_valuations>
    ) -> Int

    /// Prices from a place on and returns how many came out well before the first that did not.
    private func price(
        into valuations: inout OptionValuationArrays, from first: Int, _ kernel: Kernel
    ) -> Int {
        let rest = count - first
        return sign.withUnsafeBufferPointer { sign in
            spot.withUnsafeBufferPointer { spot in
                strike.withUnsafeBufferPointer { strike in
                    years.withUnsafeBufferPointer { years in
                        rate.withUnsafeBufferPointer { rate in
                            dividendYield.withUnsafeBufferPointer { dividendYield in
                                volatility.withUnsafeBufferPointer { volatility in
                                    var options = ckernels_options(
                                        sign: sign.from(first), spot: spot.from(first),
                                        strike: strike.from(first), years: years.from(first),
                                        rate: rate.from(first), dividend_yield: dividendYield.from(first),
                                        volatility: volatility.from(first))
                                    return valuations.write(from: first) { targets in
                                        kernel(&options, rest, &targets)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension UnsafeBufferPointer {
    fileprivate func from(_ place: Int) -> UnsafePointer<Element>? { baseAddress.map { $0 + place } }
}

/// Prices and Greeks of many options: one array for each figure, an element for each option.
public struct OptionValuationArrays: Sendable {
    /// Prices.
    public private(set) var price: [Double]
    /// As `OptionGreeks.delta`.
    public private(set) var delta: [Double]
    /// As `OptionGreeks.gamma`.
    public private(set) var gamma: [Double]
    /// As `OptionGreeks.vegaPerVolPoint`.
    public private(set) var vegaPerVolPoint: [Double]
    /// As `OptionGreeks.thetaPerDay`.
    public private(set) var thetaPerDay: [Double]
    /// As `OptionGreeks.rhoPerRatePoint`.
    public private(set) var rhoPerRatePoint: [Double]

    /// Makes arrays of zeros.
    public init(count: Int) {
        let zeros = Array(repeating: 0.0, count: count)
        (price, delta, gamma, vegaPerVolPoint, thetaPerDay, rhoPerRatePoint) = (
            zeros, zeros, zeros, zeros, zeros, zeros
        )
    }

    fileprivate mutating func set(_ valuation: OptionValuation, at place: Int) {
        price[place] = valuation.price
        delta[place] = valuation.greeks.delta
        gamma[place] = valuation.greeks.gamma
        vegaPerVolPoint[place] = valuation.greeks.vegaPerVolPoint
        thetaPerDay[place] = valuation.greeks.thetaPerDay
        rhoPerRatePoint[place] = valuation.greeks.rhoPerRatePoint
    }

    fileprivate mutating func write(from first: Int, _ body: (inout ckernels_valuations) -> Int) -> Int {
        price.withUnsafeMutableBufferPointer { price in
            delta.withUnsafeMutableBufferPointer { delta in
                gamma.withUnsafeMutableBufferPointer { gamma in
                    vegaPerVolPoint.withUnsafeMutableBufferPointer { vega in
                        thetaPerDay.withUnsafeMutableBufferPointer { theta in
                            rhoPerRatePoint.withUnsafeMutableBufferPointer { rho in
                                var targets = ckernels_valuations(
                                    price: price.from(first), delta: delta.from(first),
                                    gamma: gamma.from(first), vega: vega.from(first),
                                    theta: theta.from(first), rho: rho.from(first))
                                return body(&targets)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension UnsafeMutableBufferPointer {
    fileprivate func from(_ place: Int) -> UnsafeMutablePointer<Element>? { baseAddress.map { $0 + place } }
}
