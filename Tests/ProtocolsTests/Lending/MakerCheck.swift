import Protocols
import Units

/// What has to hold between a system and what a step that was taken makes of it.
struct MakerCheck {
    private let step: MakerStep
    private let before: MakerSystem
    private let after: MakerSystem
    private let time: UInt64

    init(_ step: MakerStep, _ before: MakerSystem, _ after: MakerSystem, at time: UInt64) {
        (self.step, self.before, self.after, self.time) = (step, before, after, time)
    }

    /// What does not hold, in words.
    var violation: String? {
        get throws(MakerError) {
            for (old, new) in zip(before.collateralTypes, after.collateralTypes) where new.rate < old.rate {
                return "\(step): a rate falls"
            }
            if let violation = try healthViolation { return violation }
            if let violation = try gateViolation { return violation }
            return try exitViolation
        }
    }

    private var target: Int? {
        switch step {
        case .open(_, _, let vault), .borrow(_, let vault), .close(_, _, _, let vault):
            vault
        case .bark(let vault): before.due(from: vault)
        case .wait, .poke, .drip, .setDuty, .redo, .take, .yank, .heal, .stop: nil
        }
    }

    /// At one price and with fees up to one time, nobody else's standing changes; and a vault becomes unsafe by
    /// prices and fees only.
    private var healthViolation: String? {
        get throws(MakerError) {
            if case .setDuty = step { return nil }
            let moment = MakerMoment(time: time, prices: [.wad(1_500), .wad(1_500)])
            for vault in before.vaults.indices {
                let (old, new) = try (
                    before.health(of: vault, at: moment), after.health(of: vault, at: moment)
                )
                if vault != target, old != new { return "\(step) changes vault \(vault)" }
                guard vault == target, after.collateralTypes[after.vaults[vault].collateralType].spot != 0
                else { continue }
                let (was, isNow) = try (before.health(of: vault), after.health(of: vault))
                if case .bark = step { continue }
                if was?.isLiquidatable != true, isNow?.isLiquidatable == true {
                    return "\(step) makes vault \(vault) unsafe"
                }
            }
            return nil
        }
    }

    /// What a borrower and a liquidator have to meet.
    private var gateViolation: String? {
        get throws(MakerError) {
            guard let target else { return nil }
            let type = after.collateralTypes[after.vaults[target].collateralType]
            let debt = try after.debt(of: target)
            if case .bark = step {
                if try before.health(of: target)?.isLiquidatable != true { return "\(step) of a safe vault" }
                let isSmaller = after.vaults[target].normalizedDebt < before.vaults[target].normalizedDebt
                return isSmaller && (debt.isZero || debt >= type.dust) ? nil : "\(step) leaves dust"
            }
            if !debt.isZero, debt < type.dust { return "\(step) leaves dust" }
            let (grows, shrinks) = try (
                debt > before.debt(of: target),
                after.vaults[target].collateral < before.vaults[target].collateral
            )
            if grows, after.debt > after.debtCeiling { return "\(step) exceeds the ceiling" }
            if grows || shrinks, after.vaults[target].collateral &* type.spot < debt {
                return "\(step) leaves the vault unsafe"
            }
            return nil
        }
    }

    /// Whoever pays back gets all his collateral while every oracle is dead.
    private var exitViolation: String? {
        get throws(MakerError) {
            guard let target else { return nil }
            var system = after
            let vault = system.vaults[target]
            try system.poke(collateralType: vault.collateralType, price: nil)
            try system.adjust(
                vault: target, collateral: .zero &- Int256(bits: vault.collateral),
                normalizedDebt: .zero &- Int256(bits: vault.normalizedDebt))
            return system.vaults[target].collateral.isZero ? nil : "\(step): no way out"
        }
    }
}
