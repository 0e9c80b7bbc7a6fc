import Protocols
import RecordedFiles
import Units

/// One account of a file `aave_v2_accounts_*`: what the pool said of it, and its balances where they are
/// there.
///
/// - Units: values in ETH scaled by 1e18, tokens in smallest units, prices in wei of ETH.
struct AaveSnapshotRow {
    let collateral: UInt128
    let debt: UInt128
    let thresholdBasisPoints: UInt32
    let recordedHealth: UInt256
    private let row: RecordedRow

    init(_ row: RecordedRow) throws {
        self.row = row
        collateral = try row.scaled("collateral_base", decimals: 18)
        debt = try row.scaled("debt_base", decimals: 18)
        thresholdBasisPoints = try UInt32(row.scaled("liq_threshold_bps", decimals: 0))
        recordedHealth = UInt256(try row.scaled("health_factor_onchain", decimals: 18))
    }

    /// What the account's own balances come to by the pool's formula; nil where the file has none.
    ///
    /// Aave v2 and v3.0 take the health factor from the same averaged threshold, cut to whole basis points.
    func valuedByTokens() throws -> AaveAccountData? {
        guard row.has("usdc_price") else { return nil }
        let listed = ["usdc", "usdt", "dai", "fei", "tusd", "susd", "usdp", "frax", "gusd", "busd", "wbtc"]
        var positions = try listed.filter { row.has("\($0)_price") }.map { try listedPosition($0) }
        // The file has no price of stETH: the column of its value stands in, as an asset worth one ETH.
        positions.append(
            position(
                18, price: Wad.one, supply: try row.scaled("collateral_steth_calc", decimals: 18),
                threshold: AaveSnapshotRow.stakedEtherThreshold))
        let ether = row.has("weth_collateral") ? try row.scaled("weth_collateral", decimals: 0) : 0
        positions.append(
            position(
                18, price: Wad.one, supply: ether, debt: try row.scaled("eth_debt_units", decimals: 18),
                threshold: AaveSnapshotRow.etherThreshold))
        return try AaveAccountData.v30(positions)
    }

    /// Thresholds that the files leave out; governance had set these in June 2023.
    private static let stakedEtherThreshold: UInt32 = 8_300
    private static let etherThreshold: UInt32 = 8_600

    private func listedPosition(_ token: String) throws -> AaveReservePosition {
        let supply = "\(token)_collateral"
        return position(
            UInt8(try row.scaled("\(token)_decimals", decimals: 0)),
            price: UInt256(try row.scaled("\(token)_price", decimals: 0)),
            supply: row.has(supply) ? try row.scaled(supply, decimals: 0) : 0,
            debt: try row.scaled(token, decimals: 0),
            threshold: try UInt32(row.scaled("\(token)_threshold", decimals: 4)))
    }

    private func position(
        _ decimals: UInt8, price: UInt256, supply: UInt128, debt: UInt128 = 0, threshold: UInt32
    ) -> AaveReservePosition {
        AaveReservePosition(
            decimals: decimals, price: price, scaledSupply: UInt256(supply), liquidityIndex: Ray.one,
            scaledDebt: UInt256(debt), variableBorrowIndex: Ray.one, isUsedAsCollateral: true, loanToValue: 0,
            liquidationThreshold: threshold)
    }
}
