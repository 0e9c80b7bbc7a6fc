import Desk
import Formats
import Screen
import Testing
import Units

@Suite struct DeskFileTests {
    private func read(_ text: String) throws(FileError) -> DeskFile {
        try DeskFile(FileContents(path: "d.yaml", stored: Array(text.utf8)))
    }

    @Test func `instruments are read with their terms`() throws {
        let file = try read(
            "instruments:\n- {symbol: 3024, kind: bill, decimals: 6, max_price_age: 1.5h}\n- symbol: 'é\\e'\n"
        )
        #expect(
            file.instruments == [
                InstrumentTerms(symbol: "3024", kind: .bill, decimals: 6, maximumPriceAge: 5_400),
                InstrumentTerms(symbol: SafeText("é\\e")),
            ])
    }

    @Test func `a lending venue is read with the contract's own terms`() throws {
        let file = try read(
            """
            venues:
              - name: main
                chain: base
                kind: lending
                reserves:
                  - symbol: ETH
                    loan_to_value: 80.5%
                    liquidation_threshold: 83%
                    liquidation_bonus: 5%
                    slope1: 2.75%
                    supply_cap: 12
                    borrowing: false
                  - symbol: USDC
            """)
        guard case .lending(let reserves) = file.venues.first?.kind else {
            Issue.record("no lending venue")
            return
        }
        let ether = reserves[0].configuration
        #expect(ether.loanToValue == 8_050 && ether.liquidationThreshold == 8_300)
        #expect(ether.liquidationBonus == 10_500 && ether.rateCurve.variableRateSlope1 == 275)
        #expect(ether.supplyCap == 12 && !ether.isBorrowingEnabled)
        #expect(reserves[1].configuration.liquidationBonus == 0 && reserves[1].line == 13)
    }

    @Test func `amounts of the book are kept exactly`() throws {
        let file = try read(
            "book:\n  - name: a\n    venue: m\n    supplied:\n      ETH: 0.1234567890123456789012345678\n")
        let amount = try #require(file.book.first?.supplied.first)
        #expect(amount.number == (try DecimalNumber("0.1234567890123456789012345678")))
        #expect(amount.symbol == "ETH" && amount.line == 5)
    }

    @Test func `limits and alerts are scaled integers`() throws {
        let file = try read(
            """
            limits:
              position: {warn: 0.00000001, deny: 2.5}
              price_band: {warn: 0.01%, deny: 100%}
              duplicate_window: 1500ms
            alerts:
              health: {critical: 1.04}
              oracle_age: never
              prices:
                - {symbol: ETH, below: 2999.000000000000000001}
            """)
        #expect(file.limits.position.soft == 1 && file.limits.position.hard == 250_000_000)
        #expect(file.limits.priceBand.soft == 1 && file.limits.priceBand.hard == 10_000)
        #expect(file.limits.duplicateNanoseconds == 1_500_000_000)
        #expect(file.limits.orderNotional == DeskLimits().orderNotional)
        #expect(file.alerts.health == HealthEdgeTerms(critical: 1_040_000_000_000_000_000))
        #expect(file.alerts.oracleAge == 0)
        #expect(file.alerts.prices.first?.price.raw == 2_999_000_000_000_000_000_001)
        #expect(file.alerts.prices.first?.side == .below)
    }

    @Test func `display, market, theme and keys are read`() throws {
        let file = try read(
            "theme: a/b.yaml\ndisplay: {color: 256, ascii: true, mouse: false, notify: false}\n"
                + "market: {seed: 18446744073709551615, mood: depeg, speed: 0.125}\n"
                + "keys:\n  page-up: [\"Ctrl-B\", F12, Space, \"?\"]\n  health: []\n")
        #expect(file.theme == "a/b.yaml" && file.display.colour == "256" && file.display.usesASCII)
        #expect(!file.display.usesMouse && !file.display.notifies)
        #expect(file.market.seed == .max && file.market.mood == .depeg && file.market.speedMilli == 125)
        #expect(file.keys.map(\.action) == ["page-up", "health"])
        #expect(file.keys[0].keys == [.control("b"), .function(12), .character(" "), .character("?")])
    }

    @Test func `a file is read from the disk, and one that is not there is no input`() throws {
        let folder = ScratchFolder()
        #expect(try DeskFile.read(folder.file("d.yaml", "theme: light\n")).theme == "light")
        for (path, code) in [("\(folder.path)/none", Int32(66)), (folder.path, 66)] {
            do throws(FileError) {
                _ = try DeskFile.read(path)
                Issue.record("\(path) was read")
            } catch {
                #expect(error.exitCode == code)
            }
        }
    }

    @Test func `the usual place follows the user's folders, never a relative one`() {
        #expect(UserFolders(environment: ["XDG_CONFIG_HOME": "/c"]).deskFile == "/c/plimsoll/desk.yaml")
        #expect(
            UserFolders(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"]).deskFile
                == "/h/.config/plimsoll/desk.yaml")
        #expect(UserFolders(environment: ["XDG_CONFIG_HOME": ""]).deskFile == nil)
    }
}
