import Units

/// A bucket of tokens that fills at a steady rate and limits what may cross a bridge.
///
/// A call that throws changes nothing.
/// - Units: smallest units, `uint128` upstream; seconds.
/// - Source: ccip, `libraries/RateLimiter.sol`.
public struct TokenBucket: Hashable, Sendable {
    /// What the bucket held when it was last updated.
    public private(set) var tokens: UInt256
    /// When that was.
    public private(set) var lastUpdated: UInt64
    /// How it fills.
    public private(set) var rules: TokenBucketRules

    /// Makes a bucket as a contract has it.
    public init(tokens: UInt256, lastUpdated: UInt64, rules: TokenBucketRules) {
        self.tokens = tokens
        self.lastUpdated = lastUpdated
        self.rules = rules
    }

    /// Makes a full bucket.
    ///
    /// - Errors: those of the rules' `check`.
    public init(filledAt now: UInt64, rules: TokenBucketRules) throws(TokenBucketError) {
        try rules.check()
        self.init(tokens: rules.capacity, lastUpdated: now, rules: rules)
    }

    /// Returns the bucket as it is now.
    ///
    /// - Errors: `arithmetic` where time runs back.
    public func refilled(at now: UInt64) throws(TokenBucketError) -> TokenBucket {
        if now < lastUpdated { throw .arithmetic(.underflow) }
        var bucket = self
        do {
            let gain = try UInt256(now - lastUpdated).multiplied(by: rules.rate)
            bucket.tokens = min(rules.capacity, try tokens.adding(gain))
        } catch { throw .arithmetic(error) }
        bucket.lastUpdated = now
        return bucket
    }

    /// Takes tokens out; none, or any from a bucket that does not limit, change nothing at all.
    ///
    /// - Errors: in this order `overfilled` where a bucket holds more than it can, `maximumCapacityExceeded` where
    ///   no wait helps, `rateLimitReached` with the wait that does; `arithmetic` where time runs back or a bucket
    ///   that never fills should say how long.
    public mutating func consume(_ amount: UInt256, at now: UInt64) throws(TokenBucketError) {
        if !rules.isEnabled || amount.isZero { return }
        var bucket = self
        if now != lastUpdated {
            if tokens > rules.capacity { throw .overfilled }
            bucket = try refilled(at: now)
        }
        if amount > rules.capacity {
            throw .maximumCapacityExceeded(capacity: rules.capacity, requested: amount)
        }
        if amount > bucket.tokens { throw bucket.wait(for: amount) }
        bucket.tokens = bucket.tokens &- amount
        self = bucket
    }

    /// Gives the bucket other rules: it fills by the old ones until now, and what is too much is lost.
    ///
    /// - Errors: those of the rules' `check`; `arithmetic` where time runs back.
    public mutating func configure(_ new: TokenBucketRules, at now: UInt64) throws(TokenBucketError) {
        try new.check()
        var bucket = now == lastUpdated ? self : try refilled(at: now)
        bucket.tokens = min(new.capacity, bucket.tokens)
        bucket.rules = new
        self = bucket
    }

    /// Returns the refusal of more than there is, with the seconds until there is enough, rounded up.
    private func wait(for amount: UInt256) -> TokenBucketError {
        if rules.rate.isZero { return .arithmetic(.underflow) }
        do {
            let seconds = try (amount &- tokens).dividedUp(by: rules.rate)
            return .rateLimitReached(minimumWait: seconds, available: tokens)
        } catch { return .arithmetic(error) }
    }
}

/// How a bucket fills.
public struct TokenBucketRules: Hashable, Sendable {
    /// Whether it limits anything.
    public let isEnabled: Bool
    /// What it holds at most.
    public let capacity: UInt256
    /// What it gains each second.
    public let rate: UInt256

    /// Makes rules, right or wrong.
    public init(isEnabled: Bool, capacity: UInt256, rate: UInt256) {
        self.isEnabled = isEnabled
        self.capacity = capacity
        self.rate = rate
    }

    /// The rules of a bucket that limits nothing.
    public static let disabled = TokenBucketRules(isEnabled: false, capacity: .zero, rate: .zero)

    /// Checks that a bucket that limits gains more than 0 and less than its capacity, and that any other has
    /// neither.
    ///
    /// - Errors: `invalidRate`, `disabledNonZero`.
    public func check() throws(TokenBucketError) {
        if isEnabled {
            if rate.isZero || rate >= capacity { throw .invalidRate }
        } else if !rate.isZero || !capacity.isZero {
            throw .disabledNonZero
        }
    }
}

/// Why a bucket gives nothing or takes no rules.
public enum TokenBucketError: Error, Hashable, Sendable {
    /// The bucket holds more than it can.
    case overfilled
    /// More is asked for than the bucket can ever hold.
    case maximumCapacityExceeded(capacity: UInt256, requested: UInt256)
    /// More is asked for than there is; it will be there after so many seconds.
    case rateLimitReached(minimumWait: UInt256, available: UInt256)
    /// A bucket that limits must gain more than 0 and less than its capacity.
    case invalidRate
    /// A bucket that does not limit has neither capacity nor rate.
    case disabledNonZero
    /// A number is out of range.
    case arithmetic(ArithmeticError)

    /// The name upstream for the bucket of a token; nil for `arithmetic`, which upstream names after the operator.
    public var upstreamName: String? {
        switch self {
        case .overfilled: "BucketOverfilled"
        case .maximumCapacityExceeded: "TokenMaxCapacityExceeded"
        case .rateLimitReached: "TokenRateLimitReached"
        case .invalidRate: "InvalidRateLimitRate"
        case .disabledNonZero: "DisabledNonZeroRateLimit"
        case .arithmetic: nil
        }
    }
}
