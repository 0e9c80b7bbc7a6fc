import Units

/// What the desk may do: the payload of `Command.setLimits`.
///
/// Values are in the base currency times 1e8, shares in basis points. A soft limit warns, a hard one denies.
public struct DeskLimits: Hashable, Sendable {
    /// A limit with a warning before it.
    public struct Limit: Hashable, Sendable {
        /// Beyond this the check warns.
        public var soft: UInt128
        /// Beyond this the check denies.
        public var hard: UInt128

        /// Makes a limit.
        public init(soft: UInt128, hard: UInt128) {
            self.soft = soft
            self.hard = hard
        }
    }

    /// Value of one order.
    public var orderNotional = Limit(soft: 1_000_000 * unit, hard: 5_000_000 * unit)
    /// Value of the orders of one second.
    public var notionalPerSecond = Limit(soft: 2_000_000 * unit, hard: 8_000_000 * unit)
    /// Value of the orders of one minute.
    public var notionalPerMinute = Limit(soft: 10_000_000 * unit, hard: 25_000_000 * unit)
    /// Value of the orders of one day, UTC.
    public var notionalPerDay = Limit(soft: 50_000_000 * unit, hard: 100_000_000 * unit)
    /// Value of one instrument in one account after an order.
    public var position = Limit(soft: 10_000_000 * unit, hard: 50_000_000 * unit)
    /// Share of one instrument of the net assets of the book after an order, in basis points.
    public var concentration = Limit(soft: 15_000, hard: 50_000)
    /// Distance of a price from the reference, in basis points.
    public var priceBand = Limit(soft: 150, hard: 500)
    /// Orders in one second.
    public var ordersPerSecond = Limit(soft: 10, hard: 50)
    /// Health factor after an order that lowers it, times 1e18: below `soft` warns, below `hard` denies.
    public var healthFloor = Limit(
        soft: 1_100_000_000_000_000_000, hard: 1_050_000_000_000_000_000)
    /// So many times the median order a size needs a typed confirmation.
    public var sizeMultiple: UInt128 = 10
    /// Protection of an order at the market, in basis points from the reference.
    public var protectionBasisPoints: UInt128 = 100
    /// Within so many nanoseconds an equal order needs a confirmation.
    public var duplicateNanoseconds: Int64 = 2_000_000_000

    /// One unit of the base currency.
    public static let unit: UInt128 = 100_000_000

    /// Makes the desk's default limits.
    public init() {}
}
