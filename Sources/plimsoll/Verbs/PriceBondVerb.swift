import Analytics
import ArgumentParser
import Formats
import Reports
import Units

/// What is priced.
enum BondKind: String, ExpressibleByArgument, CaseIterable {
    case bill, note, bond
}

extension YieldRule: ExpressibleByArgument {}

/// A bill, note or bond: price, yield, accrued interest, duration and convexity.
struct PriceBondVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bond", abstract: "Price a bill, a note or a bond, or find the yield of a price.",
        discussion: """
            Rates are written 4.5% or 0.045. Prices are per 100 of face value; a price of a note or bond is the \
            clean one. Give one of --yield, --price, --curve and, for a bill, --discount. A bill's yield is its \
            investment rate. A curve file has a date column and one column a tenor (3M, 10Y), in per cent a year.
            """)

    @Option(help: "What it is: bill, note or bond (a note is a bond).") var kind = BondKind.bond
    @Option(help: ArgumentHelp("Face value.", valueName: "AMOUNT")) var face: Amount?
    @Option(help: ArgumentHelp("Coupon a year; 0 makes it a zero-coupon bond.", valueName: "RATE"))
    var coupon: Rate?
    @Option(help: ArgumentHelp("Coupons a year: 1, 2, 4 or 12.", valueName: "N")) var frequency = 2
    @Option(help: ArgumentHelp("The day on which it is paid for.", valueName: "DATE")) var settlement: Day
    @Option(help: ArgumentHelp("The day on which it is repaid.", valueName: "DATE")) var maturity: Day
    @Option(help: ArgumentHelp("How interest accrues, such as 30/360 or ACT/365F.", valueName: "NAME"))
    var convention = DayCount.actualActualICMA.rawValue
    @Option(help: "What the yield does in an unfinished coupon period: street, treasury or compound.")
    var rule = YieldRule.street
    @Option(help: ArgumentHelp("The yield a year.", valueName: "RATE")) var yield: Rate?
    @Option(help: ArgumentHelp("The price per 100 of face value.", valueName: "PRICE")) var price: Amount?
    @Option(help: ArgumentHelp("A bill's bank discount rate.", valueName: "RATE")) var discount: Rate?
    @Option(help: ArgumentHelp("A file of par yields.", valueName: "FILE")) var curve: String?
    @Option(help: ArgumentHelp("The day of the curve file; by default its last.", valueName: "DATE"))
    var curveDate: Day?
    @Flag(help: "One JSON object.") var json = false

    func validate() throws {
        let given = [yield != nil, price != nil, discount != nil, curve != nil].count { $0 }
        guard given == 1 else {
            throw ValidationError("give one of --yield, --price, --curve and, for a bill, --discount")
        }
        if discount != nil, kind != .bill { throw ValidationError("--discount is for a bill") }
        if kind == .bill, coupon != nil { throw ValidationError("a bill has no --coupon") }
        if kind != .bill, coupon == nil { throw ValidationError("--coupon is missing; 0 for none") }
        if curveDate != nil, curve == nil { throw ValidationError("--curve-date needs --curve") }
        if let face, face.value <= 0 { throw ValidationError("--face must be greater than 0") }
        if let yield, !yield.fraction.isFinite { throw ValidationError("--yield is no number") }
    }

    func run() throws {
        do {
            let figures = kind == .bill ? try billFigures() : try bondFigures()
            StandardOutput.write(json ? [FigureLines.json(figures)] : FigureLines.plain(figures))
        } catch {
            Failure(error).exit()
        }
    }

    private func billFigures() throws -> Figures {
        let bill = try TreasuryBill(settlement: settlement.date, maturity: maturity.date)
        let paid: Double
        if let discount {
            paid = try bill.price(discountRate: discount.fraction)
        } else if let yield {
            paid = try bill.price(investmentRate: yield.fraction)
        } else if let curve {
            paid = 100 * (try discountCurve(curve).discountFactor(at: Double(bill.days) / 365))
        } else {
            paid = price?.value ?? 0
        }
        var figures = Figures("bill")
        figures.add("days", "days to maturity", Int(bill.days))
        figures.add("price", "price", paid, places: 6)
        figures.add(
            "discountRatePercent", "discount rate", 100 * (try bill.discountRate(price: paid)), places: 6,
            unit: "%")
        figures.add(
            "investmentRatePercent", "investment rate", 100 * (try bill.investmentRate(price: paid)),
            places: 6,
            unit: "%")
        figures.add(
            "moneyMarketYieldPercent", "money-market yield", 100 * (try bill.moneyMarketYield(price: paid)),
            places: 6, unit: "%")
        addValue(paid, to: &figures)
        return figures
    }

    private func bondFigures() throws -> Figures {
        let bond = try Bond(
            couponRate: coupon?.fraction ?? 0, frequency: CouponFrequency(perYear: frequency),
            maturity: maturity.date, dayCount: DayCount.named(convention))
        let day = settlement.date
        var figures = Figures("bond")
        if let curve {
            let curve = try discountCurve(curve)
            let payments = try bond.payments(after: day)
            let value = try curve.valuation(of: payments)
            let clean = value.price - (try bond.accruedInterest(on: day))
            add(try bond.valuation(cleanPrice: clean, settlement: day, rule: rule), to: &figures)
            figures.add(
                "effectiveDurationYears", "effective duration", value.effectiveDuration, places: 6,
                unit: "years")
            for key in try curve.keyRateDurations(of: payments, tenors: curve.years) {
                let name = PriceBondVerb.tenorName(key.tenor)
                figures.add(
                    "keyRateDurationYears\(name)", "key-rate duration \(name)", key.duration, places: 6,
                    unit: "years")
            }
        } else if let yield {
            add(try bond.valuation(yield: yield.fraction, settlement: day, rule: rule), to: &figures)
        } else {
            add(
                try bond.valuation(cleanPrice: price?.value ?? 0, settlement: day, rule: rule), to: &figures)
        }
        return figures
    }

    private func add(_ value: BondValuation, to figures: inout Figures) {
        figures.add("cleanPrice", "clean price", value.cleanPrice, places: 6)
        figures.add("accruedInterest", "accrued interest", value.accruedInterest, places: 6)
        figures.add("dirtyPrice", "dirty price", value.dirtyPrice, places: 6)
        figures.add("yieldPercent", "yield", 100 * value.yield, places: 6, unit: "%")
        figures.add(
            "macaulayDurationYears", "Macaulay duration", value.macaulayDuration, places: 6, unit: "years")
        figures.add(
            "modifiedDurationYears", "modified duration", value.modifiedDuration, places: 6, unit: "years")
        figures.add("convexity", "convexity", value.convexity, places: 6, unit: "years^2")
        figures.add("basisPointValue", "value of a basis point", value.basisPointValue, places: 6)
        addValue(value.dirtyPrice, to: &figures)
    }

    private func addValue(_ price: Double, to figures: inout Figures) {
        guard let face else { return }
        figures.add("value", "value of the face amount", face.value * price / 100, places: 2)
    }

    private func discountCurve(_ path: String) throws -> DiscountCurve {
        let day = try CurveFile(FileContents.read(path)).day(curveDate?.date)
        return try ParCurve(
            tenors: day.months.map { Double($0) / 12 }, yields: day.percents.map { $0.double / 100 }
        ).bootstrapped()
    }

    /// 3M below two years where it is no whole year, 10Y else.
    private static func tenorName(_ years: Double) -> String {
        let months = Int((years * 12).rounded())
        return months % 12 == 0 ? "\(months / 12)Y" : "\(months)M"
    }
}
