import Protocols
import Units

extension AaveReservePosition {
    /// Reads a position.
    init(vector: VectorValue) throws {
        self.init(
            decimals: try vector.integer("decimals"), price: try vector.integer("price"),
            scaledSupply: try vector.integer("scaledSupply"),
            liquidityIndex: try vector.integer("liquidityIndex"),
            scaledDebt: try vector.integer("scaledDebt"),
            variableBorrowIndex: try vector.integer("variableBorrowIndex"),
            isUsedAsCollateral: try vector.flag("usingAsCollateral"),
            loanToValue: try vector.integer("ltv"),
            liquidationThreshold: try vector.integer("liquidationThreshold"),
            isInEModeCollateralBitmap: try vector.flag("inEmodeCollateralBitmap"),
            isInEModeZeroLoanToValueBitmap: try vector.flag("inEmodeLtvzeroBitmap"))
    }
}

extension AaveEMode {
    /// Reads the terms of a category.
    init(vector: VectorValue) throws {
        self.init(
            loanToValue: try vector.integer("ltv"),
            liquidationThreshold: try vector.integer("liquidationThreshold"),
            isIsolated: try vector.flag("isolated"))
    }
}

extension AaveEModeCategory {
    /// Reads a category, with bitmaps from the flags of the positions in their order; nil outside eMode.
    init?(vector: VectorValue, positions: [VectorValue]) throws {
        guard let emode = try vector.optional("emode") else { return nil }
        let bits = { (name: String) in
            try positions.enumerated().reduce(UInt128(0)) { bits, position in
                guard (try? position.element[name]) != nil else { return bits }
                return try position.element.flag(name) ? bits | 1 << UInt128(position.offset) : bits
            }
        }
        let hasBonus = (try? emode["liquidationBonus"]) != nil
        self.init(
            terms: try AaveEMode(vector: emode),
            liquidationBonus: hasBonus ? try emode.integer("liquidationBonus") : 10_100,
            collateralBitmap: try bits("inEmodeCollateralBitmap"),
            zeroLoanToValueBitmap: try bits("inEmodeLtvzeroBitmap"),
            borrowableBitmap: try bits("borrowableInTarget"))
    }
}

extension AaveMarket {
    /// Reads a market in which account 1 has the positions, and account 2 is empty; cash abounds.
    init(positions: [VectorValue], eMode input: VectorValue) throws {
        let category = try AaveEModeCategory(vector: input, positions: positions)
        let holdings = try positions.map { position in
            AaveHolding(
                scaledSupply: try position.integer("scaledSupply"),
                scaledDebt: try position.integer("scaledDebt"),
                isUsedAsCollateral: try position.flag("usingAsCollateral"))
        }
        let account = AaveAccount(holdings: holdings, eModeCategory: category == nil ? 0 : 1)
        self.init(
            reserves: try positions.map(AaveReserve.init(position:)), categories: [category],
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
    /// Reads a reserve of which one account's position is given.
    fileprivate init(position: VectorValue) throws {
        var configuration = AaveReserveConfiguration.stablecoin(loanToValue: try position.integer("ltv"))
        configuration.decimals = try position.integer("decimals")
        configuration.liquidationThreshold = try position.integer("liquidationThreshold")
        configuration.liquidationBonus = try position.integer("liquidationBonus")
        configuration.liquidationProtocolFee = try position.integer("liquidationProtocolFee")
        self.init(configuration, lastUpdate: 1)
        liquidityIndex = try position.integer("liquidityIndex")
        variableBorrowIndex = try position.integer("variableBorrowIndex")
        scaledSupply = try position.integer("scaledSupply")
        scaledDebt = try position.integer("scaledDebt")
        virtualUnderlyingBalance = UInt256(1) << 120
    }
}

extension AaveReserveConfiguration {
    /// A configuration as a stablecoin has it, where the files do not say another one.
    static func stablecoin(loanToValue: UInt32 = 7_500) -> AaveReserveConfiguration {
        AaveReserveConfiguration(
            decimals: 6, loanToValue: loanToValue, liquidationThreshold: 8_000, liquidationBonus: 10_500,
            reserveFactor: 1_000,
            rateCurve: AaveRateCurve(
                optimalUsageRatio: 8_000, baseVariableBorrowRate: 100, variableRateSlope1: 400,
                variableRateSlope2: 6_000))
    }
}

extension VectorValue {
    /// Returns positions, no more of them than a market has reserves.
    func positions() throws(VectorFault) -> [VectorValue] {
        let positions = try list("positions")
        guard positions.count <= 128 else {
            throw .wrongShape("128 positions at most", found: "\(positions.count)")
        }
        return positions
    }
}

extension AaveError: UpstreamError {
    /// The contract's names begin with a capital, and what stands in brackets is ours.
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { return .arithmetic(error) }
        let name = "\(self)".prefix { $0 != "(" }
        return .rule(name.prefix(1).uppercased() + name.dropFirst())
    }
}
