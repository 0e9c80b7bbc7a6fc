import Units

/// How a perpetuals market of Synthetix v3 prices, funds and secures its positions.
///
/// - Source: synthetix-v3, `storage/PerpsMarketConfiguration.sol`.
public struct SynthetixPerpsConfiguration: Hashable, Sendable {
    /// Skew at which the price stands at a premium of 100 %, a wad of the asset; 0 for no premium and funding.
    public var skewScale: UInt256
    /// Greatest change of the funding rate, a wad per day and day.
    public var maximumFundingVelocity: UInt256
    /// Initial margin per notional at a position as large as the skew scale, a wad.
    public var initialMarginRatio: UInt256
    /// Part of the initial margin ratio that does not depend on size, a wad.
    public var minimumInitialMarginRatio: UInt256
    /// Maintenance over initial margin ratio, a wad.
    public var maintenanceMarginScalar: UInt256
    /// Part of both margins that does not depend on size, a wad of dollars.
    public var minimumPositionMargin: UInt256
    /// Reward per notional of who liquidates, a wad.
    public var flagRewardRatio: UInt256
    /// Fee per notional that lowers the skew, a wad.
    public var makerFee: UInt256
    /// Fee per notional that raises the skew, a wad.
    public var takerFee: UInt256
    /// Greatest size of one side, a wad of the asset.
    public var maximumMarketSize: UInt256
    /// Greatest value of one side, a wad of dollars; 0 for no limit.
    public var maximumMarketValue: UInt256

    /// Makes a configuration; unless said otherwise without margins and fees, and without limits of size.
    public init(
        skewScale: UInt256, maximumFundingVelocity: UInt256 = .zero, initialMarginRatio: UInt256 = .zero,
        minimumInitialMarginRatio: UInt256 = .zero, maintenanceMarginScalar: UInt256 = .zero,
        minimumPositionMargin: UInt256 = .zero, flagRewardRatio: UInt256 = .zero, makerFee: UInt256 = .zero,
        takerFee: UInt256 = .zero, maximumMarketSize: UInt256 = .max, maximumMarketValue: UInt256 = .zero
    ) {
        self.skewScale = skewScale
        self.maximumFundingVelocity = maximumFundingVelocity
        self.initialMarginRatio = initialMarginRatio
        self.minimumInitialMarginRatio = minimumInitialMarginRatio
        self.maintenanceMarginScalar = maintenanceMarginScalar
        self.minimumPositionMargin = minimumPositionMargin
        self.flagRewardRatio = flagRewardRatio
        self.makerFee = makerFee
        self.takerFee = takerFee
        self.maximumMarketSize = maximumMarketSize
        self.maximumMarketValue = maximumMarketValue
    }

    /// Returns the margins that a position requires; all 0 without one.
    ///
    /// - Parameters:
    ///   - size: a signed wad of the asset, negative for short.
    ///   - price: a wad of dollars.
    /// - Rounding: down at every step.
    /// - Errors: `arithmetic`.
    public func requiredMargins(
        size: Int256, price: UInt256
    ) throws(SynthetixError) -> SynthetixPerpsMargins {
        if size == .zero { return SynthetixPerpsMargins() }
        let impact =
            skewScale.isZero ? UInt256.zero : try SynthetixDecimal.divide(size.magnitude, skewScale)
        var margins = SynthetixPerpsMargins()
        margins.initialRatio = try SynthetixDecimal.add(
            SynthetixDecimal.multiply(impact, initialMarginRatio), minimumInitialMarginRatio)
        margins.maintenanceRatio = try SynthetixDecimal.multiply(
            margins.initialRatio, maintenanceMarginScalar)
        let notional = try SynthetixDecimal.multiply(size.magnitude, price)
        margins.initial = try SynthetixDecimal.add(
            SynthetixDecimal.multiply(notional, margins.initialRatio), minimumPositionMargin)
        margins.maintenance = try SynthetixDecimal.add(
            SynthetixDecimal.multiply(notional, margins.maintenanceRatio), minimumPositionMargin)
        return margins
    }

    /// Returns what who liquidates a position gets, a wad of dollars, rounded down twice; throws `arithmetic`.
    public func flagReward(size: Int256, price: UInt256) throws(SynthetixError) -> UInt256 {
        try SynthetixDecimal.multiply(SynthetixDecimal.multiply(size.magnitude, price), flagRewardRatio)
    }
}

/// The margins that a position requires.
///
/// - Units: ratios are wads, margins wads of dollars.
public struct SynthetixPerpsMargins: Hashable, Sendable {
    /// Initial margin per notional.
    public var initialRatio = UInt256.zero
    /// Maintenance margin per notional.
    public var maintenanceRatio = UInt256.zero
    /// What opening a position requires.
    public var initial = UInt256.zero
    /// Below what a position is liquidated.
    public var maintenance = UInt256.zero

    /// Makes the margins of no position.
    public init() {}
}
