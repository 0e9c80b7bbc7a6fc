import Protocols
import Units

extension AaveReserveConfiguration {
    /// A configuration as a stablecoin has it; what matters to a test is set by the test.
    static func sample(
        decimals: UInt8 = 6, loanToValue: UInt32 = 7_500, liquidationThreshold: UInt32 = 8_000
    ) -> AaveReserveConfiguration {
        AaveReserveConfiguration(
            decimals: decimals, loanToValue: loanToValue, liquidationThreshold: liquidationThreshold,
            liquidationBonus: 10_500, reserveFactor: 1_000,
            rateCurve: AaveRateCurve(
                optimalUsageRatio: 8_000, baseVariableBorrowRate: 100, variableRateSlope1: 400,
                variableRateSlope2: 6_000))
    }
}

extension AaveReservePosition {
    /// A position as vectors give it.
    init(_ value: AaveVectorValue) {
        self.init(
            decimals: UInt8(value["decimals"].word), price: value["price"].integer,
            scaledSupply: value["scaledSupply"].integer, liquidityIndex: value["liquidityIndex"].integer,
            scaledDebt: value["scaledDebt"].integer,
            variableBorrowIndex: value["variableBorrowIndex"].integer,
            isUsedAsCollateral: value["usingAsCollateral"].flag, loanToValue: value["ltv"].points,
            liquidationThreshold: value["liquidationThreshold"].points,
            isInEModeCollateralBitmap: value["inEmodeCollateralBitmap"].flag,
            isInEModeZeroLoanToValueBitmap: value["inEmodeLtvzeroBitmap"].flag)
    }
}

extension AaveEMode {
    /// A category as vectors give it; nil outside eMode.
    init?(_ value: AaveVectorValue) {
        if value == .none { return nil }
        self.init(
            loanToValue: value["ltv"].points, liquidationThreshold: value["liquidationThreshold"].points,
            isIsolated: value["isolated"].flag)
    }
}

extension AaveEModeCategory {
    /// A category as vectors give it: bitmaps from the flags of the positions, in their order.
    init?(_ value: AaveVectorValue, positions: [AaveVectorValue]) {
        guard let terms = AaveEMode(value) else { return nil }
        let bits = { (name: String) in
            positions.enumerated().reduce(UInt128(0)) { $1.element[name].flag ? $0 | 1 << $1.offset : $0 }
        }
        let bonus = value["liquidationBonus"] == .none ? 10_100 : value["liquidationBonus"].points
        self.init(
            terms: terms, liquidationBonus: bonus, collateralBitmap: bits("inEmodeCollateralBitmap"),
            zeroLoanToValueBitmap: bits("inEmodeLtvzeroBitmap"), borrowableBitmap: bits("borrowableInTarget"))
    }
}

extension AaveMarket {
    /// A market in which account 1 has the positions of a vector, and account 2 is empty; cash abounds.
    init(_ positions: [AaveVectorValue], eMode: AaveVectorValue) {
        let category = AaveEModeCategory(eMode, positions: positions)
        let holdings = positions.map {
            AaveHolding(
                scaledSupply: $0["scaledSupply"].integer, scaledDebt: $0["scaledDebt"].integer,
                isUsedAsCollateral: $0["usingAsCollateral"].flag)
        }
        let account = AaveAccount(holdings: holdings, eModeCategory: category == nil ? 0 : 1)
        self.init(
            reserves: positions.map(AaveReserve.init), categories: [category],
            accounts: [AaveAccount(), account, AaveAccount()])
    }

    /// Whether each reserve's totals are the sums over the accounts.
    var totalsAreSums: Bool {
        reserves.indices.allSatisfy { id in
            let supply = accounts.reduce(UInt256.zero) { $0 &+ $1[id].scaledSupply }
            let debt = accounts.reduce(UInt256.zero) { $0 &+ $1[id].scaledDebt }
            return reserves[id].scaledSupply == supply && reserves[id].scaledDebt == debt
        }
    }
}

extension AaveReserve {
    /// A reserve of which a vector gives one account's position.
    fileprivate init(_ position: AaveVectorValue) {
        var configuration = AaveReserveConfiguration.sample(
            decimals: UInt8(position["decimals"].word), loanToValue: position["ltv"].points,
            liquidationThreshold: position["liquidationThreshold"].points)
        configuration.liquidationBonus = position["liquidationBonus"].points
        configuration.liquidationProtocolFee = position["liquidationProtocolFee"].points
        self.init(configuration, lastUpdate: 1)
        liquidityIndex = position["liquidityIndex"].integer
        variableBorrowIndex = position["variableBorrowIndex"].integer
        scaledSupply = position["scaledSupply"].integer
        scaledDebt = position["scaledDebt"].integer
        virtualUnderlyingBalance = UInt256(1) << 120
    }
}
