import Protocols
import Units

/// One thing that happens to a system of vaults, in terms that mean something in every state of it: so a sequence
/// of steps stays one when some are left out.
enum MakerStep: Sendable {
    case wait(seconds: UInt64)
    /// Whole units of the reference currency; nil where the oracle fails.
    case poke(type: Int, price: UInt64?)
    /// Wads to lock and dai to make over the rate.
    case open(collateral: UInt256, normalizedDebt: UInt256, vault: Int)
    /// So many thousandths of what the collateral carries beyond what is owed.
    case borrow(thousandths: UInt64, vault: Int)
    /// Thousandths of both to give back, and units beyond them.
    case close(collateral: UInt64, debt: UInt64, beyond: UInt64, vault: Int)
    case drip(type: Int)
    case setDuty(UInt64, type: Int)
    /// The first vault from this one on that is due, or this one.
    case bark(vault: Int)
    case redo(auction: Int)
    case take(thousandths: UInt64, maximumPrice: UInt64, auction: Int)
    case yank(auction: Int)
    case heal(thousandths: UInt64)
    case stop(level: UInt8, type: Int)
}

extension SeededGenerator {
    static let makerVaults = 6

    /// Returns a sequence of steps.
    mutating func makerSteps(_ count: Int) -> [MakerStep] { (0..<count).map { _ in makerStep() } }

    private mutating func makerStep() -> MakerStep {
        let (vault, type, auction) = (pick(Self.makerVaults), pick(2), pick(4))
        switch pick(32) {
        case 0..<4: return .wait(seconds: next() >> (50 + next() % 14))
        case 4..<8: return .poke(type: type, price: pick(8) == 0 ? nil : 900 + UInt64(pick(1_600)))
        case 8..<11:
            return .open(
                collateral: UInt256(UInt128(next() >> (next() % 10)) << 5),
                normalizedDebt: UInt256(UInt64(pick(4_000))) &* Wad.one,
                vault: vault)
        case 11..<15: return .borrow(thousandths: 600 + UInt64(pick(410)), vault: vault)
        case 15..<18: return makerClose(vault)
        case 18..<20: return .drip(type: type)
        case 20: return .setDuty(next() >> 12, type: type)
        case 21..<26: return .bark(vault: vault)
        case 26..<28: return .redo(auction: auction)
        case 28..<30:
            return .take(
                thousandths: UInt64(pick(1_100)), maximumPrice: 1_500 + UInt64(pick(2_000)), auction: auction)
        case 30: return pick(4) == 0 ? .yank(auction: auction) : .heal(thousandths: UInt64(pick(1_050)))
        default: return pick(8) == 0 ? .stop(level: UInt8(pick(4)), type: type) : .stop(level: 0, type: type)
        }
    }

    private mutating func makerClose(_ vault: Int) -> MakerStep {
        let isWhole = pick(3) == 0
        return .close(
            collateral: isWhole ? 1_000 : UInt64(pick(1_001)), debt: isWhole ? 1_000 : UInt64(pick(1_001)),
            beyond: pick(8) == 0 ? next() >> 62 : 0, vault: vault)
    }
}
