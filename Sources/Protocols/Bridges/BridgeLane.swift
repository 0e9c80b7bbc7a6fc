import Units

/// One asset between its home and another chain: what is locked here backs what is minted there.
///
/// A message is sent, proven and executed, in this order and once. What is in flight is what is locked and not
/// minted, to the unit. A call that throws changes nothing.
/// - Units: smallest units; seconds.
/// - Source: PROMISES.md I53 and I54; the limits are those of ccip, one at each end of a direction.
public struct BridgeLane: Hashable, Sendable {
    /// What is locked at home.
    public private(set) var lockedHome = UInt256.zero
    /// What is minted on the other chain.
    public private(set) var mintedRemote = UInt256.zero
    /// Whether nothing crosses.
    public var isPaused = false
    private var toRemote: Traffic
    private var toHome: Traffic

    /// The limits at the two ends of a direction.
    public struct Limits: Hashable, Sendable {
        /// What may leave.
        public var outbound: TokenBucket
        /// What may arrive.
        public var inbound: TokenBucket

        /// Makes the limits of a direction.
        public init(outbound: TokenBucket, inbound: TokenBucket) {
            self.outbound = outbound
            self.inbound = inbound
        }
    }

    private struct Traffic: Hashable, Sendable {
        var limits: Limits
        var nextNonce: UInt64 = 0
        /// By ascending nonce; what is not here and below the next nonce was executed.
        var inFlight: [BridgeMessage] = []
    }

    /// How many messages of a direction may be in flight.
    public static let maximumInFlight = 1_024

    /// Makes a lane over which nothing has crossed.
    public init(toRemote: Limits, toHome: Limits) {
        self.toRemote = Traffic(limits: toRemote)
        self.toHome = Traffic(limits: toHome)
    }

    /// Returns what has left in a direction and not arrived, oldest first.
    public func inFlight(_ direction: BridgeDirection) -> [BridgeMessage] { traffic(direction).inFlight }

    /// Returns the limits of a direction.
    public func limits(_ direction: BridgeDirection) -> Limits { traffic(direction).limits }

    /// What has left either end and not arrived; as much is locked and not minted.
    public var amountInFlight: UInt256 { lockedHome &- mintedRemote }

    /// Returns what left more than `seconds` ago and has not arrived, oldest first.
    public func overdue(
        _ direction: BridgeDirection, after seconds: UInt64, at now: UInt64
    ) -> [BridgeMessage] {
        traffic(direction).inFlight.filter { now > $0.sentAt && now - $0.sentAt > seconds }
    }

    /// Locks or burns tokens, and returns the number of the message that carries them.
    ///
    /// - Errors: in this order `paused`, `noAmount`, `tooManyInFlight`, `insufficientSupply`, `limited`,
    ///   `arithmetic`.
    public mutating func send(
        _ amount: UInt256, _ direction: BridgeDirection, at now: UInt64
    ) throws(BridgeError) -> UInt64 {
        if isPaused { throw .paused }
        if amount.isZero { throw .noAmount }
        var traffic = traffic(direction)
        if traffic.inFlight.count >= BridgeLane.maximumInFlight {
            throw .tooManyInFlight(BridgeLane.maximumInFlight)
        }
        if direction == .toHome, amount > mintedRemote { throw .insufficientSupply }
        let (locked, isBeyond) = lockedHome.addingReportingOverflow(amount)
        if direction == .toRemote, isBeyond { throw .arithmetic(.overflow) }
        do { try traffic.limits.outbound.consume(amount, at: now) } catch { throw .limited(error) }
        let nonce = traffic.nextNonce
        traffic.inFlight.append(BridgeMessage(nonce: nonce, amount: amount, sentAt: now))
        traffic.nextNonce += 1
        set(traffic, direction)
        switch direction {
        case .toRemote: lockedHome = locked
        case .toHome: mintedRemote = mintedRemote &- amount
        }
        return nonce
    }

    /// Records the root under which a message was proven.
    ///
    /// - Errors: in this order `zeroRoot`, `unknownMessage` or `alreadyExecuted`, `alreadyProven`.
    public mutating func prove(
        _ nonce: UInt64, _ direction: BridgeDirection, root: UInt256
    ) throws(BridgeError) {
        if root.isZero { throw .zeroRoot }
        var traffic = traffic(direction)
        let place = try BridgeLane.place(of: nonce, in: traffic)
        if let proven = traffic.inFlight[place].root, proven != root { throw .alreadyProven(nonce) }
        traffic.inFlight[place].root = root
        set(traffic, direction)
    }

    /// Mints or releases what a message carries, once; a message that the limit holds back stays in flight.
    ///
    /// - Errors: in this order `paused`, `zeroRoot`, `unknownMessage` or `alreadyExecuted`, `notProven`, `limited`.
    public mutating func execute(
        _ nonce: UInt64, _ direction: BridgeDirection, root: UInt256, at now: UInt64
    ) throws(BridgeError) {
        if isPaused { throw .paused }
        if root.isZero { throw .zeroRoot }
        var traffic = traffic(direction)
        let place = try BridgeLane.place(of: nonce, in: traffic)
        let message = traffic.inFlight[place]
        if message.root != root { throw .notProven(nonce) }
        do { try traffic.limits.inbound.consume(message.amount, at: now) } catch { throw .limited(error) }
        traffic.inFlight.remove(at: place)
        set(traffic, direction)
        // What is in flight is backed: it was locked before, or burned and is still locked.
        switch direction {
        case .toRemote: mintedRemote = mintedRemote &+ message.amount
        case .toHome: lockedHome = lockedHome &- message.amount
        }
    }

    /// Gives one end of a direction other limits.
    ///
    /// - Errors: `limited` with what is wrong with them.
    public mutating func configure(
        _ direction: BridgeDirection, outbound: TokenBucketRules? = nil, inbound: TokenBucketRules? = nil,
        at now: UInt64
    ) throws(BridgeError) {
        var traffic = traffic(direction)
        do {
            if let outbound { try traffic.limits.outbound.configure(outbound, at: now) }
            if let inbound { try traffic.limits.inbound.configure(inbound, at: now) }
        } catch { throw .limited(error) }
        set(traffic, direction)
    }

    private func traffic(_ direction: BridgeDirection) -> Traffic {
        direction == .toRemote ? toRemote : toHome
    }

    private mutating func set(_ traffic: Traffic, _ direction: BridgeDirection) {
        if direction == .toRemote { toRemote = traffic } else { toHome = traffic }
    }

    private static func place(of nonce: UInt64, in traffic: Traffic) throws(BridgeError) -> Int {
        if nonce >= traffic.nextNonce { throw .unknownMessage(nonce) }
        guard let place = traffic.inFlight.firstIndex(where: { $0.nonce == nonce }) else {
            throw .alreadyExecuted(nonce)
        }
        return place
    }
}
