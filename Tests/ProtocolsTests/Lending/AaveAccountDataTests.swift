import Protocols
import Testing
import Units
import VectorFiles

@Suite struct AaveAccountDataTests {
    /// Follows Aave v3.0, which rounds otherwise and has no place in the desk.
    private static let ofOtherVersions: Set = ["accountDataLegacyV30"]

    @Test func `an account's data are the computed ones`() throws {
        let file = try VectorFile.computed("aave_health_factor", room: "Protocols")
        #expect(file.mismatches(skipping: Self.ofOtherVersions, Self.answer) == [])
    }

    @Test(.enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"))
    func `an account's data are the contract's`() throws {
        let file = try VectorFile.shared("aave_health_factor", .executed)
        #expect(file.mismatches(skipping: Self.ofOtherVersions, Self.answer) == [])
    }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        guard call.operation == "accountData" else { throw call.unknownOperation }
        let positions = try call.input.list("positions").map(AaveReservePosition.init(vector:))
        return try AaveAccountData(
            positions, eMode: try call.input.optional("emode").map(AaveEMode.init(vector:))
        ).vector
    }

    @Test func `an account without debt has the greatest health factor`() throws {
        #expect(try AaveAccountData([]).healthFactor == .max)
        #expect(try AaveAccountData([.supply(1_000)]).healthFactor == .max)
    }

    @Test func `supply that is not used as collateral counts for nothing`() throws {
        var unused = AaveReservePosition.supply(1_000)
        unused.isUsedAsCollateral = false
        let data = try AaveAccountData([unused, .debt(1)])
        #expect(data.totalCollateral == 0 && data.healthFactor == 0 && !data.hasZeroLoanToValueCollateral)
    }

    @Test func `collateral with a threshold of 0 has a value but gives no health`() throws {
        var frozen = AaveReservePosition.supply(1_000)
        (frozen.liquidationThreshold, frozen.loanToValue) = (0, 0)
        let data = try AaveAccountData([frozen, .supply(1_000), .debt(800)])
        #expect(data.totalCollateral == 200_000_000_000 && data.averageLiquidationThreshold == 4_000)
        #expect(data.healthFactor == Wad.one && data.hasZeroLoanToValueCollateral)
    }

    @Test func `each limit of 256 bits is an error`() throws {
        var dear = AaveReservePosition.supply(1_000)
        dear.price = .max
        #expect(throws: ArithmeticError.overflow) { try AaveAccountData([dear]) }
        var many = AaveReservePosition.supply(1_000)
        many.scaledSupply = .max
        #expect(throws: ArithmeticError.overflow) { try AaveAccountData([many]) }
        var fine = AaveReservePosition.supply(1_000)
        fine.decimals = 78
        #expect(throws: ArithmeticError.overflow) { try AaveAccountData([fine]) }
        fine.decimals = 77
        #expect(try AaveAccountData([fine]).totalCollateral == 0)
    }
}

extension AaveReservePosition {
    fileprivate init(vector: VectorValue) throws {
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

    /// Whole units at a price of 1, with a threshold of 80 %.
    static func supply(_ units: UInt64) -> AaveReservePosition {
        AaveReservePosition(
            decimals: 0, price: 100_000_000, scaledSupply: UInt256(units), liquidityIndex: Ray.one,
            scaledDebt: 0, variableBorrowIndex: Ray.one, isUsedAsCollateral: true, loanToValue: 7_500,
            liquidationThreshold: 8_000)
    }

    /// Whole units owed at a price of 1.
    static func debt(_ units: UInt64) -> AaveReservePosition {
        var position = supply(0)
        position.scaledDebt = UInt256(units)
        return position
    }
}

extension AaveEMode {
    fileprivate init(vector: VectorValue) throws {
        self.init(
            loanToValue: try vector.integer("ltv"),
            liquidationThreshold: try vector.integer("liquidationThreshold"),
            isIsolated: try vector.flag("isolated"))
    }
}

extension AaveAccountData {
    fileprivate var vector: VectorValue {
        [
            "totalCollateralBase": VectorValue(totalCollateral), "totalDebtBase": VectorValue(totalDebt),
            "avgLtv": VectorValue(averageLoanToValue),
            "avgLiquidationThreshold": VectorValue(averageLiquidationThreshold),
            "healthFactor": VectorValue(healthFactor),
            "hasZeroLtvCollateral": .flag(hasZeroLoanToValueCollateral),
            "availableBorrowsBase": VectorValue(availableBorrows),
        ]
    }
}
