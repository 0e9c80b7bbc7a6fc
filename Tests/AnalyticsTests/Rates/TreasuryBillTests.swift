import Analytics
import Testing
import Units

struct TreasuryBillTests {
    @Test func `the Treasury's examples come out to their last digit`() throws {
        // 31 CFR 356, appendix B, section on bills.
        let quarter = try TreasuryBill(settlement: date("1989-11-24"), maturity: date("1990-02-22"))
        let price = try quarter.price(discountRate: 0.0761)
        #expect((price * 1e6).rounded() == 98_097_500)
        #expect((try quarter.investmentRate(price: price) * 1e5).rounded() == 7_865)
        let year = try TreasuryBill(settlement: date("1990-06-07"), maturity: date("1991-06-06"))
        #expect((try year.price(discountRate: 0.0765) * 1e6).rounded() == 92_265_000)
        #expect((try year.investmentRate(price: 92.265) * 1e5).rounded() == 8_237)
    }

    @Test func `rates give back the price that they came from`() throws {
        let bill = try TreasuryBill(settlement: date("2026-01-05"), maturity: date("2026-07-02"))
        for price in [80.0, 97.5, 99.999, 100, 100.2] {
            let discount = try bill.discountRate(price: price)
            let yield = try bill.moneyMarketYield(price: price)
            let investment = try bill.investmentRate(price: price)
            #expect(isClose(try bill.price(discountRate: discount), price, within: 1e-14))
            #expect(isClose(try bill.price(investmentRate: investment), price, within: 1e-14))
            #expect(isClose(try bill.price(moneyMarketYield: yield), price, within: 1e-14))
        }
    }

    @Test func `interest is paid once more after half a year`() throws {
        let bill = try TreasuryBill(settlement: date("2026-01-05"), maturity: date("2026-12-31"))
        for price in [90.0, 96.5, 100, 100.5] {
            let rate = try bill.investmentRate(price: price)
            #expect(isClose(try bill.price(investmentRate: rate), price, within: 1e-14))
            let years = Double(bill.days) / 365
            // What the price grows to: simple interest of half a year, then of the rest.
            let grown = price * (1 + rate * (years - 0.5)) * (1 + rate / 2)
            #expect(isClose(grown, 100, within: 1e-13))
        }
    }

    @Test func `a leap year has 366 days`() throws {
        let bill = try TreasuryBill(settlement: date("2023-11-30"), maturity: date("2024-02-29"))
        #expect(isClose(try bill.investmentRate(price: 99), 1 / 99.0 * 366 / 91, within: 1e-15))
    }

    @Test func `what gives no rate is refused with its value`() throws {
        let bill = try TreasuryBill(settlement: date("2026-01-05"), maturity: date("2026-07-02"))
        #expect(throws: RatesError.price(0)) { try bill.investmentRate(price: 0) }
        #expect(throws: RatesError.yield(3)) { try bill.price(discountRate: 3) }
        #expect(throws: RatesError.self) { try bill.price(moneyMarketYield: .nan) }
        #expect(throws: RatesError.price(-1)) { try bill.discountRate(price: -1) }
        let day = try date("2026-01-05")
        #expect(throws: RatesError.maturityNotAfterSettlement(settlement: day, maturity: day)) {
            try TreasuryBill(settlement: day, maturity: day)
        }
    }
}
