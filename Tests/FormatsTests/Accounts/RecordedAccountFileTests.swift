import Desk
import Formats
import RecordedFiles
import Testing
import Units

@Suite struct RecordedAccountFileTests {
    private let options = AccountFile.Options(collateralSymbol: "ETH", debtSymbol: "USD")

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `recorded health factors follow from the totals to a part in a billion`() throws {
        let path = SharedData.path("lending/aave_v2_accounts_with_steth_20230620.csv.gz")
        let file = try AccountFile(try FileContents.read(path), options: options)
        #expect(file.accounts.count == 1_309)
        #expect(file.faults.total == 0)
        #expect(file.discrepancies == [])
    }

    @Test(arguments: [("1.6", 0), ("1.6000000015", 0), ("1.6000000017", 1), ("1.5999999983", 1), ("", 0)])
    func `a health factor that differs by more than that is reported`(recorded: String, count: Int) throws {
        let text = """
            user,collateral_base,debt_base,liq_threshold_bps,health_factor_onchain
            a,2,1,8000,\(recorded)

            """
        let contents = try FileContents(path: "accounts.csv", stored: Array(text.utf8))
        #expect(try AccountFile(contents, options: options).discrepancies.count == count)
    }
}
