import Desk
import Units

extension DeskFile {
    static func instruments(_ value: DeskValue) throws(DeskFileProblem) -> [InstrumentTerms] {
        var listed: [InstrumentTerms] = []
        for item in try value.list() {
            let terms = try instrument(item)
            guard !listed.contains(where: { $0.symbol == terms.symbol }) else {
                throw item.problem("\(terms.symbol) is there already")
            }
            listed.append(terms)
        }
        return listed
    }

    private static let instrumentKeys = [
        "symbol", "kind", "decimals", "max_price_age", "max_reserve_age", "lot", "transfer",
    ]
    private static let provenanceKeys = ["chain", "issuer", "custodian", "oracle", "bridge", "backing"]
    static let everyInstrumentKey = instrumentKeys + provenanceKeys + LifeKey.all

    private static func instrument(_ value: DeskValue) throws(DeskFileProblem) -> InstrumentTerms {
        let keys = try value.mapping(known: everyInstrumentKey)
        var terms = InstrumentTerms(symbol: try keys.required("symbol").text())
        try keys.read("kind", into: &terms.kind) { value throws(DeskFileProblem) in
            try value.word(InstrumentKind.allCases.map { ("\($0)", $0) })
        }
        try keys.read("decimals", into: &terms.decimals) { value throws(DeskFileProblem) in
            UInt8(try value.whole(0...27))
        }
        try keys.read("max_price_age", into: &terms.maximumPriceAge) { value throws(DeskFileProblem) in
            try value.seconds()
        }
        try keys.read("max_reserve_age", into: &terms.maximumReserveAge) { value throws(DeskFileProblem) in
            try value.seconds()
        }
        let decimals = Int(terms.decimals)
        try keys.read("lot", into: &terms.lot) { value throws(DeskFileProblem) in
            _ = try value.positive()
            return UInt256(try value.scaled(decimals: decimals))
        }
        terms.provenance = try provenance(keys)
        terms.life = try life(of: terms, keys)
        if let rules = keys["transfer"] {
            terms.transferRules = try transferRules(rules, decimals: decimals)
        }
        return terms
    }

    private static func provenance(_ keys: DeskMapping) throws(DeskFileProblem) -> Provenance {
        var provenance = Provenance()
        let places: [WritableKeyPath<Provenance, SafeText>] = [
            \.chain, \.issuer, \.custodian, \.oracle, \.bridge, \.backing,
        ]
        for (key, place) in zip(provenanceKeys, places) {
            if let value = keys[key] { provenance[keyPath: place] = try value.text() }
        }
        return provenance
    }

    private static func transferRules(
        _ value: DeskValue, decimals: Int
    ) throws(DeskFileProblem) -> TransferRules {
        let keys = try value.mapping(
            known: ["claim", "closed_countries", "holder_limit", "most_held", "hours"])
        var rules = TransferRules()
        if let claim = keys["claim"] { rules.claim = try claim.text() }
        if let countries = keys["closed_countries"] {
            for country in try countries.list() { rules.closedCountries.append(try country.country()) }
        }
        try keys.read("holder_limit", into: &rules.holderLimit) { value throws(DeskFileProblem) in
            UInt32(try value.whole(1...1_000_000))
        }
        try keys.read("most_held", into: &rules.mostHeld) { value throws(DeskFileProblem) in
            _ = try value.positive()
            return UInt256(try value.scaled(decimals: decimals))
        }
        if let hours = keys["hours"] { rules.hours = try hours.hours() }
        return rules
    }
}
