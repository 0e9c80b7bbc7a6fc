import Protocols
import Units

// A market of Aave v3.7 as a venue of the desk.
extension AaveMarket: LendingMarket {
    var accountCount: Int { accounts.count }

    mutating func openSeat() throws(OrderRefusal) -> Int { openAccount() }

    mutating func admit(
        supplied: [LendingAmount], owed: [LendingAmount], at second: UInt64
    ) throws(OrderRefusal) -> Int {
        try atVenue { () throws(AaveError) in
            try admit(
                supplied: supplied.map { AaveAmount(reserve: $0.reserve, amount: $0.amount) },
                owed: owed.map { AaveAmount(reserve: $0.reserve, amount: $0.amount) }, at: second)
        }
    }

    mutating func supply(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        try atVenue { () throws(AaveError) in
            try supply(amount, to: reserve, for: account, at: moment.second)
        }
    }

    mutating func withdraw(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        try atVenue { () throws(AaveError) in
            try withdraw(amount, from: reserve, by: account, at: AaveMoment(moment))
        }
    }

    mutating func borrow(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        try atVenue { () throws(AaveError) in
            try borrow(amount, from: reserve, by: account, at: AaveMoment(moment))
        }
    }

    mutating func repay(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        try atVenue { () throws(AaveError) in
            try repay(amount, to: reserve, of: account, at: moment.second)
        }
    }

    mutating func liquidate(
        _ call: LiquidationCall, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        let result = try atVenue { () throws(AaveError) in
            try liquidate(
                AaveLiquidationCall(
                    borrower: Int(call.borrower), liquidator: Int(call.liquidator),
                    collateral: Int(call.collateral), debt: Int(call.debt), debtToCover: call.amount),
                at: AaveMoment(moment))
        }
        return LiquidationResult(
            paid: LendingAmount(reserve: Int(call.debt), amount: result.debtCovered),
            seized: LendingAmount(reserve: Int(call.collateral), amount: result.collateralToLiquidator))
    }
}

extension AaveMoment {
    fileprivate init(_ moment: LendingMoment) {
        self.init(time: moment.second, prices: moment.collateral)
    }
}
