import Protocols
import Units

/// A market with random accounts, driven by a seed; what the contract refuses is tried as well.
struct MorphoMarketRun {
    private(set) var market: MorphoMarket
    private(set) var moment: MorphoMoment
    var generator: SeededGenerator

    /// A step of the run.
    enum Step: String, Sendable {
        case supply, withdraw, borrow, repay, supplyCollateral, withdrawCollateral, liquidate, accrue
    }

    /// What a step has done.
    struct Outcome {
        let step: Step
        let account: Int
        let before: MorphoMarket
        let error: MorphoError?
        let liquidation: MorphoLiquidation?
    }

    static let accounts = 1...4

    init(_ chance: inout SeededGenerator) throws {
        generator = chance
        let lltvs: [UInt256] = [385_000_000_000_000_000, 860_000_000_000_000_000, 965_000_000_000_000_000]
        market = try MorphoMarket(
            lltv: lltvs[Int.random(in: 0..<3, using: &chance)], rateModel: .adaptiveCurve, at: 1_000_000)
        moment = MorphoMoment(time: 1_000_000, price: MorphoMarketRun.price(of: 1_000_000))
        try market.setFee(100_000_000_000_000_000, at: moment.time)
        for _ in MorphoMarketRun.accounts { _ = market.openAccount() }
        try openLoans(&chance)
    }

    /// One account lends, the others borrow most of what their collateral carries.
    private mutating func openLoans(_ chance: inout SeededGenerator) throws {
        try market.supply(.assets(1 << 70), for: 1, at: moment.time)
        for account in MorphoMarketRun.accounts.dropFirst() {
            let collateral = chance.amount(bits: 68)
            try market.supplyCollateral(collateral, for: account)
            let most = try MorphoMath.wadMultiplyDown(collateral, market.lltv)
            let debt = try BasisPoints.shareDown(
                most, UInt256(UInt64.random(in: 5_000...9_900, using: &chance)))
            if !debt.isZero { try market.borrow(.assets(debt), by: account, at: moment) }
        }
    }

    /// Lets time pass and the price move, then tries one step.
    mutating func advance() -> Outcome {
        moment.time += UInt64.random(in: 0...3, using: &generator) * 40_000
        let moves: [UInt64] = [98, 99, 100, 101, 102, 103, 35, 280]
        let percents = moves[Int.random(in: 0..<moves.count, using: &generator)]
        let moved = (moment.price ?? 0) &* UInt256(percents)
        moment.price = max(moved.quotientAndRemainder(dividingByWord: 100).quotient, 1_000_000)
        return attempt(chooseStep(), of: Int.random(in: MorphoMarketRun.accounts, using: &generator))
    }

    private mutating func chooseStep() -> Step {
        let steps: [Step] = [
            .supply, .supply, .withdraw, .borrow, .borrow, .borrow, .repay, .supplyCollateral,
            .withdrawCollateral, .liquidate, .liquidate, .liquidate, .accrue,
        ]
        return steps[Int.random(in: 0..<steps.count, using: &generator)]
    }

    private mutating func attempt(_ step: Step, of account: Int) -> Outcome {
        let before = market
        do {
            let liquidation = try perform(step, of: account)
            return Outcome(
                step: step, account: account, before: before, error: nil, liquidation: liquidation)
        } catch {
            return Outcome(step: step, account: account, before: before, error: error, liquidation: nil)
        }
    }

    private mutating func perform(
        _ step: Step, of account: Int
    ) throws(MorphoError) -> MorphoLiquidation? {
        let position = market.positions[account]
        switch step {
        case .supply: try market.supply(anyAmount(), for: account, at: moment.time)
        case .withdraw:
            try market.withdraw(part(of: position.supplyShares), by: account, at: moment.time)
        case .borrow: try market.borrow(anyAmount(), by: account, at: moment)
        case .repay: try market.repay(part(of: position.borrowShares), of: account, at: moment.time)
        case .supplyCollateral: try market.supplyCollateral(generator.amount(bits: 70), for: account)
        case .withdrawCollateral:
            try market.withdrawCollateral(
                fraction(of: position.collateral), by: account, at: moment)
        case .liquidate: return try market.liquidate(account, seizure(of: position), at: moment)
        case .accrue: try market.accrueInterest(at: moment.time)
        }
        return nil
    }

    private mutating func anyAmount() -> MorphoAmount {
        Bool.random(using: &generator)
            ? .assets(generator.amount(bits: 66)) : .shares(generator.amount(bits: 86))
    }

    private mutating func part(of shares: UInt256) -> MorphoAmount {
        if Bool.random(using: &generator) { return .shares(fraction(of: shares)) }
        return .assets(fraction(of: shares) >> 20)
    }

    private mutating func seizure(of position: MorphoPosition) -> MorphoSeizure {
        Bool.random(using: &generator)
            ? .seizing(fraction(of: position.collateral))
            : .repaying(shares: fraction(of: position.borrowShares))
    }

    /// All, a half, nearly nothing or one unit too much.
    private mutating func fraction(of amount: UInt256) -> UInt256 {
        switch UInt64.random(in: 0...5, using: &generator) {
        case 0: amount >> 1
        case 1: amount >> 20
        case 2: amount &+ 1
        default: amount
        }
    }

    /// The price of so many millionths of the loan asset.
    private static func price(of millionths: UInt64) -> UInt256 {
        UInt256(millionths) &* 1_000_000_000_000_000_000_000_000_000_000
    }
}
