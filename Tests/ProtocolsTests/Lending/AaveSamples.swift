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

extension AaveMarket {
    /// Whether each reserve's totals are the sums over the accounts.
    var totalsAreSums: Bool {
        reserves.indices.allSatisfy { id in
            let supply = accounts.reduce(UInt256.zero) { $0 &+ $1[id].scaledSupply }
            let debt = accounts.reduce(UInt256.zero) { $0 &+ $1[id].scaledDebt }
            return reserves[id].scaledSupply == supply && reserves[id].scaledDebt == debt
        }
    }
}
