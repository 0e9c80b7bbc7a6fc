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

    private static func instrument(_ value: DeskValue) throws(DeskFileProblem) -> InstrumentTerms {
        let keys = try value.mapping(known: ["symbol", "kind", "decimals", "max_price_age"])
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
        return terms
    }
}
