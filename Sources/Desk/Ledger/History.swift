import Units

/// The newest settlements of ours and what happened to instruments; the journal has all of them.
struct History: Sendable {
    /// Settlements in which an account of ours or an escrow took part, oldest first.
    private(set) var settlements: [Settlement] = []
    /// What happened to instruments, oldest first.
    private(set) var lives: [LifeEvent] = []

    static let keptSettlements = 256
    static let keptLives = 64

    init(settlements: [Settlement] = [], lives: [LifeEvent] = []) {
        (self.settlements, self.lives) = (settlements, lives)
    }

    mutating func keep(_ settlement: Settlement) {
        settlements.append(settlement)
        if settlements.count > 2 * History.keptSettlements {
            settlements.removeFirst(settlements.count - History.keptSettlements)
        }
    }

    mutating func keep(_ event: LifeEvent) {
        lives.append(event)
        if lives.count > History.keptLives { lives.removeFirst() }
    }
}

extension DeskState {
    /// The newest settlements in which an account of ours or an escrow took part, oldest first: at most 512.
    public var settlements: [Settlement] { history.settlements }

    /// What happened to instruments by itself, oldest first: the newest 64.
    public var lifeEvents: [LifeEvent] { history.lives }
}
