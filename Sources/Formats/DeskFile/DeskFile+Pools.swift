import Desk
import Units

// The curves of pools.
extension DeskFile {
    /// A curve's word, and the keys that it needs.
    private enum Curve: CaseIterable {
        case constantProduct, concentrated, stable, weighted

        var word: String {
            switch self {
            case .constantProduct: "uniswap-v2"
            case .concentrated: "uniswap-v3"
            case .stable: "stableswap"
            case .weighted: "weighted"
            }
        }

        var keys: [String] {
            switch self {
            case .constantProduct: []
            case .concentrated: ["fee", "tick_spacing"]
            case .stable: ["fee", "amplification"]
            case .weighted: ["fee", "base_weight"]
            }
        }
    }

    /// The keys that only pools know beside their tokens.
    static let poolKeys = ["curve", "fee", "tick_spacing", "amplification", "base_weight"]

    /// Reads on which curve a pool trades; a pair of Uniswap v2 where nothing is said.
    static func poolKind(_ keys: DeskMapping) throws(DeskFileProblem) -> PoolKind {
        let words = Curve.allCases.map { ($0.word, $0) }
        let curve = try keys["curve"].map { value throws(DeskFileProblem) in try value.word(words) }
        let chosen = curve ?? .constantProduct
        for key in poolKeys.dropFirst() where !chosen.keys.contains(key) {
            if let stray = keys[key] { throw stray.problem("is not for a curve of \(chosen.word)") }
        }
        switch chosen {
        case .constantProduct: return .constantProduct
        case .concentrated:
            return .concentrated(
                feePips: UInt32(try keys.required("fee").share(decimals: 6, most: 999_999)),
                tickSpacing: Int32(try keys.required("tick_spacing").whole(1...16_383)))
        case .stable:
            return .stable(
                amplification: try keys.required("amplification").whole(1...999_999),
                fee: try keys.required("fee").share(decimals: 10, most: 5_000_000_000))
        case .weighted:
            let weight = try keys.required("base_weight").basisPoints(most: 9_900)
            if weight < 100 { throw try keys.required("base_weight").problem("is below 1%") }
            let fee = try keys.required("fee").share(decimals: 18, most: 100_000_000_000_000_000)
            if fee < 1_000_000_000_000 { throw try keys.required("fee").problem("is below 0.0001%") }
            return .weighted(baseShare: weight, swapFee: fee)
        }
    }
}
