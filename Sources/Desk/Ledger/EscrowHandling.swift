import Units

// What is held for its owner is released, or given back at its deadline: nothing is stuck.
extension DeskState {
    /// Ends the escrows whose deadline has come.
    mutating func keepEscrows(at now: Timestamp, into events: inout [Event]) {
        for escrow in trading.escrows where escrow.deadline <= now {
            if case .vesting(let total, _, _) = escrow.purpose {
                release(escrow, of: total, upTo: total, into: &events)
            } else {
                giveBack(escrow, into: &events)
            }
        }
    }

    private mutating func giveBack(_ escrow: Escrow, into events: inout [Event]) {
        guard let place = tradingPlace(of: escrow.owner) else { return }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        do {
            try execution.refund(escrow, to: place)
        } catch { return events.append(.actionRefused(error)) }
        adopt(execution, basket: escrow.basket, into: &events)
    }

    /// Delivers what is on its way to another chain; where its token forbids that, its owner has it back.
    mutating func deliver(_ id: EscrowID, into events: inout [Event]) {
        guard let escrow = trading.escrows.first(where: { $0.id == id }),
            case .transfer(let receiver) = escrow.purpose, let owner = tradingPlace(of: escrow.owner),
            let place = tradingPlace(of: receiver)
        else { return events.append(.actionRefused(.noEscrow(id))) }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        do {
            try execution.put(escrow.amount, of: escrow.instrument, into: place, from: .escrow(id))
            try execution.moveCost(escrow.amount, of: escrow.instrument, from: owner, to: place)
            execution.end(id, .released)
        } catch { return giveBack(escrow, into: &events) }
        adopt(execution, basket: escrow.basket, into: &events)
    }

    /// Releases what grants have earned by now: once a day.
    mutating func releaseVested(into events: inout [Event]) {
        for escrow in trading.escrows {
            guard case .vesting(let total, let start, let cliff) = escrow.purpose, time >= cliff else {
                continue
            }
            let (passed, span) = (time.nanoseconds(since: start), escrow.deadline.nanoseconds(since: start))
            guard passed > 0, passed < span,
                let earned = try? UInt256.mulDivDown(total, UInt256(UInt64(passed)), UInt256(UInt64(span)))
            else { continue }
            release(escrow, of: total, upTo: earned, into: &events)
        }
    }

    /// Releases so much of a grant that `earned` of its total is out.
    private mutating func release(
        _ escrow: Escrow, of total: UInt256, upTo earned: UInt256, into events: inout [Event]
    ) {
        let left = total &- earned
        guard let place = tradingPlace(of: escrow.owner), escrow.amount > left || left.isZero else { return }
        let amount = escrow.amount &- left
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        do {
            try execution.put(
                amount, of: escrow.instrument, into: place, from: .escrow(escrow.id), isForced: true)
            let worth = Int128(clamping: execution.prices.valueDown(amount, of: escrow.instrument))
            execution.trading.accounts[place].trade(
                escrow.instrument, try execution.signed(amount, isNegative: false), worth: worth)
        } catch { return events.append(.actionRefused(error)) }
        if left.isZero {
            execution.end(escrow.id, .released)
        } else if let index = execution.trading.escrows.firstIndex(where: { $0.id == escrow.id }) {
            execution.trading.escrows[index].amount = left
        }
        adopt(execution, basket: escrow.basket, into: &events)
        note(.vested(escrow.id, amount), escrow.instrument, at: time, into: &events)
    }
}
