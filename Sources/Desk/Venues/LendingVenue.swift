import Protocols
import Units

/// A lending market that the desk knows, with what its reserves are.
struct LendingVenue: Sendable {
    let terms: LendingTerms
    /// The instrument of each reserve.
    let instruments: [InstrumentID]
    var market: AaveMarket
    /// Which accounts there are ours. For look-ups only; nothing ever walks it.
    var owners: [UInt32: AccountID] = [:]

    /// Returns the reserve of an instrument.
    func reserve(of instrument: InstrumentID) -> Int? { instruments.firstIndex(of: instrument) }

    /// Returns the moment of an operation: the time of the chain and the oracle's prices.
    func moment(_ prices: VenuePrices) -> AaveMoment {
        AaveMoment(time: prices.second, prices: instruments.map { prices[$0] })
    }
}
