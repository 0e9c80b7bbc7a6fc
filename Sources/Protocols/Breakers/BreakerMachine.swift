import Units

/// The one state machine of all breakers: findings and time in, transitions out.
///
/// A halt reopens in steps, and only while the last finding is calm: time alone opens nothing. What follows from
/// time happens at the moment that it is due, so that it does not matter when somebody looks.
/// - Source: HOUSE.md section 2, PROMISES.md 4.1, I57, I58 and I64.
public struct BreakerMachine: Hashable, Sendable {
    /// How long each state lasts.
    public let rules: BreakerRules
    /// Where the breaker stands as of the last finding or look.
    public private(set) var state = BreakerState.normal
    /// Since when.
    public private(set) var enteredAt: Timestamp
    /// Who pulled it and when; nil where only findings hold it.
    public private(set) var manualTrip: ManualTrip?
    /// Since when findings are calm; nil while they are not.
    public private(set) var calmSince: Timestamp?
    /// The time of the last finding or look.
    public private(set) var latest: Timestamp

    /// A breaker that somebody pulled.
    public struct ManualTrip: Hashable, Sendable {
        /// Who it was.
        public let actor: UInt32
        /// When.
        public let time: Timestamp

        /// Makes a trip.
        public init(actor: UInt32, time: Timestamp) { (self.actor, self.time) = (actor, time) }
    }

    /// Where a breaker stands, apart from its rules: what is kept of it.
    public struct Standing: Hashable, Sendable {
        /// The state.
        public var state: BreakerState
        /// Since when.
        public var enteredAt: Timestamp
        /// Who pulled it; nil where only findings hold it.
        public var manualTrip: ManualTrip?
        /// Since when findings are calm; nil while they are not.
        public var calmSince: Timestamp?
        /// The time of the last finding or look.
        public var latest: Timestamp

        /// Makes a standing.
        public init(
            state: BreakerState, enteredAt: Timestamp, manualTrip: ManualTrip?, calmSince: Timestamp?,
            latest: Timestamp
        ) {
            (self.state, self.enteredAt, self.manualTrip) = (state, enteredAt, manualTrip)
            (self.calmSince, self.latest) = (calmSince, latest)
        }
    }

    /// Makes a breaker that allows everything.
    public init(rules: BreakerRules, at now: Timestamp) {
        self.rules = rules
        (enteredAt, calmSince, latest) = (now, now, now)
    }

    /// Makes a breaker that stands as another one did, under rules of its own.
    public init(rules: BreakerRules, standing: Standing) {
        self.rules = rules
        (state, enteredAt, manualTrip) = (standing.state, standing.enteredAt, standing.manualTrip)
        (calmSince, latest) = (standing.calmSince, standing.latest)
    }

    /// Where the breaker stands.
    public var standing: Standing {
        Standing(
            state: state, enteredAt: enteredAt, manualTrip: manualTrip, calmSince: calmSince, latest: latest)
    }

    /// When the state changes without another finding; nil where it does not.
    public var deadline: Timestamp? {
        guard let duration = rules.duration(of: state) else { return nil }
        if state == .limitState { return BreakerMachine.later(enteredAt, by: duration) }
        guard manualTrip == nil, let calmSince else { return nil }
        return BreakerMachine.later(max(enteredAt, calmSince), by: duration)
    }

    /// Makes the transitions that are due, and returns them; a time before the last one makes none.
    public mutating func advance(to now: Timestamp) -> [BreakerTransition] {
        var transitions: [BreakerTransition] = []
        while let deadline, deadline <= now {
            if state == .limitState {
                transitions.append(enter(.halted, at: deadline, because: .limitStateExpired))
            } else if let next = state.reopened {
                transitions.append(enter(next, at: deadline, because: .calm))
            }
        }
        latest = max(latest, now)
        return transitions
    }

    /// Takes a finding, and returns all transitions up to it; one with an earlier time counts as of the last.
    public mutating func observe(_ finding: BreakerFinding, at time: Timestamp) -> [BreakerTransition] {
        let now = max(time, latest)
        var transitions = advance(to: now)
        switch finding {
        case .calm:
            if calmSince == nil { calmSince = now }
            if state == .limitState { transitions.append(enter(.normal, at: now, because: .calm)) }
        case .limit(let cause):
            calmSince = nil
            if state == .normal {
                transitions.append(enter(.limitState, at: now, because: cause))
            } else if state == .riskReducingOnly || state == .limitOrdersOnly {
                transitions.append(enter(.halted, at: now, because: cause))
            }
        case .breach(let cause):
            calmSince = nil
            if state != .halted { transitions.append(enter(.halted, at: now, because: cause)) }
        }
        return transitions
    }

