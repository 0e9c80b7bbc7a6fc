import Protocols
import Units

/// A pool that is led through a recording.
///
/// Positions of which the recording speaks are held by their owners, what else there is by nobody.
struct RecordedPool {
    private(set) var pool: UniswapV3Pool
    /// What the positions of the recording hold.
    private var held: [UniswapV3PositionKey: UInt128]
    /// Positions that were opened since the pool last began: all of their fees are known.
    private(set) var opened: Set<UniswapV3PositionKey> = []
    private var changes = LiquidityChanges()
    private let map: RecordedTickMap

    /// Makes the pool as it stood after a swap, before any mint or burn of the recording.
    init(_ fee: UInt32, spacing: Int32, after swap: RecordedPoolEvent, of events: [RecordedPoolEvent]) throws
    {
        map = RecordedTickMap(of: events, spacing: spacing)
        held = RecordedPool.heldBefore(events)
        pool = try UniswapV3Pool(feePips: fee, tickSpacing: spacing)
        try restart(after: swap)
    }

    /// What each position must have held before a recording so that its burns are possible.
    static func heldBefore(_ events: [RecordedPoolEvent]) -> [UniswapV3PositionKey: UInt128] {
        var (balances, least): ([UniswapV3PositionKey: Int128], [UniswapV3PositionKey: Int128]) = ([:], [:])
        var changes = LiquidityChanges()
        for event in events {
            guard let key = event.key else { continue }
            balances[key, default: 0] += changes.note(event)
            least[key] = min(least[key] ?? 0, balances[key] ?? 0)
        }
        return least.mapValues { UInt128($0.magnitude) }
    }

    /// Begins anew with the price and the liquidity after a swap, and what is known of the ticks.
    mutating func restart(after swap: RecordedPoolEvent) throws {
        pool = try UniswapV3Pool(feePips: pool.feePips, tickSpacing: pool.tickSpacing)
        opened = []
        try pool.initialize(sqrtPriceX96: swap.sqrtPriceX96, at: swap.time)
        var (nets, inRange) = (map.nets, Int128(swap.liquidity))
        for tick in nets.keys { nets[tick, default: 0] += changes[tick] }
        for (key, liquidity) in held.sorted(by: { $0.key < $1.key }) where liquidity > 0 {
            nets[key.tickLower, default: 0] -= Int128(liquidity)
            nets[key.tickUpper, default: 0] += Int128(liquidity)
            if key.tickLower <= swap.tick, swap.tick < key.tickUpper { inRange -= Int128(liquidity) }
            try pool.mint(liquidity, for: key, at: swap.time)
        }
        try mintRest(nets, inRange: inRange, at: swap.time)
    }

    /// Mints what nobody of the recording holds: ranges that open where liquidity rises, and close where it
    /// falls, the last opened first.
    private mutating func mintRest(_ nets: [Int32: Int128], inRange: Int128, at time: UInt64) throws {
        let rising = nets.sorted { $0.key < $1.key }
        let lowest = rising.reduce(inRange) { $1.key <= pool.tick ? $0 - $1.value : $0 }
        let (first, last) = (
            UniswapV3TickMath.minimumUsableTick(spacing: pool.tickSpacing),
            UniswapV3TickMath.maximumUsableTick(spacing: pool.tickSpacing)
        )
        var open: [(lower: Int32, liquidity: Int128)] = [(first, lowest)]
        for (tick, net) in rising {
            if net > 0 { open.append((tick, net)) }
            var closing = max(0, -net)
            while closing > 0, let range = open.popLast() {
                let part = min(closing, range.liquidity)
                try mint(part, from: range.lower, to: tick, at: time)
                closing -= part
                if part < range.liquidity { open.append((range.lower, range.liquidity - part)) }
            }
        }
        for range in open { try mint(range.liquidity, from: range.lower, to: last, at: time) }
    }

    private mutating func mint(
        _ liquidity: Int128, from lower: Int32, to upper: Int32, at time: UInt64
    ) throws {
        guard liquidity > 0 else { return }
        let key = UniswapV3PositionKey(owner: 0, tickLower: lower, tickUpper: upper)
        try pool.mint(UInt128(liquidity), for: key, at: time)
    }
}

/// Leading the pool on.
extension RecordedPool {
    /// What a swap was, as the pool takes it.
    enum Request: String { case exactInput, exactOutput, limited }

    /// Whether all ticks that a swap passes are known.
    func knowsWay(to swap: RecordedPoolEvent) -> Bool {
        map.ticks(from: pool.tick, to: swap.tick).allSatisfy { map.nets[$0] != nil }
    }

    /// Makes the recorded swap, and returns how it was asked for; nil where no request gives it.
    mutating func swap(_ event: RecordedPoolEvent) throws -> Request? {
        try pool.swapAsRecorded(event)
    }

    /// Makes a recorded mint or burn and returns whether it came to the recorded amounts.
    mutating func move(_ event: RecordedPoolEvent) throws -> Bool {
        guard let key = event.key else { return false }
        _ = changes.note(event)
        if event.kind == .mint {
            if pool.position(key).liquidity == 0 { opened.insert(key) }
            held[key, default: 0] += event.liquidity
            return try pool.mint(event.liquidity, for: key, at: event.time) == event.amounts
        }
        if event.liquidity == 0, pool.position(key).liquidity == 0 {
            return event.amounts == UniswapV3Amounts()
        }
        held[key, default: 0] -= event.liquidity
        return try pool.burn(event.liquidity, from: key, at: event.time) == event.amounts
    }

    /// Collects what was collected, and returns whether that was all that the pool says is owed.
    mutating func collect(_ event: RecordedPoolEvent) throws -> Bool {
        guard let key = event.key else { return false }
        let owed = pool.position(key).owed
        let paid = UniswapV3Owed(amount0: event.amount0.bits.low, amount1: event.amount1.bits.low)
        try pool.collect(from: key, upTo: paid)
        return owed == paid
    }
}

extension UniswapV3Pool {
    /// Makes the recorded swap, and returns how it was asked for; nil and unchanged where no request gives
    /// it.
    ///
    /// The chain does not record the request: input and output exactly, or a price at which the swap stopped.
    mutating func swapAsRecorded(_ event: RecordedPoolEvent) throws -> RecordedPool.Request? {
        let most = UInt256(UInt128.max)
        let requests: [(RecordedPool.Request, UniswapV3Request, UInt256?)] = [
            (.exactInput, .exactInput(event.amountIn), nil),
            (.exactOutput, .exactOutput(event.amountOut), nil),
            (.limited, .exactInput(most), event.sqrtPriceX96),
        ]
        for (kind, request, limit) in requests {
            let quote = try? quote(event.direction, request, sqrtPriceLimitX96: limit, at: event.time)
            guard let quote, event.isMet(by: quote) else { continue }
            try swap(event.direction, request, sqrtPriceLimitX96: limit, at: event.time)
            return kind
        }
        return nil
    }
}
