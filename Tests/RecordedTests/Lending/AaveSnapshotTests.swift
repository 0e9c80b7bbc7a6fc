import Protocols
import RecordedFiles
import Testing
import Units

/// Accounts of Aave v2 as the pool itself valued them in June 2023.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct AaveSnapshotTests {
    private static func rows(_ name: String) throws -> [AaveSnapshotRow] {
        try RecordedTable("lending/aave_v2_accounts_\(name)_20230620.csv.gz").rows.map(AaveSnapshotRow.init)
    }

    @Test(arguments: [("mixed", 63), ("steth_vs_stables", 700), ("with_steth", 1_309)])
    func `every account's health factor follows from its totals`(name: String, count: Int) throws {
        let rows = try Self.rows(name)
        #expect(rows.count == count)
        for row in rows {
            let still = (now: 1 as UInt128, first: 1 as UInt128)
            let health = try SnapshotHealth(
                collateral: row.collateral, debt: row.debt, thresholdBasisPoints: row.thresholdBasisPoints,
                collateralMove: still, debtMove: still
            ).healthFactor()
            #expect(try #require(health).distance(from: row.recordedHealth) <= .billionth)
        }
        print("\(name): \(rows.count) health factors from totals")
    }

    /// Balances were read some blocks after the totals, and tokens that are not listed are missing: an
    /// account counts where its balances are worth its totals but for 1e-5. Then its health factor may be off
    /// by as much as its two totals are, and no more.
    @Test(arguments: [("mixed", 48), ("steth_vs_stables", 355)])
    func `health factors follow from token balances`(name: String, least: Int) throws {
        var (covered, offByOne) = (0, 0)
        for row in try Self.rows(name) {
            guard let data = try row.valuedByTokens() else { continue }
            let off = (
                collateral: try data.totalCollateral.distance(from: UInt256(row.collateral)),
                debt: try data.totalDebt.distance(from: UInt256(row.debt))
            )
            guard max(off.collateral, off.debt) < UInt256.billionth &* 10_000 else { continue }
            guard data.averageLiquidationThreshold == UInt256(UInt64(row.thresholdBasisPoints)) else {
                // A little of a token that the file does not list moves the average below the next whole
                // point.
                offByOne += 1
                continue
            }
            covered += 1
            let slack = off.collateral &+ off.debt &+ .billionth
            #expect(try data.healthFactor.distance(from: row.recordedHealth) <= slack)
        }
        print("\(name): \(covered) health factors from balances, \(offByOne) with another threshold")
        #expect(covered >= least && offByOne <= 7)
    }
}
