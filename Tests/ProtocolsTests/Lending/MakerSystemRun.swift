import Protocols
import Units

/// Two collateral types and six vaults that live through a sequence of steps, checked at each.
struct MakerSystemRun {
    private(set) var system: MakerSystem
    private(set) var time: UInt64 = 1_000
    private(set) var counts = Counts()
    /// Collateral of each type, and dai outside the system, by the run's own count.
    private var collateral = [UInt256.zero, .zero]
    private var dai = Int256.zero

    /// How often what has happened: a check of what never happens proves nothing.
    struct Counts {
        var taken = 0
        var barks = 0
        var purchases = 0
        var resets = 0
        var refusals: Set<MakerError> = []
    }

    init() throws {
        system = .sample
        for place in 0..<SeededGenerator.makerVaults { _ = try system.open(collateralType: place % 2) }
        for type in 0..<2 {
            try system.refreshLeastTab(collateralType: type)
            try system.drip(collateralType: type, at: time)
            try system.setDuty(collateralType: type, Ray.one &+ 1_547_125_957_863_212_448, at: time)
            try system.poke(collateralType: type, price: .wad(2_000))
        }
    }

    /// Returns the first step after which something does not hold that should.
    static func failure(of steps: [MakerStep]) -> SequenceFailure? {
        guard var run = try? MakerSystemRun() else { return SequenceFailure(step: 0, reason: "no system") }
        return run.failure(of: steps)
    }

    mutating func failure(of steps: [MakerStep]) -> SequenceFailure? {
        for (place, step) in steps.enumerated() {
            do {
                if let reason = try advance(step) { return SequenceFailure(step: place, reason: reason) }
            } catch {
                return SequenceFailure(step: place, reason: "a reading throws \(error)")
            }
        }
        return nil
    }

    private mutating func advance(_ step: MakerStep) throws(MakerError) -> String? {
        if case .wait(let seconds) = step {
            time += seconds
            return nil
        }
        let before = system
        do throws(MakerError) {
            try perform(step)
        } catch {
            counts.refusals.insert(error)
            return system == before ? nil : "\(step) is refused for \(error) and changes the system"
        }
        counts.taken += 1
        if let violation = try MakerCheck(step, before, system, at: time).violation { return violation }
        return try sumsViolation(step)
    }

    private mutating func perform(_ step: MakerStep) throws(MakerError) {
        switch step {
        case .wait: break
        case .poke(let type, let price):
            try system.poke(collateralType: type, price: price.map(UInt256.wad))
        case .open(let collateral, let debt, let vault):
            try adjust(vault, Int256(bits: collateral), Int256(bits: debt))
        case .borrow(let thousandths, let vault):
            let most = try borrowable(by: vault)
            try adjust(vault, 0, Int256(bits: (most &* UInt256(thousandths)).quotient(1_000)))
        case .close(let collateral, let debt, let beyond, let vault):
            let now = system.vaults[vault]
            let freed = (now.collateral &* UInt256(collateral)).quotient(1_000) &+ UInt256(beyond)
            let repaid = (now.normalizedDebt &* UInt256(debt)).quotient(1_000)
            try adjust(vault, .zero &- Int256(bits: freed), .zero &- Int256(bits: repaid))
        case .drip(let type): try system.drip(collateralType: type, at: time)
        case .setDuty(let duty, let type):
            try system.setDuty(collateralType: type, Ray.one &+ UInt256(UInt128(duty) << 8), at: time)
        case .heal(let thousandths):
            let most = min(system.surplus, system.unbackedDebt)
            try system.heal((most &* UInt256(thousandths)).quotient(1_000))
        case .stop(let level, let type):
            try system.configure(collateralType: type) { $0.auctionTerms.stopLevel = level }
        default: try performAuction(step)
        }
    }

    private mutating func performAuction(_ step: MakerStep) throws(MakerError) {
        switch step {
        case .bark(let vault):
            dai = dai &+ Int256(bits: try system.bark(vault: system.due(from: vault), at: time).keeperReward)
            counts.barks += 1
        case .redo(let auction):
            dai = dai &+ Int256(bits: try system.redo(auction: id(auction), at: time))
            counts.resets += 1
        case .take(let thousandths, let maximumPrice, let auction):
            let running = running(auction)
            let purchase = try system.take(
                auction: id(auction),
                amount: ((running?.lot ?? 0) &* UInt256(thousandths)).quotient(1_000),
                maximumPrice: .ray(maximumPrice), at: time)
            dai = dai &- Int256(bits: purchase.cost)
            let type = running?.collateralType ?? 0
            collateral[type] = collateral[type] &- purchase.bought &- purchase.returned
            counts.purchases += purchase.bought.isZero ? 0 : 1
        case .yank(let auction):
            let stopped = try system.yank(auction: id(auction))
            collateral[stopped.collateralType] = collateral[stopped.collateralType] &- stopped.lot
        default: break
        }
    }

    private func running(_ auction: Int) -> MakerAuction? {
        system.auctions.isEmpty ? nil : system.auctions[auction % system.auctions.count]
    }

    private func id(_ auction: Int) -> UInt64 { running(auction)?.id ?? 0 }

    private mutating func adjust(_ vault: Int, _ change: Int256, _ debt: Int256) throws(MakerError) {
        let result = try system.adjust(vault: vault, collateral: change, normalizedDebt: debt)
        dai = dai &+ result.dai
        let type = result.vault.collateralType
        collateral[type] =
            change.isNegative ? collateral[type] &- change.magnitude : collateral[type] &+ change.bits
    }

    /// Normalized debt that the collateral would carry beyond what is owed.
    private func borrowable(by vault: Int) throws(MakerError) -> UInt256 {
        let vault = system.vaults[vault]
        let type = system.collateralTypes[vault.collateralType]
        let carried = (try? (vault.collateral &* type.spot).dividedDown(by: type.rate)) ?? 0
        return carried > vault.normalizedDebt ? carried &- vault.normalizedDebt : 0
    }

    /// Totals are the sums over vaults and auctions, and what has come in and not gone out is there.
    private func sumsViolation(_ step: MakerStep) throws(MakerError) -> String? {
        var (held, normalized, tabs) = (
            [UInt256.zero, .zero], [UInt256.zero, .zero], [UInt256.zero, .zero]
        )
        for vault in system.vaults {
            held[vault.collateralType] = held[vault.collateralType] &+ vault.collateral
            normalized[vault.collateralType] = normalized[vault.collateralType] &+ vault.normalizedDebt
        }
        for auction in system.auctions {
            held[auction.collateralType] = held[auction.collateralType] &+ auction.lot
            tabs[auction.collateralType] = tabs[auction.collateralType] &+ auction.tab
        }
        var debt = system.unbackedDebt
        for (place, type) in system.collateralTypes.enumerated() {
            if type.totalNormalizedDebt != normalized[place] { return "\(step): normalized debts" }
            if type.auctioned != tabs[place] { return "\(step): dai to raise" }
            debt = debt &+ normalized[place] &* type.rate
        }
        if system.auctioned != tabs[0] &+ tabs[1] { return "\(step): dai to raise in all" }
        if held != collateral { return "\(step): collateral" }
        if debt != system.debt { return "\(step): debt" }
        return Int256(bits: system.surplus) &+ dai == Int256(bits: system.debt) ? nil : "\(step): dai"
    }
}

extension MakerSystem {
    /// Returns the first vault from one on that is unsafe, or that one.
    func due(from vault: Int) -> Int {
        for step in vaults.indices {
            let place = (vault + step) % vaults.count
            if (try? health(of: place))?.isLiquidatable == true { return place }
        }
        return vault
    }
}
