import Protocols
import Units

/// A pool with a few owners whose calls are counted, driven at random.
struct UniswapV3Market {
    var pool: UniswapV3Pool
    /// What callers paid less what they received, modulo 2^256: what the pool must hold.
    var expected = UniswapV3Amounts()
    var time: UInt64 = 1_000
    var keys: [UniswapV3PositionKey] = []
    var chance: SeededGenerator

    /// One call of any kind.
    enum Call: String, CaseIterable {
        case mint, burn, poke, collect, swap, limitedSwap, setProtocolFee, collectProtocol, growObservations
    }

    init(seed: UInt64) throws { try self.init(SeededGenerator(seed: seed)) }

    init(_ chance: SeededGenerator) throws {
        self.chance = chance
        let spacings: [Int32] = [1, 10, 60, 200]
        let fees: [UInt32] = [100, 500, 3000, 10_000]
        pool = try UniswapV3Pool(
            feePips: fees.randomElement(using: &self.chance) ?? 100,
            tickSpacing: spacings.randomElement(using: &self.chance) ?? 1)
        let start = Int32.random(in: -50_000...50_000, using: &self.chance)
        try pool.initialize(sqrtPriceX96: UniswapV3TickMath.sqrtRatio(at: start), at: time)
        for _ in 0..<3 { try mint(self.chance.key(near: pool), self.chance.liquidity()) }
    }

    /// Makes one call, often one that must be refused.
    mutating func callAnything() throws -> Call {
        time += UInt64.random(in: 0...20, using: &chance)
        let call = Call.allCases.randomElement(using: &chance) ?? .swap
        switch call {
        case .mint:
            let key = chance.oneIn(10) ? chance.brokenKey(pool) : chance.key(near: pool)
            try mint(key, chance.oneIn(10) ? 0 : chance.liquidity())
        case .burn:
            let key = chance.one(of: keys)
            let held = pool.position(key).liquidity
            try pool.burn(chance.part(of: held), from: key, at: time)
        case .poke: try pool.burn(0, from: chance.one(of: keys), at: time)
        case .collect: try collect(chance.one(of: keys))
        case .swap: try swap(chance.direction(), limit: nil)
        case .limitedSwap: try swap(chance.direction(), limit: chance.price(near: pool))
        case .setProtocolFee:
            let divisors = (
                UInt8.random(in: 0...10, using: &chance), UInt8.random(in: 0...10, using: &chance)
            )
            try pool.setProtocolFee(UniswapV3ProtocolFee(divisor0: divisors.0, divisor1: divisors.1))
        case .collectProtocol:
            let paid = try pool.collectProtocol()
            expected = expected.moved(by: paid.amounts, isPaidIn: false)
        case .growObservations: try pool.growObservations(to: Int.random(in: 0...20, using: &chance))
        }
        return call
    }

    mutating func mint(_ key: UniswapV3PositionKey, _ liquidity: UInt128) throws {
        expected = expected.moved(by: try pool.mint(liquidity, for: key, at: time), isPaidIn: true)
        if !keys.contains(key) { keys.append(key) }
    }

    mutating func collect(_ key: UniswapV3PositionKey) throws {
        expected = expected.moved(by: try pool.collect(from: key).amounts, isPaidIn: false)
    }

    @discardableResult
    mutating func swap(_ direction: UniswapV3Direction, limit: UInt256?) throws -> UniswapV3Swap {
        let swap = try pool.swap(
            direction, chance.request(), sqrtPriceLimitX96: limit, at: time)
        expected = UniswapV3Amounts(
            amount0: expected.amount0 &+ swap.amount0.bits, amount1: expected.amount1 &+ swap.amount1.bits)
        return swap
    }

    /// Burns and collects everything that anybody holds.
    mutating func closeAll() throws {
        for key in keys {
            let held = pool.position(key).liquidity
            if held > 0 { try pool.burn(held, from: key, at: time) }
            try collect(key)
        }
    }
}

extension UniswapV3Amounts {
    /// Returns the amounts after a payment in or out, modulo 2^256.
    fileprivate func moved(by amounts: UniswapV3Amounts, isPaidIn: Bool) -> UniswapV3Amounts {
        isPaidIn
            ? UniswapV3Amounts(amount0: amount0 &+ amounts.amount0, amount1: amount1 &+ amounts.amount1)
            : UniswapV3Amounts(amount0: amount0 &- amounts.amount0, amount1: amount1 &- amounts.amount1)
    }
}

extension SeededGenerator {
    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    mutating func direction() -> UniswapV3Direction { oneIn(2) ? .zeroForOne : .oneForZero }

    mutating func one(of keys: [UniswapV3PositionKey]) -> UniswapV3PositionKey {
        oneIn(20)
            ? UniswapV3PositionKey(owner: 99, tickLower: -1_200, tickUpper: 1_200)
            : keys.randomElement(using: &self) ?? UniswapV3PositionKey(owner: 0, tickLower: 0, tickUpper: 0)
    }

    /// Returns liquidity of 30 to 79 bits.
    mutating func liquidity() -> UInt128 {
        let size = UInt128(1) << Int.random(in: 29..<79, using: &self)
        return size + UInt128.random(in: 0..<size, using: &self)
    }

    /// Returns a part of what is held, all of it, or 1 too many.
    mutating func part(of held: UInt128) -> UInt128 {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: held
        case 1: held + 1
        default: UInt128.random(in: 0...held, using: &self)
        }
    }

    /// Returns a request of 1 to 80 bits, or sometimes of 0.
    mutating func request() -> UniswapV3Request {
        let amount = oneIn(30) ? .zero : amount(bits: 80)
        return oneIn(2) ? .exactInput(amount) : .exactOutput(amount)
    }

    /// Returns a range around or beside the price.
    mutating func key(near pool: UniswapV3Pool) -> UniswapV3PositionKey {
        let middle = pool.tick / pool.tickSpacing
        let lower = middle + Int32.random(in: -300...300, using: &self)
        let upper = lower + Int32.random(in: 1...600, using: &self)
        let (least, most) = (
            UniswapV3TickMath.minimumUsableTick(spacing: pool.tickSpacing),
            UniswapV3TickMath.maximumUsableTick(spacing: pool.tickSpacing)
        )
        return UniswapV3PositionKey(
            owner: UInt64.random(in: 1...3, using: &self), tickLower: max(lower * pool.tickSpacing, least),
            tickUpper: min(upper * pool.tickSpacing, most))
    }

    /// Returns a range that no pool may hold, or that is off the spacing.
    mutating func brokenKey(_ pool: UniswapV3Pool) -> UniswapV3PositionKey {
        let key = key(near: pool)
        return switch Int.random(in: 0..<4, using: &self) {
        case 0: UniswapV3PositionKey(owner: 1, tickLower: key.tickUpper, tickUpper: key.tickLower)
        case 1: UniswapV3PositionKey(owner: 1, tickLower: -887_273, tickUpper: key.tickUpper)
        case 2: UniswapV3PositionKey(owner: 1, tickLower: key.tickLower, tickUpper: 887_273)
        default: UniswapV3PositionKey(owner: 1, tickLower: key.tickLower + 1, tickUpper: key.tickUpper)
        }
    }

    /// Returns a price within some thousand ticks of the pool's.
    mutating func price(near pool: UniswapV3Pool) -> UInt256 {
        let tick = pool.tick + Int32.random(in: -5_000...5_000, using: &self)
        let valid = min(max(tick, UniswapV3TickMath.minimumTick), UniswapV3TickMath.maximumTick)
        return (try? UniswapV3TickMath.sqrtRatio(at: valid)) ?? .zero
    }
}
