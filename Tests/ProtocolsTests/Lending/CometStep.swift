import Protocols
import Units

/// One thing that happens to a market, in terms that mean something in every state of it: so a sequence of steps
/// stays one when some are left out.
enum CometStep: Sendable {
    case wait(seconds: UInt64)
    case movePrice(asset: Int, percent: UInt64)
    case supply(CometPart, account: Int)
    case withdraw(CometPart, account: Int)
    /// So many thousandths of what the collateral carries.
    case borrow(thousandths: UInt64, account: Int)
    case transfer(CometPart, sender: Int, receiver: Int)
    case supplyCollateral(UInt256, asset: Int, account: Int)
    case withdrawCollateral(CometPart, asset: Int, account: Int)
    case transferCollateral(CometPart, asset: Int, sender: Int, receiver: Int)
    /// The first account from this one on that is due, or this one.
    case absorb(account: Int)
    case buy(asset: Int, base: UInt256)
    case accrue(account: Int)
    case pause(UInt8)
    case donate(UInt256)
    case withdrawReserves(thousandths: UInt64)
}

/// How much of something.
enum CometPart: Sendable {
    case amount(UInt256)
    case thousandths(UInt64)
    case all

    /// The amount, where all there is is known.
    func amount(of all: UInt256) -> UInt256 {
        switch self {
        case .amount(let amount): amount
        case .thousandths(let share): (all &* UInt256(share)).quotient(1_000)
        case .all: .max
        }
    }
}

extension SeededGenerator {
    static let cometAccounts = 5

    /// Returns a sequence of steps.
    mutating func cometSteps(_ count: Int) -> [CometStep] {
        (0..<count).map { _ in cometStep() }
    }

    private mutating func cometStep() -> CometStep {
        let (account, other) = (pick(Self.cometAccounts), pick(Self.cometAccounts))
        let asset = pick(2)
        switch pick(32) {
        case 0..<3: return .wait(seconds: next() >> (40 + next() % 20))
        case 3..<7:
            return .movePrice(asset: pick(7) % 3, percent: [60, 145, 92, 96, 99, 101, 103, 106][pick(8)])
        case 7..<10: return .supply(cometPart(unit: 1_000_000), account: account)
        case 10..<12: return .withdraw(cometPart(unit: 1_000_000), account: account)
        case 12..<17: return .borrow(thousandths: 900 + UInt64(pick(110)), account: account)
        case 17: return .transfer(cometPart(unit: 1_000_000), sender: account, receiver: other)
        case 18..<22: return .supplyCollateral(collateral(of: asset), asset: asset, account: account)
        case 22..<24:
            return .withdrawCollateral(cometPart(unit: 1_000_000_000), asset: asset, account: account)
        case 24:
            return .transferCollateral(
                cometPart(unit: 1_000_000_000), asset: asset, sender: account, receiver: other)
        case 25..<28: return .absorb(account: account)
        case 28: return .buy(asset: asset, base: UInt256(next() >> (30 + next() % 30)))
        case 29: return .accrue(account: account)
        case 30: return .pause(pick(3) == 0 ? UInt8(pick(32)) : 0)
        default:
            return pick(2) == 0
                ? .donate(UInt256(next() >> (28 + next() % 20)))
                : .withdrawReserves(thousandths: UInt64(pick(1_100)))
        }
    }

    private mutating func cometPart(unit: UInt64) -> CometPart {
        switch pick(6) {
        case 0: .all
        case 1: .amount(UInt256(next() >> 62))
        case 2: .amount(UInt256(next() >> (30 + next() % 34)))
        default: .thousandths(UInt64(pick(1_050)))
        }
    }

    private mutating func collateral(of asset: Int) -> UInt256 {
        // Up to 590 ethers, up to 10 bitcoins.
        asset == 0 ? UInt256(UInt128(next() >> (next() % 14)) << 5) : UInt256(next() >> (34 + next() % 20))
    }
}
