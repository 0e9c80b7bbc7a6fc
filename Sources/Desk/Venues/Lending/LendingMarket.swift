import Protocols
import Units

/// An amount of one asset of a lending venue.
public struct LendingAmount: Hashable, Sendable {
    /// The asset's place on the venue.
    public var reserve: Int
    /// The amount in smallest units.
    public var amount: UInt256

    /// Makes an amount.
    public init(reserve: Int, amount: UInt256) {
        self.reserve = reserve
        self.amount = amount
    }
}

/// When something happens on a lending venue, and what its oracle says then.
///
/// - Shape: prices by reserve, in the base currency times 1e8; `nil` where there is none.
struct LendingMoment: Sendable {
    /// Seconds of the chain's clock.
    let second: UInt64
    /// What collateral is taken at.
    let collateral: [UInt256?]
    /// What debts are taken at; other than collateral only where the corners of a range are looked at.
    let debt: [UInt256?]

    init(second: UInt64, prices: [UInt256?]) { (self.second, collateral, debt) = (second, prices, prices) }

    init(second: UInt64, collateral: [UInt256?], debt: [UInt256?]) {
        (self.second, self.collateral, self.debt) = (second, collateral, debt)
    }
}

/// A price that an account's health rests on.
struct LendingSide: Hashable, Sendable {
    var reserve: Int
    var isDebt: Bool
}

/// How an account of a lending venue stands.
struct LendingStanding: Hashable, Sendable {
    /// Health factor times 1e18, rounded as the venue's protocol has it; below 1 exactly where it liquidates.
    var factor: UInt256
    /// What is owed, in the base currency times 1e8, rounded up.
    var debtValue: UInt256
}

/// What a keeper does to an account below its line.
public struct LiquidationCall: Hashable, Sendable {
    /// Whose account it is.
    public var borrower: UInt32
    /// Whose account the keeper has.
    public var liquidator: UInt32
    /// Which collateral he wants.
    public var collateral: UInt32
    /// Which debt he repays.
    public var debt: UInt32
    /// How much of it at most.
    public var amount: UInt256

    /// Makes a call.
    public init(borrower: UInt32, liquidator: UInt32, collateral: UInt32, debt: UInt32, amount: UInt256) {
        self.borrower = borrower
        self.liquidator = liquidator
        self.collateral = collateral
        self.debt = debt
        self.amount = amount
    }
}

/// What went from hand to hand when collateral was taken or bought.
public struct LiquidationResult: Hashable, Sendable {
    /// What the keeper paid.
    public var paid = LendingAmount(reserve: 0, amount: .zero)
    /// What he got; nothing where the market keeps it for sale.
    public var seized = LendingAmount(reserve: 0, amount: .zero)
    /// Collateral that goes back to an account because its debt is met without it.
    public var returned = LendingAmount(reserve: 0, amount: .zero)
    /// The account that it goes back to.
    public var returnedTo: UInt32 = 0
}

/// Collateral that a market has taken over and sells.
public struct SeizedLot: Hashable, Sendable {
    /// Its number: the reserve on Compound III, the auction on Maker.
    public var number: UInt64
    /// What is sold.
    public var reserve: Int
    /// How much there is.
    public var amount: UInt256

    /// Makes a lot.
    public init(number: UInt64, reserve: Int, amount: UInt256) {
        self.number = number
        self.reserve = reserve
        self.amount = amount
    }
}

/// A lending market of any protocol, as the desk deals with it: the protocols' own types behind one set of words.
///
/// Accounts and reserves go by their places. An operation that throws changes nothing.
protocol LendingMarket: Sendable {
    /// Accounts there are.
    var accountCount: Int { get }

    /// Opens an account without anything.
    mutating func openSeat() throws(OrderRefusal) -> Int

    /// Opens an account with what it has and owes; no price is read.
    mutating func admit(
        supplied: [LendingAmount], owed: [LendingAmount], at second: UInt64
    ) throws(OrderRefusal) -> Int

    /// Supplies an asset: to lend it out, or as collateral, as the market has it.
    mutating func supply(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal)

    /// Takes supplied assets back, never more than there is; `UInt256.max` for all.
    mutating func withdraw(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256

    /// Borrows.
    mutating func borrow(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal)

    /// Repays at most what is owed; `UInt256.max` for all.
    mutating func repay(
        _ amount: UInt256, to reserve: Int, by account: Int, at moment: LendingMoment
    ) throws(OrderRefusal) -> UInt256

    /// Liquidates an account below its line.
    mutating func liquidate(
        _ call: LiquidationCall, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult

    /// Buys of a lot for at most so much of what is lent.
    mutating func buy(
        _ lot: UInt64, for amount: UInt256, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult

    /// What is for sale.
    func lots(at second: UInt64) -> [SeizedLot]

    /// Returns the market with interest up to a second, for many readings.
    func upToDate(at second: UInt64) -> Self

    /// Returns what the market holds of an asset; below 0 where it has made it itself.
    func held(_ reserve: Int) -> Int256

    /// Returns what may be borrowed or withdrawn of an asset.
    func liquidity(of reserve: Int) -> UInt256

    /// Returns what an account has supplied with interest, rounded down.
    func supplied(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256

    /// Returns what an account owes with interest, rounded up.
    func owed(_ reserve: Int, by account: Int, at second: UInt64) throws(OrderRefusal) -> UInt256

    /// Returns what an asset earns and costs a year, times 1e27.
    func rates(of reserve: Int, at second: UInt64) throws(OrderRefusal) -> (earned: UInt256, paid: UInt256)

    /// Whether an account owes anything.
    func owes(_ account: Int) -> Bool

    /// Returns the prices that an account's health rests on; none without debt.
    func sides(of account: Int) -> [LendingSide]

    /// Returns up to what share of its value an asset carries new debt of an account, times 1e18.
    func borrowShare(of reserve: Int) -> UInt256

    /// Returns how an account stands; `nil` without debt.
    ///
    /// - Errors: those of the protocol, a missing price among them.
    func standing(of account: Int, at moment: LendingMoment) throws(OrderRefusal) -> LendingStanding?

    /// Returns the price of an asset at which an account is below its line, the nearest one, all others standing
    /// still; `nil` where no price of it does that.
    ///
    /// - Parameter conversion: how the venue's price follows the price that is asked for.
    func line(
        of account: Int, _ reserve: Int, at moment: LendingMoment, following conversion: PriceConversion
    ) throws(OrderRefusal) -> UInt256?

    /// Writes what the market is by now; its terms say of which kind.
    func encodeMarket(into encoder: inout ByteEncoder)
}

extension LendingMarket {
    mutating func buy(
        _ lot: UInt64, for amount: UInt256, at moment: LendingMoment
    ) throws(OrderRefusal) -> LiquidationResult {
        throw .venue("nothing is for sale")
    }

    func lots(at second: UInt64) -> [SeizedLot] { [] }
}

/// Runs an operation of a lending market and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(AaveError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .lending(error) }
}

/// Runs an operation of a lending market and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(CometError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .lending(error) }
}

/// Runs an operation of a lending market and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(MorphoError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .lending(error) }
}

/// Runs an operation of a lending market and names its failure as an order's refusal.
func atVenue<Value>(_ body: () throws(MakerError) -> Value) throws(OrderRefusal) -> Value {
    do { return try body() } catch { throw .lending(error) }
}
