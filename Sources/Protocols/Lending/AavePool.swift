import Units

/// The reserves and categories of a market: what an operation reads and changes beside an account.
///
/// Operations change a copy, which the market takes over when they succeed.
struct AavePool: Hashable, Sendable {
    var reserves: [AaveReserve] = []
    /// Categories 1, 2 and so on; nil where none is set up.
    var categories: [AaveEModeCategory?] = []

    /// Returns a reserve; throws `assetNotListed`.
    func listed(_ reserve: Int) throws(AaveError) -> AaveReserve {
        guard reserves.indices.contains(reserve) else { throw .assetNotListed(reserve: reserve) }
        return reserves[reserve]
    }

    /// Returns a reserve with its indexes up to date; throws `assetNotListed` and arithmetic errors.
    func accrued(_ reserve: Int, to now: UInt64) throws(AaveError) -> AaveReserve {
        var result = try listed(reserve)
        try exact(result.accrue(to: now))
        return result
    }

    /// Returns a category; nil for 0 and for one that is not set up.
    func category(_ id: UInt8) -> AaveEModeCategory? {
        id != 0 && Int(id) <= categories.count ? categories[Int(id) - 1] : nil
    }

    /// Returns how much may be borrowed against a reserve by an account in a category, in basis points.
    func loanToValue(of reserve: Int, in category: AaveEModeCategory?) -> UInt32 {
        let own = reserves[reserve].configuration.loanToValue
        return category?.loanToValue(of: reserve, own: own) ?? own
    }
}
