import Protocols
import RecordedFiles
import Testing
import Units

/// Reserves of Aave v3 on Polygon as its data provider told them on 19 March 2025.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct AaveRecordedRateTests {
    private struct State {
        var curve: AaveRateCurve
        var inputs: AaveRateInputs
        var rates: AaveRates

        init(_ row: RecordedRow) throws {
            func points(_ name: String) throws -> UInt32 {
                let (points, rest) = try row.scaled(name, decimals: 0)
                    .quotientAndRemainder(dividingBy: 100_000_000_000_000_000_000_000)
                try #require(rest == 0)
                return UInt32(points)
            }
            curve = AaveRateCurve(
                optimalUsageRatio: try points("optimalUsageRatio"),
                baseVariableBorrowRate: try points("baseVariableBorrowRate"),
                variableRateSlope1: try points("variableRateSlope1"),
                variableRateSlope2: try points("variableRateSlope2"))
            inputs = AaveRateInputs(
                totalDebt: try Ray.multiplyHalfUp(
                    row.integer("totalScaledVariableDebt"), row.integer("variableBorrowIndex")),
                virtualUnderlyingBalance: try row.integer("virtualUnderlyingBalance"),
                reserveFactor: try row.integer("reserveFactor"))
            rates = AaveRates(
                liquidityRate: try row.integer("liquidityRate"),
                variableBorrowRate: try row.integer("variableBorrowRate"))
        }
    }

    /// The liquidity rates of three reserves rest on another reserve factor than the file tells, 25 % or 60
    /// %, and all of them on a deficit that it does not tell: they are met to a part in 10^7.
    @Test func `borrow rates are exact, liquidity rates as near as the file lets them be`() throws {
        let file = "lending/aave_v3_polygon_reserves_state_20250319.csv"
        let states = try RecordedTable(file, isCutShort: true).rows.map { try State($0) }
        #expect(states.count == 4)
        for (state, factor) in zip(states, [2_500, 6_000, 1_500, 2_500] as [UInt32]) {
            try state.curve.validate()
            var inputs = state.inputs
            inputs.reserveFactor = factor
            let rates = try state.curve.rates(inputs)
            #expect(rates.variableBorrowRate == state.rates.variableBorrowRate)
            #expect(
                try rates.liquidityRate.distance(from: state.rates.liquidityRate) < .billionth &* 100)
            // A deficit can only lower what suppliers earn.
            #expect(rates.liquidityRate >= state.rates.liquidityRate)
        }
    }
}
