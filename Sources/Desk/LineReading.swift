import Protocols
import Units

/// The price of one instrument at which an account falls below its line, all others standing still.
public struct LinePrice: Hashable, Sendable {
    /// The instrument.
    public var instrument: InstrumentID
    /// The nearest price at which the health factor is below 1: rounded so that it surely is.
    public var price: Price
    /// How far that is from now in basis points of the price now; negative for a fall.
    public var distanceBasisPoints: Int64
}

extension DeskState {
    /// Returns the line of each instrument that alone could liquidate the account, the nearest first; none
    /// before every price is known.
    public func lines(of account: AccountID) -> [LinePrice] {
        guard case .factor = health(of: account) else { return [] }
        var lines: [LinePrice] = []
        var seen: [InstrumentID] = []
        for instrument in instruments(of: account) where !seen.contains(instrument) {
            seen.append(instrument)
            let price =
                if let place = book[account].tradingPlace {
                    try? tradingLine(of: place, instrument)
                } else {
                    try? line(of: account, instrument)
                }
            if let price { lines.append(linePrice(instrument, price)) }
        }
        return lines.sorted { $0.distanceBasisPoints.magnitude < $1.distanceBasisPoints.magnitude }
    }

    /// Returns what an account owes, in the base currency of its venue times 1e8, rounded up; no amount before
    /// every price is known.
    public func debt(of account: AccountID) -> (amount: UInt128?, currency: SafeText) {
        switch book[account].definition.holding {
        case .snapshot(let terms):
            let unit = DecimalText.powerOfTen(Int(min(terms.decimals, 38)))
            let amount = try? UInt256.mulDivUp(terms.debt, 100_000_000, UInt256(unit))
            return (amount.flatMap(UInt128.init(exactly:)) ?? .max, "")
        case .positions:
            let sum = try? healthSum(of: book.positions(of: account), at: .now)
            return (sum.map { UInt128(exactly: $0.totalDebt) ?? .max }, "USD")
        case .address:
            guard let place = book[account].tradingPlace, trading.owes(place) else { return (0, "USD") }
            let standing = try? tradingStanding(of: place)
            return (standing.map { UInt128(exactly: $0.debtValue) ?? .max }, "USD")
        }
    }

    private func linePrice(_ instrument: InstrumentID, _ price: UInt128) -> LinePrice {
        let now = slots[Int(instrument.index)].price
        let isFall = price <= now
        let distance = isFall ? now - price : price - now
        let points = (try? UInt256.mulDivDown(UInt256(distance), BasisPoints.one, UInt256(now)))?.low ?? 0
        let bounded = Int64(clamping: points)
        return LinePrice(
            instrument: instrument, price: Price(raw: price), distanceBasisPoints: isFall ? -bounded : bounded
        )
    }

    private func line(of account: AccountID, _ instrument: InstrumentID) throws(ArithmeticError) -> UInt128? {
        guard let snapshot = book[account].snapshot else {
            return try positionsLine(book.positions(of: account), instrument)
        }
        // A price that moves both sides alike cannot change their ratio.
        guard snapshot.collateralInstrument != snapshot.debtInstrument else { return nil }
        let side: LoanSide = instrument == snapshot.collateralInstrument ? .collateral : .debt
        return try health(of: snapshot, at: .now)?.liquidationPrice(of: side)
    }

    /// The line of an account that trades, as its venue's protocol rounds it.
    private func tradingLine(of place: Int, _ instrument: InstrumentID) throws(OrderRefusal) -> UInt128? {
        guard let seat = trading.accounts[place].seat else { return nil }
        let venue = trading.lending[Int(seat.venue.index)]
        guard let reserve = venue.reserve(of: instrument) else { return nil }
        let price = try venue.market.line(
            of: Int(seat.number), reserve, at: venue.moment(VenuePrices(self)),
            following: PriceConversion(
                numerator: UInt256(1), denominator: UInt256(DeskState.pricePerVenuePrice)))
        return price.flatMap(UInt128.init(exactly:))
    }

    private func positionsLine(
        _ positions: ArraySlice<Position>, _ instrument: InstrumentID
    ) throws(ArithmeticError) -> UInt128? {
        let others = positions.filter { $0.instrument != instrument.index }
        guard let sum = try healthSum(of: others[...], at: .now) else { return nil }
        let slot = slots[Int(instrument.index)]
        let holdings = positions.filter { $0.instrument == instrument.index }.map {
            AaveAssetHolding($0, slot)
        }
        return try AaveLiquidationLine(others: sum, holdings: holdings).price().flatMap(
            UInt128.init(exactly:))
    }
}

extension AaveAssetHolding {
    /// A position as a function of its feed's price, which has 18 decimals where the oracle has 8.
    fileprivate init(_ position: Position, _ slot: PriceSlot) {
        let isRelative = position.recordedPrice != 0
        self.init(
            side: position.isDebt ? .debt : .collateral, scaledBalance: UInt256(position.amount),
            index: Ray.one,
            decimals: position.decimals, threshold: position.thresholdBasisPoints,
            numerator: UInt256(isRelative ? position.recordedPrice : 1),
            denominator: UInt256.product(isRelative ? slot.first : 1, DeskState.pricePerVenuePrice))
    }
}
