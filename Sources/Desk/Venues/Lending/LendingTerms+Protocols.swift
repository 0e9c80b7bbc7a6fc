import Protocols
import Units

// Terms in the units of the protocols.
extension CometTerms {
    func configuration(_ decimals: [UInt8]) throws(OrderRefusal) -> CometConfiguration {
        guard decimals.allSatisfy({ $0 <= 18 }) else { throw .venue("more than 18 decimals") }
        let units = decimals.map { UInt256(DecimalText.powerOfTen(Int($0))) }
        return try atVenue { () throws(CometError) in
            var listed: [CometAsset] = []
            for (index, asset) in assets.enumerated() {
                listed.append(
                    try CometAsset(
                        decimals: decimals[index + 1],
                        borrowCollateralFactor: LendingKind.wad(asset.borrowShare),
                        liquidateCollateralFactor: LendingKind.wad(asset.liquidateShare),
                        liquidationFactor: LendingKind.wad(asset.creditShare),
                        supplyCap: UInt256(asset.supplyCap) &* units[index + 1]))
            }
            return try CometConfiguration(
                baseDecimals: decimals[0], supplyCurve: supplyCurve, borrowCurve: borrowCurve, assets: listed,
                leastBorrow: UInt256(leastBorrow) &* units[0],
                targetReserves: UInt256(targetReserves) &* units[0],
                storefrontFactor: LendingKind.wad(storefrontShare))
        }
    }
}

extension MorphoTerms {
    func venue(
        _ market: MorphoMarket, _ decimals: [UInt8], collateralHeld: UInt256
    ) throws(OrderRefusal) -> MorphoVenue {
        guard Int(decimals[1]) <= 36 + Int(decimals[0]), decimals[0] <= 36 else {
            throw .venue("too many decimals")
        }
        let oracle = try exactly { () throws(ArithmeticError) in
            try MorphoOracle(collateralDecimals: decimals[1], loanDecimals: decimals[0])
        }
        return MorphoVenue(
            market: market, oracle: oracle,
            loanUnit: UInt256(DecimalText.powerOfTen(Int(decimals[0]))), collateralHeld: collateralHeld)
    }
}

extension MakerTerms {
    /// The collateral type as it is set up, without debt and price.
    func collateralType(at second: UInt64) -> MakerCollateralType {
        let rad = { (dai: UInt64) in UInt256(dai) &* Wad.one &* Ray.one }
        let bond = UInt256(10_000 as UInt64)
        var auction = MakerAuctionTerms(
            curve: .linear(tau: UInt256(auctionSeconds)), longest: UInt256(auctionSeconds / 2))
        auction.startFactor = (Ray.one &* UInt256(UInt64(auctionStart))).share(of: bond)
        auction.leastShare = (Ray.one &* UInt256(4 as UInt64)).share(of: UInt256(10 as UInt64))
        return MakerCollateralType(
            debtCeiling: rad(debtCeiling), dust: rad(dust),
            liquidationRatio: (Ray.one &* UInt256(UInt64(liquidationRatio))).share(of: bond),
            penalty: LendingKind.wad(10_000 + penalty), auctionCeiling: rad(debtCeiling),
            auctionTerms: auction, duty: duty, lastDrip: second)
    }

    func venue(
        _ system: MakerSystem, _ decimals: [UInt8], daiOut: Int256, collateralHeld: UInt256
    ) throws(OrderRefusal) -> MakerVenue {
        guard decimals[0] == 18, decimals[1] <= 18 else { throw .venue("dai has 18 decimals") }
        return MakerVenue(
            system: system,
            collateralScale: UInt256(DecimalText.powerOfTen(18 - Int(decimals[1]))), daiOut: daiOut,
            collateralHeld: collateralHeld)
    }
}

extension UInt256 {
    /// Returns the quotient by a number that is not 0, rounded down.
    fileprivate func share(of whole: UInt256) -> UInt256 { (try? dividedDown(by: whole)) ?? .zero }
}
