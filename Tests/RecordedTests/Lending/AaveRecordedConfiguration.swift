import Protocols
import RecordedFiles
import Units

/// A file `aave_config_*`: every reserve of a market, before or after a proposal was carried out.
struct AaveRecordedConfiguration: Decodable {
    let reserves: [String: Reserve]
    let strategies: [String: Strategy]
    let eModes: [String: Category]

    struct Reserve: Decodable {
        let symbol: String
        let decimals: UInt8
        let ltv: UInt32
        let liquidationThreshold: UInt32
        let liquidationBonus: UInt32
        let liquidationProtocolFee: UInt32
        let reserveFactor: UInt32
        let supplyCap: UInt64
        let borrowCap: UInt64
        let eModeCategory: UInt8
        let interestRateStrategy: String
        let isActive: Bool
        let isFrozen: Bool
        let isPaused: Bool
        let borrowingEnabled: Bool
        let usageAsCollateralEnabled: Bool
    }

    struct Strategy: Decodable, Hashable {
        let baseVariableBorrowRate: RecordedNumber
        let variableRateSlope1: RecordedNumber
        let variableRateSlope2: RecordedNumber
        let optimalUsageRatio: RecordedNumber
        let maxExcessUsageRatio: RecordedNumber

        /// The curve in basis points; the file's rates must be whole ones.
        func curve() throws -> AaveRateCurve {
            func points(_ number: RecordedNumber) throws -> UInt32 {
                UInt32(try number.scaled(decimals: -23))
            }
            return AaveRateCurve(
                optimalUsageRatio: try points(optimalUsageRatio),
                baseVariableBorrowRate: try points(baseVariableBorrowRate),
                variableRateSlope1: try points(variableRateSlope1),
                variableRateSlope2: try points(variableRateSlope2))
        }
    }

    struct Category: Decodable {
        let ltv: UInt32
        let liquidationThreshold: UInt32
        let liquidationBonus: UInt32
    }

    /// Every reserve by its address, in our own terms.
    func configurations() throws -> [String: AaveReserveConfiguration] {
        try reserves.mapValues { reserve in
            guard let strategy = strategies[reserve.interestRateStrategy] else {
                throw RecordedFault.noColumn(reserve.interestRateStrategy)
            }
            var configuration = AaveReserveConfiguration(
                decimals: reserve.decimals, loanToValue: reserve.ltv,
                liquidationThreshold: reserve.liquidationThreshold,
                liquidationBonus: reserve.liquidationBonus, reserveFactor: reserve.reserveFactor,
                rateCurve: try strategy.curve())
            configuration.liquidationProtocolFee = reserve.liquidationProtocolFee
            (configuration.supplyCap, configuration.borrowCap) = (reserve.supplyCap, reserve.borrowCap)
            (configuration.isActive, configuration.isFrozen) = (reserve.isActive, reserve.isFrozen)
            configuration.isPaused = reserve.isPaused
            configuration.isBorrowingEnabled = reserve.borrowingEnabled
            return configuration
        }
    }
}
