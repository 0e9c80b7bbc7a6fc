import Protocols
import Units

// A market of Compound III as a venue of the desk: reserve 0 is the base asset, collateral asset `n` is reserve
// `n + 1`. The contract knows one balance of the base asset, supplied or owed; the desk's verbs keep to one side of
// it, so that a withdrawal never borrows.
extension CometMarket: LendingMarket {
    static let base = 0

    var accountCount: Int { accounts.count }

    mutating func openSeat() throws(OrderRefusal) -> Int { openAccount() }

    mutating func admit(
        supplied: [LendingAmount], owed: [LendingAmount], at second: UInt64
    ) throws(OrderRefusal) -> Int {
        var collateral = configuration.assets.map { _ in UInt256.zero }
        var base = Int256.zero
        for entry in supplied {
            guard entry.reserve != CometMarket.base else {
                base = Int256(bits: entry.amount)
                continue
            }
            collateral[entry.reserve - 1] = entry.amount
        }
        for entry in owed {
            guard entry.reserve == CometMarket.base, base == .zero, entry.amount.high == 0 else {
                throw .venue("only the base asset is lent")
            }
            base = Int256.zero &- Int256(bits: entry.amount)
        }
        return try atVenue { () throws(CometError) in
            try admit(base: base, collateral: collateral, at: second)
        }
    }

    mutating func supply(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        guard reserve == CometMarket.base else {
            return try atVenue { () throws(CometError) in
                try supplyCollateral(amount, of: reserve - 1, for: account)
            }
        }
        guard !owes(account) else { throw .venue("repay what is owed first") }
        try atVenue { () throws(CometError) in
            _ = try self.supply(amount, for: account, at: moment.second)
        }
    }

    mutating func withdraw(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        let there = try supplied(reserve, by: account, at: moment.second)
        let leaving = amount == .max ? there : amount
        guard leaving <= there, !leaving.isZero else { throw .venue("not so much is supplied") }
        var trial = self
        try atVenue { () throws(CometError) in
            try trial.accrue(account, at: moment.second)
            if reserve == CometMarket.base {
                _ = try trial.withdraw(leaving, by: account, at: CometMoment(moment))
            } else {
                try trial.withdrawCollateral(
                    leaving, of: reserve - 1, by: account, at: CometMoment(moment))
            }
        }
        self = trial
        return leaving
    }

    mutating func borrow(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        guard reserve == CometMarket.base else { throw .venue("only the base asset is lent") }
        guard try supplied(reserve, by: account, at: moment.second).isZero else {
            throw .venue("withdraw what is supplied first")
        }
        try atVenue { () throws(CometError) in
            _ = try withdraw(amount, by: account, at: CometMoment(moment))
        }
    }

    mutating func repay(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        guard reserve == CometMarket.base, owes(account) else { throw .venue("nothing is owed of it") }
        let debt = try owed(reserve, by: account, at: moment.second)
        return try atVenue { () throws(CometError) in
            try self.supply(amount >= debt ? .max : amount, for: account, at: moment.second)
        }
    }

    mutating func liquidate(
        _ call: LiquidationCall, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        _ = try atVenue { () throws(CometError) in
            try absorb(Int(call.borrower), at: CometMoment(moment))
        }
        return LiquidationResult()
    }

    mutating func buy(
        _ lot: UInt64, for amount: UInt256, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        guard lot >= 1, lot <= configuration.assets.count else { throw .venue("nothing is for sale") }
        let bought = try atVenue { () throws(CometError) in
            try buyCollateral(Int(lot) - 1, for: amount, at: CometMoment(moment))
        }
        return LiquidationResult(
            paid: LendingAmount(reserve: CometMarket.base, amount: amount),
            seized: LendingAmount(reserve: Int(lot), amount: bought))
    }
}

extension CometMoment {
    init(_ moment: LendingMoment) {
        self.init(
            time: moment.second, basePrice: moment.debt[0], prices: Array(moment.collateral.dropFirst()))
    }
}
