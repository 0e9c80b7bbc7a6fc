import Protocols
import Units

/// One collateral type of Maker as a venue of the desk: reserve 0 is dai, reserve 1 the collateral, and an account
/// is a vault.
///
/// Fees are collected and prices taken over with every operation, as somebody does on the chain all the time. Dai
/// of less than one smallest unit, which roundings leave inside the system, belongs to nobody.
/// - Source: dss; dss-proxy-actions, `_getDrawDart`, `_getWipeDart`.
struct MakerVenue: LendingMarket {
    var system: MakerSystem
    /// What lifts the collateral to 18 decimals.
    let collateralScale: UInt256
    /// Dai that was made and paid out, less what was paid back, in smallest units.
    var daiOut: Int256
    /// Collateral in vaults and auctions, in smallest units.
    var collateralHeld: UInt256

    /// Reserve 0.
    static let dai = 0
    /// The only collateral type.
    static let type = 0

    var accountCount: Int { system.vaults.count }

    mutating func openSeat() throws(OrderRefusal) -> Int {
        try atVenue { () throws(MakerError) in try system.open(collateralType: MakerVenue.type) }
    }

    mutating func admit(
        supplied: [LendingAmount], owed: [LendingAmount], at second: UInt64
    ) throws(OrderRefusal) -> Int {
        guard supplied.allSatisfy({ $0.reserve == 1 }), owed.allSatisfy({ $0.reserve == MakerVenue.dai })
        else { throw .venue("dai is lent, collateral is locked") }
        var trial = self
        let collateral = supplied.reduce(UInt256.zero) { $0 &+ $1.amount }
        let debt = owed.reduce(UInt256.zero) { $0 &+ $1.amount }
        let locked = try lifted(collateral)
        try trial.drip(to: second)
        let normalized = try trial.normalized(debt, roundedUp: true)
        let account = try atVenue { () throws(MakerError) in
            try trial.system.admit(
                collateralType: MakerVenue.type, collateral: locked, normalizedDebt: normalized)
        }
        trial.daiOut = trial.daiOut &+ Int256(bits: debt)
        trial.collateralHeld = trial.collateralHeld &+ collateral
        self = trial
        return account
    }

    mutating func supply(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        guard reserve != MakerVenue.dai else { throw .venue("dai is not supplied here") }
        guard !amount.isZero else { throw .venue("nothing is supplied") }
        try change(account, collateral: signedLifted(amount, isNegative: false))
        collateralHeld = collateralHeld &+ amount
    }

    mutating func withdraw(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        let there = try supplied(reserve, by: account, at: moment.second)
        let leaving = amount == .max ? there : amount
        guard leaving <= there, !leaving.isZero else { throw .venue("not so much is locked") }
        var trial = self
        try trial.refresh(at: moment)
        try trial.change(account, collateral: signedLifted(leaving, isNegative: true))
        trial.collateralHeld = trial.collateralHeld &- leaving
        self = trial
        return leaving
    }

    mutating func borrow(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) {
        guard reserve == MakerVenue.dai else { throw .venue("only dai is lent") }
        guard !amount.isZero else { throw .venue("nothing is borrowed") }
        var trial = self
        try trial.refresh(at: moment)
        let normalized = Int256(bits: try trial.normalized(amount, roundedUp: true))
        try trial.change(account, normalizedDebt: normalized)
        trial.daiOut = trial.daiOut &+ Int256(bits: amount)
        self = trial
    }

    mutating func repay(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256 {
        guard reserve == MakerVenue.dai, owes(account) else { throw .venue("nothing is owed of it") }
        var trial = self
        try trial.drip(to: moment.second)
        let debt = try trial.owed(reserve, by: account, at: moment.second)
        let (paid, part) =
            amount >= debt
            ? (debt, trial.system.vaults[account].normalizedDebt)
            : (amount, try trial.normalized(amount, roundedUp: false))
        guard !part.isZero else { throw .venue("too little to repay") }
        try trial.change(account, normalizedDebt: Int256.zero &- Int256(bits: part))
        trial.daiOut = trial.daiOut &- Int256(bits: paid)
        self = trial
        return paid
    }

    /// The vault goes to auction, at which anybody buys later.
    mutating func liquidate(
        _ call: LiquidationCall, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        var trial = self
        try trial.refresh(at: moment)
        _ = try atVenue { () throws(MakerError) in
            try trial.system.bark(vault: Int(call.borrower), at: moment.second)
        }
        self = trial
        return LiquidationResult()
    }

    /// Buys at an auction; one that has run too long starts over first.
    mutating func buy(
        _ lot: UInt64, for amount: UInt256, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        guard let auction = system.auctions.first(where: { $0.id == lot }) else {
            throw .venue("nothing is for sale")
        }
        var trial = self
        try trial.refresh(at: moment)
        let purchase = try atVenue { () throws(MakerError) in
            let terms = trial.system.collateralTypes[MakerVenue.type].auctionTerms
            var status = try auction.status(terms, at: moment.second)
            if status.needsReset {
                try trial.system.redo(auction: lot, at: moment.second)
                status =
                    try trial.system.auctions.first { $0.id == lot }?.status(terms, at: moment.second)
                    ?? status
            }
            let wanted = (try? UInt256.mulDivDown(amount, Ray.one, status.price)) ?? .max
            return try trial.system.take(
                auction: lot, amount: wanted, maximumPrice: status.price, at: moment.second)
        }
        let paid = try exactly { () throws(ArithmeticError) in try purchase.cost.dividedUp(by: Ray.one) }
        let seized = try lowered(purchase.bought)
        let returned = try lowered(purchase.returned)
        trial.daiOut = trial.daiOut &- Int256(bits: paid)
        trial.collateralHeld = trial.collateralHeld &- seized &- returned
        self = trial
        return LiquidationResult(
            paid: LendingAmount(reserve: 0, amount: paid), seized: LendingAmount(reserve: 1, amount: seized),
            returned: LendingAmount(reserve: 1, amount: returned), returnedTo: UInt32(auction.vault))
    }
}