    /// Halts at somebody's word, until somebody releases it, and returns all transitions up to it.
    public mutating func trip(by actor: UInt32, at time: Timestamp) -> [BreakerTransition] {
        let now = max(time, latest)
        let before = advance(to: now)
        manualTrip = ManualTrip(actor: actor, time: now)
        return before + [enter(.halted, at: now, because: .tripped(by: actor))]
    }

    /// Begins to reopen what somebody pulled, and returns the transition.
    ///
    /// - Parameters:
    ///   - isAlone: whether the desk has one person, who may release his own trip a minute later.
    ///   - waited: nanoseconds since the trip on a clock of whoever asks; `nil` takes that of the findings, which
    ///     stands still while no finding comes.
    /// - Errors: in this order `notTripped`, `sameActor`, `tooEarly`, `causePersists`; nothing has changed then.
    public mutating func release(
        by actor: UInt32, isAlone: Bool, waited: Int64? = nil, at time: Timestamp
    ) throws(BreakerReleaseError) -> BreakerTransition {
        guard let trip = manualTrip else { throw .notTripped }
        let now = max(time, latest)
        if actor == trip.actor {
            if !isAlone { throw .sameActor }
            let (passed, isFar) = now.nanoseconds.subtractingReportingOverflow(trip.time.nanoseconds)
            let rest = BreakerMachine.soloWait - max(0, waited ?? (isFar ? .max : passed))
            if rest > 0 { throw .tooEarly(remaining: rest) }
        }
        if calmSince == nil { throw .causePersists }
        manualTrip = nil
        latest = now
        return enter(.riskReducingOnly, at: now, because: .released(by: actor))
    }

    /// How long a single person waits before releasing his own trip: a minute, in nanoseconds.
    public static let soloWait: Int64 = 60_000_000_000

    private mutating func enter(
        _ next: BreakerState, at time: Timestamp, because cause: BreakerCause
    ) -> BreakerTransition {
        let transition = BreakerTransition(from: state, to: next, time: time, cause: cause)
        (state, enteredAt) = (next, time)
        return transition
    }

    private static func later(_ time: Timestamp, by duration: Int64) -> Timestamp? {
        let (sum, isBeyond) = time.nanoseconds.addingReportingOverflow(duration)
        return isBeyond ? nil : Timestamp(nanoseconds: sum)
    }
}

/// How long a breaker stays in each of its states, in nanoseconds.
public struct BreakerRules: Hashable, Sendable {
    /// How long a price may be outside its band before it halts.
    public let limitState: Int64
    /// How long it must have been calm before a halt begins to reopen.
    public let halt: Int64
    /// How long only what lowers risk is allowed then.
    public let riskReducing: Int64
    /// How long only limit orders are allowed after that.
    public let limitOrders: Int64

    /// Makes rules; traps where a duration is not above 0.
    public init(limitState: Int64, halt: Int64, riskReducing: Int64, limitOrders: Int64) {
        precondition(min(limitState, halt, riskReducing, limitOrders) > 0, "each state lasts for some time")
        self.limitState = limitState
        self.halt = halt
        self.riskReducing = riskReducing
        self.limitOrders = limitOrders
    }

    /// A quarter of a minute outside the band, then five minutes of halt, as United States exchanges have it, and
    /// a minute for each step of reopening.
    public static let usual = BreakerRules(
        limitState: 15_000_000_000, halt: 300_000_000_000, riskReducing: 60_000_000_000,
        limitOrders: 60_000_000_000)

    func duration(of state: BreakerState) -> Int64? {
        switch state {
        case .normal: nil
        case .limitState: limitState
        case .halted: halt
        case .riskReducingOnly: riskReducing
        case .limitOrdersOnly: limitOrders
        }
    }
}

/// Why a breaker is not released.
public enum BreakerReleaseError: Error, Hashable, Sendable {
    /// Nobody pulled it.
    case notTripped
    /// Whoever pulled it may not release it while there is somebody else.
    case sameActor
    /// So many nanoseconds remain of the wait.
    case tooEarly(remaining: Int64)
    /// What was found last was not calm.
    case causePersists
}
