import Protocols
import Units

// What the desk reads of it.
extension MakerVenue {
    func lots(at second: UInt64) -> [SeizedLot] {
        system.auctions.map {
            SeizedLot(number: $0.id, reserve: 1, amount: (try? lowered($0.lot)) ?? .zero)
        }
    }

    func upToDate(at second: UInt64) -> MakerVenue {
        var venue = self
        guard (try? venue.drip(to: second)) != nil else { return self }
        return venue
    }

    func held(_ reserve: Int) -> Int256 {
        reserve == MakerVenue.dai ? Int256.zero &- daiOut : Int256(bits: collateralHeld)
    }

    /// Dai that may be made below the ceiling.
    func liquidity(of reserve: Int) -> UInt256 {
        guard reserve == MakerVenue.dai else { return collateralHeld }
        let type = system.collateralTypes[MakerVenue.type]
        guard let debt = try? type.totalNormalizedDebt.multiplied(by: type.rate), debt < type.debtCeiling
        else {
            return .zero
        }
        return (try? (type.debtCeiling &- debt).dividedDown(by: Ray.one)) ?? .zero
    }

    func supplied(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        reserve == MakerVenue.dai ? .zero : try lowered(system.vaults[account].collateral)
    }

    func owed(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        guard reserve == MakerVenue.dai, owes(account) else { return .zero }
        let debt = try atVenue { () throws(MakerError) in try system.debt(of: account, at: second) }
        return try exactly { () throws(ArithmeticError) in try debt.dividedUp(by: Ray.one) }
    }

    func rates(
        of reserve: Int, at second: UInt64
    ) throws(OrderRefusal) -> (earned: UInt256, paid: UInt256) {
        guard reserve == MakerVenue.dai else { return (.zero, .zero) }
        let rates = try atVenue { () throws(MakerError) in try system.rates(of: MakerVenue.type) }
        return (.zero, rates.borrow &* LendingRates.raysPerWad)
    }

    func owes(_ account: Int) -> Bool { !system.vaults[account].normalizedDebt.isZero }

    /// Dai counts as dai: no vault's safety rests on its price.
    func sides(of account: Int) -> [LendingSide] {
        owes(account) ? [LendingSide(reserve: 1, isDebt: false)] : []
    }

    func borrowShare(of reserve: Int) -> UInt256 {
        guard reserve != MakerVenue.dai else { return .zero }
        let ratio = system.collateralTypes[MakerVenue.type].liquidationRatio
        return (try? UInt256.mulDivDown(Wad.one, Ray.one, ratio)) ?? .zero
    }

    func standing(of account: Int, at moment: LendingMoment) throws(OrderRefusal) -> LendingStanding? {
        guard owes(account) else { return nil }
        let price = moment.collateral[1].map { $0 &* MakerVenue.wadsPerPrice }
        let health = try atVenue { () throws(MakerError) in
            try system.health(of: account, at: MakerMoment(time: moment.second, prices: [price]))
        }
        guard let health, let factor = health.healthFactor else { return nil }
        // A rad is 1e45; dai is told at its oracle's price, or at 1 before there is one.
        let dai = moment.debt[0] ?? 100_000_000
        let value = try exactly { () throws(ArithmeticError) in
            try UInt256.mulDivUp(health.owed.dividedUp(by: Ray.one), dai, Wad.one)
        }
        return LendingStanding(factor: factor, debtValue: value)
    }

    func line(
        of account: Int, _ reserve: Int, at moment: LendingMoment, following conversion: PriceConversion
    ) throws(OrderRefusal) -> UInt256? {
        guard reserve != MakerVenue.dai else { return nil }
        let price = try atVenue { () throws(MakerError) in
            try system.liquidationPrice(of: account, at: moment.second)
        }
        guard let price else { return nil }
        return try exactly { () throws(ArithmeticError) in
            try conversion.greatestPrice(answering: price.dividedDown(by: MakerVenue.wadsPerPrice))
        }
    }

    /// An oracle's price has 8 decimals, Maker's 18.
    static let wadsPerPrice: UInt256 = 10_000_000_000
}

// Steps that several operations share.
extension MakerVenue {
    /// Collects fees and takes the oracle's price over.
    mutating func refresh(at moment: LendingMoment) throws(OrderRefusal) {
        try drip(to: moment.second)
        let price = moment.collateral[1].map { $0 &* MakerVenue.wadsPerPrice }
        _ = try atVenue { () throws(MakerError) in
            try system.poke(collateralType: MakerVenue.type, price: price)
        }
    }

    mutating func drip(to second: UInt64) throws(OrderRefusal) {
        try atVenue { () throws(MakerError) in
            _ = try system.drip(collateralType: MakerVenue.type, at: second)
        }
    }

    mutating func change(
        _ account: Int, collateral: Int256 = .zero, normalizedDebt: Int256 = .zero
    ) throws(OrderRefusal) {
        try atVenue { () throws(MakerError) in
            _ = try system.adjust(vault: account, collateral: collateral, normalizedDebt: normalizedDebt)
        }
    }

    /// Dai over the rate: up for what is made, down for what is paid back.
    func normalized(_ amount: UInt256, roundedUp: Bool) throws(OrderRefusal) -> UInt256 {
        let rate = system.collateralTypes[MakerVenue.type].rate
        return try exactly { () throws(ArithmeticError) in
            roundedUp
                ? try UInt256.mulDivUp(amount, Ray.one, rate) : try UInt256.mulDivDown(amount, Ray.one, rate)
        }
    }

    func lifted(_ amount: UInt256) throws(OrderRefusal) -> UInt256 {
        try exactly { () throws(ArithmeticError) in try amount.multiplied(by: collateralScale) }
    }

    func signedLifted(_ amount: UInt256, isNegative: Bool) throws(OrderRefusal) -> Int256 {
        guard let value = Int256(magnitude: try lifted(amount), isNegative: isNegative) else {
            throw .arithmetic(.overflow)
        }
        return value
    }

    func lowered(_ wad: UInt256) throws(OrderRefusal) -> UInt256 {
        try exactly { () throws(ArithmeticError) in try wad.dividedDown(by: collateralScale) }
    }
}
