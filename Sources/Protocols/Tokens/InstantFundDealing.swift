import Units

/// Minting and redeeming a treasury fund at once against a stablecoin.
///
/// - Units: the stablecoin has 6 decimals, fund and price 18; fees in ten-thousandths.
/// - Source: Ondo, `ousgInstantManager.sol`.
public struct InstantFundDealing: Hashable, Sendable {
    /// The fee on minting, taken from what is paid in.
    public var mintFee: UInt256
    /// The fee on redeeming, taken from what is paid out.
    public var redemptionFee: UInt256
    /// The least that may be paid in.
    public var minimumDeposit: UInt256
    /// The least that may be paid out, before the fee.
    public var minimumRedemption: UInt256

    /// A price must be above this: 105, with 18 decimals.
    public static let minimumPrice = UInt256(105 as UInt128) &* Wad.one
    /// From the stablecoin's 6 decimals to the fund's 18.
    private static let scale: UInt64 = 1_000_000_000_000

    /// What is dealt: the fee in the stablecoin, and what the investor gets.
    public struct Deal: Hashable, Sendable {
        /// The fee, in the stablecoin.
        public var fee: UInt256
        /// What the investor gets: the fund when minting, the stablecoin when redeeming.
        public var amountOut: UInt256
    }

    /// Makes the terms of dealing.
    public init(
        mintFee: UInt256, redemptionFee: UInt256, minimumDeposit: UInt256 = .zero,
        minimumRedemption: UInt256 = .zero
    ) {
        self.mintFee = mintFee
        self.redemptionFee = redemptionFee
        self.minimumDeposit = minimumDeposit
        self.minimumRedemption = minimumRedemption
    }

    /// Returns what a deposit buys.
    ///
    /// - Rounding: fee and fund down.
    /// - Errors: `amountTooSmall`, `priceTooLow`, `amountZero` where it buys nothing, `arithmetic`.
    public func mint(paying stablecoin: UInt256, price: UInt256) throws(RebasingTokenError) -> Deal {
        if stablecoin < minimumDeposit { throw .amountTooSmall(minimum: minimumDeposit) }
        let fee = try InstantFundDealing.share(stablecoin, mintFee)
        try InstantFundDealing.requirePrice(price)
        let bought = try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try stablecoin.subtracting(fee).multiplied(by: UInt256(InstantFundDealing.scale))
                .multiplied(by: Wad.one).dividedDown(by: price)
        }
        if bought.isZero { throw .amountZero }
        return Deal(fee: fee, amountOut: bought)
    }

    /// Returns what an amount of the fund pays.
    ///
    /// - Rounding: value and fee down.
    /// - Errors: `priceTooLow`, `amountTooSmall`, `amountZero` where it pays nothing, `arithmetic`.
    public func redeem(_ fund: UInt256, price: UInt256) throws(RebasingTokenError) -> Deal {
        try InstantFundDealing.requirePrice(price)
        let value = try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try fund.multiplied(by: price).dividedDown(by: Wad.one)
        }
        let gross = value.quotientAndRemainder(dividingByWord: InstantFundDealing.scale).quotient
        if gross < minimumRedemption { throw .amountTooSmall(minimum: minimumRedemption) }
        let fee = try InstantFundDealing.share(gross, redemptionFee)
        let paid = try RebasingTokenError.exactly { () throws(ArithmeticError) in try gross.subtracting(fee) }
        if paid.isZero { throw .amountZero }
        return Deal(fee: fee, amountOut: paid)
    }

    private static func requirePrice(_ price: UInt256) throws(RebasingTokenError) {
        if price <= minimumPrice { throw .priceTooLow(price) }
    }

    private static func share(_ amount: UInt256, _ points: UInt256) throws(RebasingTokenError) -> UInt256 {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try BasisPoints.shareDown(amount, points)
        }
    }
}
