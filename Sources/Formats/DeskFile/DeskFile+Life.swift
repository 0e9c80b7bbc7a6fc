import Desk
import Protocols
import Units

// What happens to an instrument by itself.
extension DeskFile {
    /// A key of an instrument's life, and the kinds of instrument that know it.
    enum LifeKey: String, CaseIterable {
        case maturity, face, cash, rebase_rate, coupon, coupons_per_year, actions, cut_off, management_fee,
            performance_fee, right, underlying, strike, expiry, funding_interval

        static var all: [String] { allCases.map(\.rawValue) }

        var kinds: [InstrumentKind] {
            switch self {
            case .maturity, .face: [.bill, .note]
            case .cash: [.bill, .note, .fund, .option]
            case .rebase_rate: [.bill]
            case .coupon, .coupons_per_year: [.note]
            case .actions: [.equity]
            case .cut_off, .management_fee, .performance_fee: [.fund]
            case .right, .strike, .expiry: [.option]
            case .underlying: [.option, .perpetual]
            case .funding_interval: [.perpetual]
            }
        }
    }

    /// Reads the life of an instrument; without any of its keys nothing happens to it by itself.
    static func life(
        of terms: InstrumentTerms, _ keys: DeskMapping
    ) throws(DeskFileProblem) -> InstrumentLife {
        var isSaid = false
        for key in LifeKey.allCases {
            guard let value = keys[key.rawValue] else { continue }
            isSaid = true
            guard key.kinds.contains(terms.kind) else {
                let owners = key.kinds.map { "\($0)" }.joined(separator: " or ")
                throw value.problem("is for the kind \(owners), not \(terms.kind)")
            }
        }
        guard isSaid else { return .unlimited }
        switch terms.kind {
        case .bill: return .bill(try bill(keys))
        case .note: return .note(try note(keys))
        case .equity: return .share(ShareLife(actions: try actions(keys)))
        case .fund: return .fund(try fund(keys))
        case .option: return .option(try option(keys))
        case .perpetual:
            return .perpetual(
                PerpetualLife(
                    underlying: try keys.required("underlying").text(),
                    fundingSeconds: try keys["funding_interval"].map { value throws(DeskFileProblem) in
                        try value.seconds()
                    } ?? 28_800))
        default: return .unlimited
        }
    }

    private static func bill(_ keys: DeskMapping) throws(DeskFileProblem) -> BillLife {
        var life = BillLife(
            maturity: try keys.required("maturity").time(), face: Price(whole: 1),
            cash: try keys.required("cash").text())
        try keys.read("face", into: &life.face) { value throws(DeskFileProblem) in try value.price() }
        try keys.read("rebase_rate", into: &life.growth) { value throws(DeskFileProblem) in
            .rebasing(ratePartsPerMillion: UInt32(try value.share(decimals: 6, most: 10_000_000)))
        }
        return life
    }

    private static func note(_ keys: DeskMapping) throws(DeskFileProblem) -> NoteLife {
        var life = NoteLife(
            maturity: try keys.required("maturity").time(), face: Price(whole: 100),
            couponPartsPerMillion: UInt32(try keys.required("coupon").share(decimals: 6, most: 10_000_000)),
            couponsPerYear: 2, cash: try keys.required("cash").text())
        try keys.read("face", into: &life.face) { value throws(DeskFileProblem) in try value.price() }
        try keys.read("coupons_per_year", into: &life.couponsPerYear) { value throws(DeskFileProblem) in
            let count = UInt8(try value.whole(1...12))
            guard [1, 2, 4, 12].contains(count) else { throw value.problem("is not 1, 2, 4 or 12") }
            return count
        }
        return life
    }

    private static func fund(_ keys: DeskMapping) throws(DeskFileProblem) -> FundLife {
        var life = FundLife(cash: try keys.required("cash").text(), cutOff: 16 * 3_600)
        try keys.read("cut_off", into: &life.cutOff) { value throws(DeskFileProblem) in
            try value.timeOfDay()
        }
        try keys.read("management_fee", into: &life.managementPartsPerMillion) {
            value throws(DeskFileProblem) in UInt32(try value.share(decimals: 6, most: 500_000))
        }
        try keys.read("performance_fee", into: &life.performanceBasisPoints) {
            value throws(DeskFileProblem) in try value.basisPoints(most: 9_900)
        }
        return life
    }

    private static func option(_ keys: DeskMapping) throws(DeskFileProblem) -> OptionLife {
        OptionLife(
            try keys.required("right").word(OptionLife.Right.allCases.map { ("\($0)", $0) }),
            on: try keys.required("underlying").text(), strike: try keys.required("strike").price(),
            expiry: try keys.required("expiry").time(), cash: try keys.required("cash").text())
    }

    private static func actions(_ keys: DeskMapping) throws(DeskFileProblem) -> [ShareLife.Scheduled] {
        var actions: [ShareLife.Scheduled] = []
        for item in try keys["actions"]?.list() ?? [] {
            let known = try item.mapping(known: ["at", "split", "dividend", "price"])
            let time = try known.required("at").time()
            if let last = actions.last, last.time >= time { throw item.problem("is not later than the last") }
            actions.append(ShareLife.Scheduled(try action(known, item), at: time))
        }
        return actions
    }

    private static func action(
        _ keys: DeskMapping, _ item: DeskValue
    ) throws(DeskFileProblem) -> CorporateAction {
        if let split = keys["split"] {
            if let stray = keys["dividend"] ?? keys["price"] {
                throw stray.problem("does not go with a split")
            }
            let parts = try split.written().split(separator: ":").map { UInt64($0) }
            guard parts.count == 2, let new = parts[0], let old = parts[1], new > 0, old > 0 else {
                throw split.problem("is no ratio such as 4:1")
            }
            return .split(new: UInt256(new), old: UInt256(old))
        }
        guard let dividend = keys["dividend"] else { throw item.problem("has neither split nor dividend") }
        return .reinvestedDividend(
            perShare: UInt256(try dividend.price().raw),
            price: UInt256(try keys.required("price").price().raw))
    }
}
