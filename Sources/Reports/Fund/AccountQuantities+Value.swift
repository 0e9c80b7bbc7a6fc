import Desk
import Units

// What quantities are worth at the prices of a moment, rounded as net assets are.
extension AccountQuantities {
    /// Holding less debt of an instrument.
    func net(of instrument: InstrumentID) -> Int256 {
        let index = Int(instrument.index)
        guard index < held.count else { return .zero }
        return Int256(bits: held[index]) &- Int256(bits: owed[index])
    }

    /// What is held of an instrument less what is owed of it.
    func value(of instrument: InstrumentID, _ prices: MomentPrices) -> Int128 {
        let index = Int(instrument.index)
        guard index < held.count else { return 0 }
        return prices.down(held[index], of: instrument) - prices.up(owed[index], of: instrument)
    }

    /// What the liquidity in a pool would bring.
    func value(of pool: PoolID, _ prices: MomentPrices) -> Int128 {
        let index = Int(pool.index)
        guard index < pools.count else { return 0 }
        let own = pools[index]
        return prices.down(own.share.base, of: own.base) + prices.down(own.share.quote, of: own.quote)
    }

    /// Everything together: net assets.
    func value(_ prices: MomentPrices) -> Int128 {
        let held = held.indices.reduce(Int128(0)) { $0 + value(of: InstrumentID(UInt32($1)), prices) }
        return pools.indices.reduce(held) { $0 + value(of: PoolID(UInt32($1)), prices) }
    }

    /// Liquidity of the pool of an index, in its own units.
    func liquidity(_ index: Int) -> UInt256 { index < pools.count ? pools[index].liquidity : .zero }
}
