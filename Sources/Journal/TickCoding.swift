import Desk
import Units

/// Ticks as bytes, for those that no file and no seed can give again.
public enum TickCoding {
    /// Bytes of one tick.
    public static let width = 31

    /// Appends a tick.
    public static func write(_ tick: Tick, into encoder: inout ByteEncoder) {
        encoder.write(tick.price.raw)
        encoder.write(tick.time.nanoseconds)
        encoder.write(tick.instrument.index)
        encoder.write(tick.feed)
        encoder.write(tick.kind.rawValue)
    }

    /// Reads the ticks of a record back.
    ///
    /// - Throws: when the bytes end within a tick, or a tick is of no known kind.
    public static func ticks(in bytes: [UInt8]) throws(ByteCodingError) -> [Tick] {
        guard !bytes.isEmpty else { return [] }
        var decoder = ByteDecoder(bytes)
        var ticks: [Tick] = []
        ticks.reserveCapacity(bytes.count / width)
        while !decoder.isAtEnd { ticks.append(try tick(from: &decoder)) }
        return ticks
    }

    private static func tick(from decoder: inout ByteDecoder) throws(ByteCodingError) -> Tick {
        let price = Price(raw: try decoder.read(UInt128.self))
        let time = Timestamp(nanoseconds: try decoder.read(Int64.self))
        let instrument = InstrumentID(try decoder.read(UInt32.self))
        let feed = try decoder.read(UInt16.self)
        guard let kind = Tick.Kind(rawValue: try decoder.read(UInt8.self)) else {
            throw decoder.failure("a kind of price")
        }
        return Tick(price: price, time: time, instrument: instrument, feed: feed, kind: kind)
    }
}
