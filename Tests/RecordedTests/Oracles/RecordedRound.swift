import Protocols
import RecordedFiles
import Units

/// One answer of a Chainlink feed on mainnet.
struct RecordedRound {
    /// With the feed's decimals.
    let answer: Int256
    /// Seconds.
    let updatedAt: UInt64

    static func all(_ feed: String) throws -> [RecordedRound] {
        try RecordedTable("oracle/chainlink_\(feed).csv.gz").rows.map { row in
            RecordedRound(answer: try row.integer("answer"), updatedAt: try row.integer("updated_at"))
        }
    }

    var time: Timestamp { Timestamp(seconds: Int64(updatedAt)) }

    /// The answer of a feed of so many decimals as a price.
    func price(decimals: Int) -> Price {
        Price(raw: answer.magnitude.low * DecimalText.powerOfTen(Price.decimals - decimals))
    }
}
