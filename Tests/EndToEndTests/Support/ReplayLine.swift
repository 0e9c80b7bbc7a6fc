import Foundation

/// A line of a replay's output.
struct ReplayLine: Decodable {
    var type: String
    var time: Decimal?
    var account: String?
    var price: String?
    var healthFactor: String?
    var accounts: Int?
    var ticks: Int?
    var crossings: Int?
    var stateHash: String?

    /// Every line of an ending.
    static func all(_ ending: Ending) throws -> [ReplayLine] {
        try ending.lines.map { try JSONDecoder().decode(ReplayLine.self, from: Data($0.utf8)) }
    }

    /// The last line of an ending.
    static func summary(_ ending: Ending) -> ReplayLine? {
        ending.lines.last.flatMap { try? JSONDecoder().decode(ReplayLine.self, from: Data($0.utf8)) }
    }
}
