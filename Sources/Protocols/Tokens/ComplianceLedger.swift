import Units

/// What rules have counted about each identity.
struct ComplianceLedger: Hashable, Sendable {
    /// An unregistered wallet counts for the identity nil, as for the null address upstream.
    private var rows: [IdentityID?: Row] = [:]
    private var approvals: [TransferApproval: UInt256] = [:]

    private struct Row: Hashable {
        var balance = UInt256.zero
        var windows: [WindowKey: Window] = [:]
    }

    /// Names the window of a limit; `exchange` is nil for a limit on all transfers.
    struct WindowKey: Hashable {
        var exchange: IdentityID?
        var seconds: UInt32
        var isMonthly = false

        static func monthly(_ exchange: IdentityID) -> WindowKey {
            WindowKey(exchange: exchange, seconds: ComplianceRule.secondsPerMonth, isMonthly: true)
        }
    }

    /// What a rule writes.
    enum Entry {
        case balance(UInt256, of: IdentityID)
        case used(UInt256, WindowKey, by: IdentityID?, at: UInt64)
        case approvals(UInt256, of: TransferApproval)
    }

    private struct Window: Hashable {
        var value: UInt256
        var end: UInt256
    }

    func balance(of identity: IdentityID) -> UInt256 { rows[identity]?.balance ?? .zero }

    mutating func setBalance(_ balance: UInt256, of identity: IdentityID) {
        rows[identity, default: Row()].balance = balance
    }

    func approvals(of approval: TransferApproval) -> UInt256 { approvals[approval] ?? .zero }

    /// What the open window has seen; nil where it has ended, which it has at its very end.
    func used(_ key: WindowKey, by identity: IdentityID?, at time: UInt64) -> UInt256? {
        guard let window = rows[identity]?.windows[key], window.end > UInt256(time) else { return nil }
        return window.value
    }

    mutating func write(_ entry: Entry) {
        switch entry {
        case .balance(let balance, let identity): setBalance(balance, of: identity)
        case .used(let value, let key, let identity, let time):
            setUsed(value, key, by: identity, at: time)
        case .approvals(let count, let approval): approvals[approval] = count.isZero ? nil : count
        }
    }

    /// Sets what the open window has seen; where none is open, one opens now.
    private mutating func setUsed(
        _ value: UInt256, _ key: WindowKey, by identity: IdentityID?, at time: UInt64
    ) {
        let isOpen = used(key, by: identity, at: time) != nil
        let opened = UInt256(UInt128(time) + UInt128(key.seconds))
        let end = isOpen ? rows[identity]?.windows[key]?.end ?? opened : opened
        rows[identity, default: Row()].windows[key] = Window(value: value, end: end)
    }
}
