import Desk
import Protocols
import Units

// Borrowers who look after their loans now and then.
extension MarketParticipants {
    /// How often one borrower of a venue looks at his loan in a round, in a thousand: each about twice an hour, but
    /// at the most, and at the least, so often.
    private static let (roundsPerLook, leastCare, mostCare): (UInt64, UInt64, UInt64) = (4_000, 20, 400)
    /// Below this health factor a borrower only thinks of safety, above the next one he has room to borrow, above
    /// the last to take collateral back.
    private static let (anxious, relaxed, idle): (UInt256, UInt256, UInt256) = (
        1_200_000_000_000_000_000, 2_000_000_000_000_000_000, 3_000_000_000_000_000_000
    )
    /// The most of a reserve's liquidity that one borrower takes: a fortieth.
    private static let liquidityShare: UInt256 = 40

    func manageLoans(_ venue: LendingReading, using chance: inout SeededGenerator) -> [MarketAction] {
        let first = SimulatedVenues.firstBorrower
        guard venue.accountCount > first else { return [] }
        let others = UInt64(venue.accountCount - first)
        guard chance.happens(perMille: MarketParticipants.care(of: others)) else { return [] }
        let number = first + UInt32(chance.below(others))
        guard !venue.isOwn(number), let borrower = venue.borrower(number),
            let collateral = borrower.largestCollateral
        else { return [] }
        let percent = UInt256(5 + chance.below(20))
        let safer = chance.happens(perMille: 500)
        let loan = Loan(venue: venue, number: number, borrower: borrower, collateral: collateral)
        let action: MarketAction? =
            if borrower.healthFactor < MarketParticipants.anxious || safer {
                chance.happens(perMille: 600) ? loan.repaying(percent) : loan.adding(percent)
            } else if borrower.healthFactor > MarketParticipants.idle, chance.happens(perMille: 300) {
                loan.withdrawing(percent, most: MarketParticipants.liquidityShare)
            } else if borrower.healthFactor > MarketParticipants.relaxed {
                loan.borrowing(percent, most: MarketParticipants.liquidityShare)
            } else {
                nil
            }
        return action.map { [$0] } ?? []
    }

    private static func care(of others: UInt64) -> UInt64 {
        min(mostCare, max(leastCare, others * 1_000 / roundsPerLook))
    }

    /// A borrower's loan, and what he may do about it.
    private struct Loan {
        let venue: LendingReading
        let number: UInt32
        let borrower: BorrowerReading
        let collateral: BorrowerReading.Part
        var debt: BorrowerReading.Part { borrower.largestDebt }

        func repaying(_ percent: UInt256) -> MarketAction? {
            amount(debt.amount.share(percent, of: 100)).map {
                .repay(venue.venue, borrower: number, reserve: UInt32(debt.reserve), amount: $0)
            }
        }

        func adding(_ percent: UInt256) -> MarketAction? {
            amount(collateral.amount.share(percent, of: 100)).map {
                .supply(venue.venue, borrower: number, reserve: UInt32(collateral.reserve), amount: $0)
            }
        }

        func withdrawing(_ percent: UInt256, most share: UInt256) -> MarketAction? {
            amount(within(collateral, collateral.amount.share(percent, of: 100), share)).map {
                .withdraw(venue.venue, borrower: number, reserve: UInt32(collateral.reserve), amount: $0)
            }
        }

        /// Borrows a part of what the loan to value leaves room for.
        func borrowing(_ percent: UInt256, most share: UInt256) -> MarketAction? {
            guard borrower.borrowableValue > borrower.debtValue else { return nil }
            let room = borrower.borrowableValue &- borrower.debtValue
            let reserve = venue.reserves[debt.reserve]
            let value = room.share(percent, of: 100)
            return amount(within(debt, value?.share(reserve.unit, of: reserve.price), share)).map {
                .borrow(venue.venue, borrower: number, reserve: UInt32(debt.reserve), amount: $0)
            }
        }

        private func within(
            _ part: BorrowerReading.Part, _ amount: UInt256?, _ share: UInt256
        ) -> UInt256? {
            guard let amount, let most = venue.reserves[part.reserve].liquidity.share(1, of: share)
            else { return nil }
            return min(amount, most)
        }

        private func amount(_ amount: UInt256?) -> UInt256? {
            amount.flatMap { $0 > MarketParticipants.dust ? $0 : nil }
        }
    }
}
