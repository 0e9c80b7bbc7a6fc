import Protocols
import Units

// What the desk reads of it.
extension CometMarket {
    func lots(at second: UInt64) -> [SeizedLot] {
        guard let reserves = try? reserves(at: second),
            reserves.isNegative || reserves.magnitude < configuration.targetReserves
        else { return [] }
        return collateral.enumerated().filter { !$1.reserves.isZero }.map {
            SeizedLot(number: UInt64($0 + 1), reserve: $0 + 1, amount: $1.reserves)
        }
    }

    func upToDate(at second: UInt64) -> CometMarket { (try? accrued(to: second)) ?? self }

    func held(_ reserve: Int) -> Int256 {
        guard reserve != CometMarket.base else { return Int256(bits: baseBalance) }
        let asset = collateral[reserve - 1]
        return Int256(bits: asset.supplied &+ asset.reserves)
    }

    func liquidity(of reserve: Int) -> UInt256 {
        reserve == CometMarket.base ? baseBalance : collateral[reserve - 1].supplied
    }

    func supplied(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        guard reserve == CometMarket.base else { return accounts[account][reserve - 1] }
        let net = try atVenue { () throws(CometError) in try balance(of: account, at: second) }
        return net.isNegative ? .zero : net.magnitude
    }

    func owed(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        guard reserve == CometMarket.base, owes(account) else { return .zero }
        return try atVenue { () throws(CometError) in try balance(of: account, at: second) }.magnitude
    }

    func rates(
        of reserve: Int, at second: UInt64
    ) throws(OrderRefusal) -> (earned: UInt256, paid: UInt256) {
        guard reserve == CometMarket.base else { return (.zero, .zero) }
        let yearly = try atVenue { () throws(CometError) in try rates(at: second) }
        return (yearly.supply &* LendingRates.raysPerWad, yearly.borrow &* LendingRates.raysPerWad)
    }

    func owes(_ account: Int) -> Bool { accounts[account].isBorrowing }

    func sides(of account: Int) -> [LendingSide] {
        guard owes(account) else { return [] }
        return accounts[account].collateralAssets.map { LendingSide(reserve: $0 + 1, isDebt: false) }
            + [LendingSide(reserve: CometMarket.base, isDebt: true)]
    }

    func borrowShare(of reserve: Int) -> UInt256 {
        reserve == CometMarket.base ? .zero : configuration.assets[reserve - 1].borrowCollateralFactor
    }

    func standing(of account: Int, at moment: LendingMoment) throws(OrderRefusal) -> LendingStanding? {
        let standing = try atVenue { () throws(CometError) in
            try health(of: account, at: CometMoment(moment))
        }
        guard let standing, let factor = standing.healthFactor else { return nil }
        return LendingStanding(factor: factor, debtValue: standing.owed)
    }

    func line(
        of account: Int, _ reserve: Int, at moment: LendingMoment, following conversion: PriceConversion
    ) throws(OrderRefusal) -> UInt256? {
        guard owes(account) else { return nil }
        let isBase = reserve == CometMarket.base
        let following = configuration.assets.indices.map { $0 + 1 == reserve ? conversion : nil }
        return try atVenue { () throws(CometError) in
            try liquidationLine(
                of: account, following: following, base: isBase ? conversion : nil,
                at: CometMoment(moment)
            ).price()
        }
    }
}

extension LendingRates {
    static let raysPerWad: UInt256 = 1_000_000_000
}
