import Desk
import Units

/// What moved in and out of the wallets, one row for each leg, with the balance after it.
public struct CashLedger: Sendable {
    /// The rows, oldest first; each wallet begins with what it held.
    public private(set) var rows: [CashRow] = []
    /// Rows that there was no room for; the newest are left out.
    public private(set) var omittedCount = 0
    private var balances: [[UInt256]] = []

    /// The most rows.
    public static let greatestCount = 1_000_000

    /// Makes a ledger without wallets.
    init() {}

    /// Begins a wallet with what it holds.
    mutating func open(_ account: AccountID, _ state: DeskState) {
        while balances.count <= Int(account.index) { balances.append([]) }
        let wallet = state.quantities(of: account).wallet
        balances[Int(account.index)] = wallet
        for (index, amount) in wallet.enumerated() where !amount.isZero {
            append(
                CashRow(
                    time: state.time, settlement: 0, order: nil, account: account,
                    instrument: InstrumentID(UInt32(index)), change: Int256(bits: amount), balance: amount,
                    counterparty: .opening))
        }
    }

    /// Takes the legs of what was settled that touch a wallet.
    mutating func note(_ events: [Event], in state: DeskState) {
        for case .settled(let settlement) in events {
            for leg in settlement.legs {
                if case .wallet(let account) = leg.from { note(leg, account, isIn: false, settlement) }
                if case .wallet(let account) = leg.to { note(leg, account, isIn: true, settlement) }
            }
        }
    }

    private mutating func note(_ leg: Leg, _ account: AccountID, isIn: Bool, _ settlement: Settlement) {
        guard Int(account.index) < balances.count else { return }
        while balances[Int(account.index)].count <= Int(leg.instrument.index) {
            balances[Int(account.index)].append(.zero)
        }
        let before = balances[Int(account.index)][Int(leg.instrument.index)]
        let after = isIn ? before &+ leg.amount : before &- leg.amount
        balances[Int(account.index)][Int(leg.instrument.index)] = after
        append(
            CashRow(
                time: settlement.time, settlement: settlement.id, order: settlement.basket, account: account,
                instrument: leg.instrument, change: Int256(bits: isIn ? leg.amount : .zero &- leg.amount),
                balance: after, counterparty: .holder(isIn ? leg.from : leg.to)))
    }

    private mutating func append(_ row: CashRow) {
        guard rows.count < CashLedger.greatestCount else { return omittedCount += 1 }
        rows.append(row)
    }
}

/// One movement in a wallet.
public struct CashRow: Hashable, Sendable {
    /// When.
    public var time: Timestamp
    /// The settlement that it is part of; 0 for what a wallet began with.
    public var settlement: UInt64
    /// The order that it settles, if it is one of ours.
    public var order: OrderID?
    /// The wallet's account.
    public var account: AccountID
    /// What moved.
    public var instrument: InstrumentID
    /// How much, negative for what went out; in smallest units.
    public var change: Int256
    /// What the wallet held after it.
    public var balance: UInt256
    /// Who was on the other side.
    public var counterparty: Counterparty

    /// Who was on the other side.
    public enum Counterparty: Hashable, Sendable {
        /// Nobody: the wallet began with it.
        case opening
        /// A holder.
        case holder(Holder)
    }
}
