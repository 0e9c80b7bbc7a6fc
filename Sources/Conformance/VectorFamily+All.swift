extension VectorFamily {
    /// All families, field by field.
    public static let all =
        units + lending + exchanges + vaults + tokens + oracles + governance + bridges + breakers
        + derivatives

    private static let units = [WadRayAnswers.family, PercentageAnswers.family]

    private static let lending = [
        AaveInterestAnswers.family, AaveRateCurveAnswers.family, AaveTokenRoundingAnswers.family,
        AaveReserveAccrualAnswers.family, AaveHealthFactorAnswers.family, AaveEModeAnswers.family,
        AaveLiquidationAnswers.family, MorphoMathAnswers.family, MorphoAdaptiveCurveAnswers.family,
        MorphoMarketAnswers.family, CometAnswers.family, MakerAnswers.family,
    ]

    private static let exchanges = [
        UniswapV2LibraryAnswers.family, UniswapV2PairAnswers.family, UniswapV3FullMathAnswers.family,
        UniswapV3TickMathAnswers.family, UniswapV3TickBitmapAnswers.family,
        UniswapV3SqrtPriceMathAnswers.family, UniswapV3SwapStepAnswers.family,
        UniswapV3LiquidityAmountsAnswers.family, UniswapV3PoolAnswers.family, CurveAnswers.family,
        BalancerAnswers.family,
    ]

    private static let vaults = [
        ERC4626VaultAnswers.family, ERC7540VaultAnswers.family, FundAccountingAnswers.family,
    ]

    private static let tokens = [
        PermissionedTokenAnswers.family, RebasingTokenAnswers.family, StakingAnswers.family,
    ]

    private static let oracles = [OracleAnswers.family]
    private static let governance = [GovernanceAnswers.family]
    private static let bridges = [TokenBucketAnswers.family]
    private static let breakers = [OutflowBreakerAnswers.family]
    private static let derivatives = [SynthetixPerpsAnswers.family]
}
