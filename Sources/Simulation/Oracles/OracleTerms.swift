import Protocols

/// How the oracle of an instrument reports.
struct OracleTerms: Hashable, Sendable {
    /// The move that is published at once, in basis points of the published price.
    var deviationBasisPoints: UInt32
    /// Seconds after which a price is published that has not moved.
    var heartbeatSeconds: UInt32
    /// How far a reporter's reading may be off, in millionths of the price.
    var noisePartsPerMillion: UInt32
    /// The most rounds of half a second between the decision to publish and the tick.
    var publicationRounds: UInt32

    /// Reporters of a feed.
    static let reporterCount = 3
    /// A reporter sees the benchmark so many rounds late: 1 to 6 seconds.
    static let reporterDelays: ClosedRange<Int64> = 2...12

    /// When a new median is due.
    var rule: PublicationRule {
        PublicationRule(relativeThreshold: deviationBasisPoints, heartbeat: UInt64(heartbeatSeconds))
    }
}
