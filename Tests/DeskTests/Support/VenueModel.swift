import Protocols
import Testing
import Units

@testable import Desk

/// What has to be true of venues and prices after every event, kept beside the desk.
struct VenueModel {
    /// What was seen of a state; not the state itself, of which every part would be copied at its next change.
    private struct Seen {
        var second: UInt64
        var pools: [ExchangePool]
        var supplied: [[UInt256]]
        var owed: [[UInt256]]
        var priceTimes: [Timestamp?]

        init(_ state: DeskState) {
            let instruments = state.instruments.indices.map { InstrumentID(UInt32($0)) }
            (second, pools) = (state.second, state.trading.pools)
            supplied = state.trading.accounts.map { account in
                instruments.map { state.trading.supplied($0, by: account, at: state.second) }
            }
            owed = state.trading.accounts.map { account in
                instruments.map { state.trading.owed($0, by: account, at: state.second) }
            }
            priceTimes = instruments.map { state.priceTime(of: $0) }
        }
    }

    private var before: Seen

    init(_ state: DeskState) { before = Seen(state) }

    /// The kinds of the two pools of a run: every kind comes up on both.
    static func pools(_ seed: UInt64) -> (PoolKind, PoolKind) {
        let kinds: [PoolKind] = [
            .constantProduct, .concentrated(feePips: 3_000, tickSpacing: 60),
            .weighted(baseShare: 5_000, swapFee: 3_000_000_000_000_000),
            .stable(amplification: 200, fee: 4_000_000),
        ]
        // Ether is no dollar: the first pool is never a stable one.
        return (kinds[Int(seed % 3)], kinds[Int(seed / 3 % 4)])
    }

    /// The lending protocol of a run: each comes up with every pool.
    static func platform(_ seed: UInt64) -> LendingPlatform { LendingPlatform.allCases[Int(seed / 12 % 4)] }

    mutating func check(_ state: DeskState, _ caused: [Event], _ place: Comment) throws {
        let now = Seen(state)
        try checkPools(now, place)
        try checkLoans(now, state, caused, place)
        try checkPrices(state, place)
        before = now
    }

    /// I43: what one unit of liquidity stands for never falls; I44: nobody gains by trading to and fro.
    private func checkPools(_ now: Seen, _ place: Comment) throws {
        for (old, new) in zip(before.pools, now.pools) {
            let keeps = try VenueModel.keepsWorth(old.market, new.market, at: now.second)
            try #require(keeps, "I43: \(place)")
            for isBase in [true, false] {
                var market = new.market
                let sold = UInt256(1_000_000_007 as UInt64)
                guard let there = try? market.sell(sold, isBase: isBase, at: now.second),
                    let back = try? market.sell(there.received, isBase: !isBase, at: now.second)
                else { continue }
                try #require(back.received <= sold, "I44: \(place)")
            }
        }
    }

    private static func keepsWorth(
        _ old: any PoolMarket, _ new: any PoolMarket, at second: UInt64
    ) throws -> Bool {
        switch (old, new) {
        case (let old as UniswapV2Pair, let new as UniswapV2Pair):
            guard !old.totalSupply.isZero, !new.totalSupply.isZero else { return true }
            return try UInt256.mulDivUp(product(new), old.totalSupply, new.totalSupply)
                >= UInt256.mulDivDown(product(old), new.totalSupply, old.totalSupply)
        case (let old as UniswapV3Pool, let new as UniswapV3Pool):
            let growth = new.feeGrowthGlobal
            return growth.growth0X128 >= old.feeGrowthGlobal.growth0X128
                && growth.growth1X128 >= old.feeGrowthGlobal.growth1X128
        case (let old as CurvePool, let new as CurvePool):
            guard !old.totalSupply.isZero, !new.totalSupply.isZero else { return true }
            // A deposit's roundings may cost one unit in the eighteenth place.
            return try new.virtualPrice(at: second) &+ 1 >= old.virtualPrice(at: second)
        case (let old as BalancerWeightedPool, let new as BalancerWeightedPool):
            guard !old.totalSupply.isZero, !new.totalSupply.isZero else { return true }
            // Powers are right to fourteen places.
            let (was, now) = (try worth(old), try worth(new))
            return now &+ now.dividedDownByTrillion >= was
        default: return false
        }
    }

    private static func product(_ pair: UniswapV2Pair) throws -> UInt256 {
        try pair.reserve0.multiplied(by: pair.reserve1)
    }

    private static func worth(_ pool: BalancerWeightedPool) throws -> UInt256 {
        try UInt256.mulDivDown(pool.invariant(), Wad.one, pool.totalSupply)
    }

    /// I42: what is credited is at most what was paid, and what is owed at least what was received.
    private func checkLoans(
        _ now: Seen, _ state: DeskState, _ caused: [Event], _ place: Comment
    ) throws {
        let filled = caused.compactMap { event in
            if case .orderFilled(let fill) = event { state.orders[fill.order] } else { nil }
        }
        guard filled.count == 1, now.second == before.second,
            let account = state.tradingPlace(of: filled[0].request.account),
            let instrument = filled[0].request.action.instruments(state.trading).first
        else { return }
        let (amount, one) = (filled[0].filled, Int(instrument.index))
        let (supplied, wasSupplied) = (now.supplied[account][one], before.supplied[account][one])
        let (owed, wasOwed) = (now.owed[account][one], before.owed[account][one])
        switch filled[0].request.action {
        case .deposit: try #require(supplied &- wasSupplied <= amount, "I42: \(place)")
        case .withdraw: try #require(wasSupplied &- supplied >= amount, "I42: \(place)")
        case .borrow: try #require(owed &- wasOwed >= amount, "I42: \(place)")
        case .repay: try #require(wasOwed &- owed <= amount, "I42: \(place)")
        default: break
        }
    }

    /// I46: a price that is kept is above 0, not from the future, and not older than the one before. That all of an
    /// event is valued at one price (I47) follows from its one `VenuePrices`.
    private func checkPrices(_ state: DeskState, _ place: Comment) throws {
        for index in state.instruments.indices {
            let id = InstrumentID(UInt32(index))
            guard let came = state.priceTime(of: id) else { continue }
            try #require(state.slots[index].price > 0, "I46: \(place)")
            try #require(came <= state.time, "I46: \(place)")
            if let former = before.priceTimes[index] { try #require(former <= came, "I46: \(place)") }
        }
    }
}

extension UInt256 {
    fileprivate var dividedDownByTrillion: UInt256 {
        quotientAndRemainder(dividingByWord: 1_000_000_000_000).quotient
    }
}
