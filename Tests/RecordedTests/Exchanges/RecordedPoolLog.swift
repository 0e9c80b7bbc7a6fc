import Protocols
import RecordedFiles
import Units

/// Undecoded logs of a pool: 32-byte words in hexadecimal digits.
extension RecordedPoolEvent {
    static func logged(_ file: String) throws -> [RecordedPoolEvent] {
        var owners = RecordedOwners()
        return try RecordedTable(file).rows.compactMap { try RecordedPoolEvent(log: $0, &owners) }
    }

    /// Makes an event of a log.
    ///
    /// - Source: v3-core, `interfaces/pool/IUniswapV3PoolEvents.sol`.
    private init?(log row: RecordedRow, _ owners: inout RecordedOwners) throws {
        let topics = try row["topics"].split(separator: "'").filter { $0.hasPrefix("0x") }
        let words = HexadecimalWords(try row["data"].dropFirst(2))
        let time: UInt64 = try row.integer("block_number")
        guard let signature = topics.first, let kind = RecordedPoolEvent.kinds[String(signature.prefix(10))]
        else { return nil }
        // A mint says who paid before what was minted, a collection who was paid; a burn says neither.
        let first = [.mint: 2, .burn: 1, .collect: 1, .swap: 0][kind] ?? 0
        self.init(
            kind: kind, time: time, amount0: Int256(bits: try words[first]),
            amount1: Int256(bits: try words[first + 1]))
        if kind == .swap {
            (sqrtPriceX96, liquidity) = (try words[2], try words[3].low)
            tick = Int32(truncatingIfNeeded: try words[4].low)
        } else {
            liquidity = kind == .collect ? 0 : try words[first - 1].low
            let ends = HexadecimalWords(topics.dropFirst(2).map { $0.dropFirst(2) }.joined()[...])
            key = UniswapV3PositionKey(
                owner: owners.number(of: String(topics[1])),
                tickLower: Int32(truncatingIfNeeded: try ends[0].low),
                tickUpper: Int32(truncatingIfNeeded: try ends[1].low))
        }
    }

    /// The first four bytes of each event's signature.
    private static let kinds: [String: Kind] = [
        "0xc42079f9": .swap, "0x7a53080b": .mint, "0x0c396cd9": .burn, "0x70935338": .collect,
    ]
}

/// Words of 32 bytes out of hexadecimal digits.
private struct HexadecimalWords {
    private let digits: [UInt8]

    init(_ text: Substring) { digits = Array(text.utf8) }

    subscript(place: Int) -> UInt256 {
        get throws {
            let bytes = digits.dropFirst(place * 64).prefix(64)
            let text = String(decoding: bytes, as: UTF8.self)
            guard bytes.count == 64, let high = UInt128(text.prefix(32), radix: 16),
                let low = UInt128(text.suffix(32), radix: 16)
            else { throw RecordedFault.notANumber("data", text: text) }
            return UInt256(high: high, low: low)
        }
    }
}
