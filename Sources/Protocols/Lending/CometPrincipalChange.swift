import Units

/// What adding to a balance, or taking from it, does to an account's principal and to the totals.
///
/// Roundings may move a principal by a unit against the direction of the change; the totals do not follow then,
/// as in the contract.
/// - Source: comet, `Comet.sol`, `repayAndSupplyAmount`, `withdrawAndBorrowAmount`.
struct CometPrincipalChange {
    /// The balance after it, owed if below 0.
    let balance: Int256
    let old: Int256
    let new: Int256

    /// Adds an amount to a principal's present value; throws `invalidUInt104`, `invalidInt104`, arithmetic.
    init(of principal: Int256, adding amount: Int256, _ indexes: CometIndexes) throws(CometError) {
        let present = try indexes.presentValue(of: principal)
        balance = try CometError.exact(present.adding(amount))
        old = principal
        new = try indexes.principal(ofPresentValue: balance)
    }

    /// Principal that is no longer owed, and principal that is newly supplied.
    var repaidAndSupplied: (repaid: UInt256, supplied: UInt256) {
        if new < old { return (0, 0) }
        if new <= 0 { return ((new &- old).magnitude, 0) }
        return old.isNegative ? (old.magnitude, new.magnitude) : (0, (new &- old).magnitude)
    }

    /// Principal that is no longer supplied, and principal that is newly owed.
    var withdrawnAndBorrowed: (withdrawn: UInt256, borrowed: UInt256) {
        if new > old { return (0, 0) }
        if !new.isNegative { return ((old &- new).magnitude, 0) }
        return old > 0 ? (old.magnitude, new.magnitude) : (0, (old &- new).magnitude)
    }
}
