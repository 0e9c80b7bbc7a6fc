import Protocols
import Units

/// What is known of an account's health.
enum HealthOutcome {
    /// Nothing is owed: there is no health factor.
    case withoutDebt
    /// A price is missing, or exact arithmetic does not fit 256 bits.
    case unknown
    /// The health factor times 1e18, rounded as the venue does.
    case factor(UInt256)
}

extension DeskState {
    /// Returns the health of an account at the newest prices or at a corner of a box around them.
    func health(of account: AccountID, at corner: PriceCorner = .now) -> HealthOutcome {
        guard book[progress: account].hasDebt else { return .withoutDebt }
        if let factor = narrowSum(of: account, at: corner)?.healthFactor() { return .factor(factor) }
        do {
            if let snapshot = book[account].snapshot { return try snapshotHealth(snapshot, at: corner) }
            if let trading = book[account].tradingPlace { return tradingHealth(of: trading, at: corner) }
            return try positionsHealth(book.positions(of: account), at: corner)
        } catch {
            return .unknown
        }
    }

    /// Returns the health of an account that trades, as its venue computes it, with interest up to now.
    private func tradingHealth(of place: Int, at corner: PriceCorner) -> HealthOutcome {
        guard let standing = try? tradingStanding(of: place, at: corner) else { return .unknown }
        return .factor(standing.factor)
    }

    /// Returns how an account that trades stands; `nil` without debt.
    func tradingStanding(
        of place: Int, at corner: PriceCorner = .now
    ) throws(OrderRefusal) -> LendingStanding? {
        try trading.standing(of: place, at: second) { instrument, isDebt in
            let price = slots[Int(instrument.index)].price
            guard price != 0 else { return nil }
            return UInt256(corner.price(price, isDebt: isDebt) / DeskState.pricePerVenuePrice)
        }
    }

    private func snapshotHealth(
        _ snapshot: SnapshotStanding, at corner: PriceCorner
    ) throws(ArithmeticError) -> HealthOutcome {
        guard let health = health(of: snapshot, at: corner) else { return .unknown }
        return try health.healthFactor().map(HealthOutcome.factor) ?? .withoutDebt
    }

    /// Returns a snapshot at the prices of a corner; `nil` before the first price.
    func health(of snapshot: SnapshotStanding, at corner: PriceCorner) -> SnapshotHealth? {
        guard
            let collateral = move(of: snapshot.collateralInstrument, at: corner, isDebt: false),
            let debt = move(of: snapshot.debtInstrument, at: corner, isDebt: true)
        else { return nil }
        return SnapshotHealth(
            collateral: snapshot.collateral, debt: snapshot.debt,
            thresholdBasisPoints: snapshot.thresholdBasisPoints, collateralMove: collateral, debtMove: debt)
    }

    /// Returns the price now and the first price of what a total follows; `nil` before the first price.
    func move(
        of instrument: InstrumentID?, at corner: PriceCorner = .now, isDebt: Bool
    ) -> (now: UInt128, first: UInt128)? {
        guard let instrument else { return (1, 1) }
        let slot = slots[Int(instrument.index)]
        guard slot.price != 0 else { return nil }
        return (corner.price(slot.price, isDebt: isDebt), slot.first)
    }

    private func positionsHealth(
        _ positions: ArraySlice<Position>, at corner: PriceCorner
    ) throws(ArithmeticError) -> HealthOutcome {
        guard let sum = try healthSum(of: positions, at: corner) else { return .unknown }
        return .factor(try sum.healthFactor())
    }

    /// Returns the sums over positions; `nil` while a price is missing.
    func healthSum(
        of positions: ArraySlice<Position>, at corner: PriceCorner
    ) throws(ArithmeticError) -> AaveHealthSum? {
        var sum = AaveHealthSum()
        for position in positions {
            guard let price = try venuePrice(of: position, at: corner) else { return nil }
            if position.isDebt {
                try sum.addDebt(
                    scaledBalance: UInt256(position.amount), index: Ray.one, price: price,
                    decimals: position.decimals)
            } else {
                try sum.addCollateral(
                    scaledBalance: UInt256(position.amount), index: Ray.one, price: price,
                    decimals: position.decimals, threshold: position.thresholdBasisPoints)
            }
        }
        return sum
    }

    /// Returns what the venue's oracle answers for a position: 8 decimals, rounded down; `nil` without a price.
    func venuePrice(of position: Position, at corner: PriceCorner = .now) throws(ArithmeticError) -> UInt256?
    {
        guard position.instrument != Position.constant else {
            return UInt256(position.recordedPrice / DeskState.pricePerVenuePrice)
        }
        let slot = slots[Int(position.instrument)]
        guard slot.price != 0 else { return nil }
        let now = corner.price(slot.price, isDebt: position.isDebt)
        guard position.recordedPrice != 0 else { return UInt256(now / DeskState.pricePerVenuePrice) }
        return try UInt256.mulDivDown(
            UInt256(position.recordedPrice), UInt256(now),
            UInt256(slot.first).multiplied(by: UInt256(DeskState.pricePerVenuePrice)))
    }

    /// A `Price` has 18 decimals, an Aave oracle 8.
    static let pricePerVenuePrice: UInt128 = 10_000_000_000
}
