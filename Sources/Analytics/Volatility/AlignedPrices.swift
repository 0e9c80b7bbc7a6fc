import Units

/// Prices of several assets, brought to common bars.
///
/// - Units: each price in its own quote currency; bars of a fixed length that begin at multiples of it since 1970.
public struct AlignedPrices: Hashable, Sendable {
    /// When each bar begins, in order.
    public let starts: [Timestamp]
    /// The last price of each bar, one array for each bar, holding one for each asset.
    public let closes: [[Double]]

    /// Takes the last price of each bar; bars in which some asset has none are left out.
    ///
    /// - Parameters:
    ///   - series: for each asset its prices, in the order of time.
    ///   - length: nanoseconds, above 0.
    /// - Throws: `assetCount` without an asset; `historyTooShort` when no two bars are common to all.
    public init(
        _ series: [[WorstMove.Point]], barLength length: Int64
    ) throws(VolatilityError) {
        guard !series.isEmpty else { throw .assetCount(expected: 1, found: 0) }
        precondition(length > 0, "a bar has a length")
        let bars = series.map { AlignedPrices.bars($0, length) }
        var (places, starts, closes): ([Int], [Timestamp], [[Double]]) = (bars.map { _ in 0 }, [], [])
        for bar in bars[0] {
            for asset in bars.indices {
                while places[asset] < bars[asset].count, bars[asset][places[asset]].number < bar.number {
                    places[asset] += 1
                }
            }
            let isCommon = bars.indices.allSatisfy {
                places[$0] < bars[$0].count && bars[$0][places[$0]].number == bar.number
            }
            guard isCommon else { continue }
            starts.append(Timestamp(nanoseconds: bar.number * length))
            closes.append(bars.indices.map { bars[$0][places[$0]].close })
        }
        guard starts.count >= 2 else { throw .historyTooShort(needed: 2, found: starts.count) }
        (self.starts, self.closes) = (starts, closes)
    }

    /// Returns the log returns from each bar to the next, one array for each, holding one for each asset.
    ///
    /// - Throws: `price` for one that is not above 0.
    public func returns() throws(VolatilityError) -> [[Double]] {
        var columns: [[Double]] = []
        for asset in closes[0].indices { columns.append(try LogReturns.of(closes.map { $0[asset] })) }
        return (1..<closes.count).map { bar in columns.map { $0[bar - 1] } }
    }

    private static func bars(_ points: [WorstMove.Point], _ length: Int64) -> [(number: Int64, close: Double)]
    {
        var bars: [(number: Int64, close: Double)] = []
        for point in points {
            let number = point.time.nanoseconds / length
            if bars.last?.number == number {
                bars[bars.count - 1].close = point.price
            } else {
                bars.append((number, point.price))
            }
        }
        return bars
    }
}
