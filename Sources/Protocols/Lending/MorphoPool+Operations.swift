import Units

/// What an account does with a pool, interest being up to date; a throw leaves both half changed.
extension MorphoPool {
    mutating func supply(
        _ amount: MorphoAmount, _ position: inout MorphoPosition
    ) throws(MorphoError) -> MorphoTransfer {
        let moved = try supplied.incoming(amount)
        position.supplyShares = try MorphoError.exact(position.supplyShares.adding(moved.shares))
        try supplied.add(assets: moved.assets, shares: moved.shares)
        return moved
    }

    mutating func withdraw(
        _ amount: MorphoAmount, _ position: inout MorphoPosition
    ) throws(MorphoError) -> MorphoTransfer {
        let moved = try supplied.outgoing(amount)
        position.supplyShares = try MorphoError.exact(position.supplyShares.subtracting(moved.shares))
        try supplied.remove(assets: moved.assets, shares: moved.shares)
        try requireLiquidity()
        return moved
    }

    mutating func borrow(
        _ amount: MorphoAmount, _ position: inout MorphoPosition, at moment: MorphoMoment
    ) throws(MorphoError) -> MorphoTransfer {
        let moved = try lend(amount, &position)
        try requireHealthy(position, at: moment)
        try requireLiquidity()
        return moved
    }

    /// Borrows without asking what stands behind it.
    mutating func borrowUnchecked(
        _ amount: MorphoAmount, _ position: inout MorphoPosition
    ) throws(MorphoError) -> MorphoTransfer {
        let moved = try lend(amount, &position)
        try requireLiquidity()
        return moved
    }

    private mutating func lend(
        _ amount: MorphoAmount, _ position: inout MorphoPosition
    ) throws(MorphoError) -> MorphoTransfer {
        let moved = try borrowed.outgoing(amount)
        position.borrowShares = try position.borrowShares.adding128(moved.shares)
        try borrowed.add(assets: moved.assets, shares: moved.shares)
        return moved
    }

    mutating func repay(
        _ amount: MorphoAmount, _ position: inout MorphoPosition
    ) throws(MorphoError) -> MorphoTransfer {
        let moved = try borrowed.incoming(amount)
        position.borrowShares = try position.borrowShares.subtracting128(moved.shares)
        try borrowed.repay(assets: moved.assets, shares: moved.shares)
        return moved
    }

    func withdrawCollateral(
        _ assets: UInt256, _ position: inout MorphoPosition, at moment: MorphoMoment
    ) throws(MorphoError) {
        position.collateral = try position.collateral.subtracting128(assets)
        try requireHealthy(position, at: moment)
    }
}

extension MorphoShareTotals {
    /// Completes an amount that the market receives: few shares for assets, many assets for shares.
    fileprivate func incoming(_ amount: MorphoAmount) throws(MorphoError) -> MorphoTransfer {
        switch amount {
        case .assets(let assets):
            MorphoTransfer(assets: assets, shares: try MorphoError.exact(sharesRoundedDown(for: assets)))
        case .shares(let shares):
            MorphoTransfer(assets: try MorphoError.exact(assetsRoundedUp(for: shares)), shares: shares)
        }
    }

    /// Completes an amount that the market pays out: many shares for assets, few assets for shares.
    fileprivate func outgoing(_ amount: MorphoAmount) throws(MorphoError) -> MorphoTransfer {
        switch amount {
        case .assets(let assets):
            MorphoTransfer(assets: assets, shares: try MorphoError.exact(sharesRoundedUp(for: assets)))
        case .shares(let shares):
            MorphoTransfer(assets: try MorphoError.exact(assetsRoundedDown(for: shares)), shares: shares)
        }
    }
}
