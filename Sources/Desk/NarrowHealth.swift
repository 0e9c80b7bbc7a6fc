import Protocols
import Units

// Health in 128 bits, for accounts that are known by their positions: nearly always enough, and the same integers.
extension DeskState {
    /// Returns the sums over an account's positions at the newest prices or at a corner of a box around them; `nil`
    /// for another form of account, while a price is missing, and where 128 bits do not do.
    func narrowSum(of account: AccountID, at corner: PriceCorner = .now) -> AaveNarrowHealthSum? {
        guard book.form(of: account) == .positions else { return nil }
        return book.withPositions(of: account) { positions in
            var sum = AaveNarrowHealthSum()
            let powers = PowerOfTen.table
            for position in positions {
                guard position.isPlain, let price = narrowPrice(of: position, at: corner, powers) else {
                    return nil
                }
                sum.add(position, price: price, powers)
            }
            return sum.fits ? sum : nil
        }
    }

    /// Returns the sums where the prices of a shell's reach are worst or best for an account; `nil` as above, and
    /// where a position does not take its feed's price as it is.
    func narrowSum(of account: AccountID, in shell: UInt8, isWorst: Bool) -> AaveNarrowHealthSum? {
        book.withPositions(of: account) { positions in
            var sum = AaveNarrowHealthSum()
            let powers = PowerOfTen.table
            for position in positions {
                guard position.isPlain, position.followsPriceAsItIs else { return nil }
                let instrument = Int(position.instrument)
                let price = watch.shells.edge(
                    of: shell, instrument, price: slots[instrument].price, isUpper: position.isDebt == isWorst
                )
                sum.add(
                    position, price: powers[DeskState.venuePriceShift].divide(price).quotient, powers)
            }
            return sum.fits ? sum : nil
        }
    }

    /// Returns what the venue's oracle answers for a position, as `venuePrice` does.
    @inline(__always)
    private func narrowPrice(
        of position: Position, at corner: PriceCorner, _ powers: [PowerOfTen]
    ) -> UInt128? {
        guard position.followsPriceAsItIs else {
            let price = try? venuePrice(of: position, at: corner)
            return price.flatMap(UInt128.init(exactly:))
        }
        let now = slots[Int(position.instrument)].price
        guard now != 0 else { return nil }
        return powers[DeskState.venuePriceShift].divide(corner.price(now, isDebt: position.isDebt)).quotient
    }

    /// Decimals that a `Price` has beyond those of a venue's price.
    private static let venuePriceShift = 10

    /// Calls `body` with every account in the order of the book and its health factor at the newest prices.
    ///
    /// - Rounding: as each venue does; the factor is `nil` without debt and where it is not known.
    public func forEachHealthFactor(_ body: (AccountID, UInt256?) -> Void) {
        let powers = PowerOfTen.table
        // One division for each instrument instead of one for each position.
        let prices = slots.map { powers[DeskState.venuePriceShift].divide($0.price).quotient }
        var next: UInt32 = 0
        for chunk in book.chunks {
            for index in chunk.forms.indices {
                let account = AccountID(next)
                next += 1
                let factor =
                    chunk.progress[index].hasDebt && chunk.forms[index] == .positions
                    ? chunk.withPositions(at: index) { narrowFactor(of: $0, prices, powers) } : nil
                body(account, factor ?? healthFactor(of: account))
            }
        }
    }

    /// Returns a factor at prices of the venue; `nil` where it takes another way to tell it.
    @inline(__always)
    private func narrowFactor(
        of positions: UnsafeBufferPointer<Position>, _ prices: [UInt128], _ powers: [PowerOfTen]
    ) -> UInt256? {
        var sum = AaveNarrowHealthSum()
        for position in positions {
            // A price of 0 is a missing one, or one too small for the venue.
            guard position.isPlain, position.followsPriceAsItIs, prices[Int(position.instrument)] != 0 else {
                return nil
            }
            sum.add(position, price: prices[Int(position.instrument)], powers)
        }
        return sum.healthFactor()
    }
}

extension AaveNarrowHealthSum {
    @inline(__always)
    fileprivate mutating func add(_ position: Position, price: UInt128, _ powers: [PowerOfTen]) {
        let unit = powers[Int(position.decimals)]
        if position.isDebt {
            addDebt(balance: position.amount, price: price, unit: unit)
        } else {
            addCollateral(
                balance: position.amount, price: price, unit: unit, threshold: position.thresholdBasisPoints)
        }
    }
}
