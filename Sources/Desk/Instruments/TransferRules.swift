import Units

/// What a permissioned token asks before it moves.
///
/// In the order of ERC-3643: paused, receiver frozen, sender frozen, free balance, receiver verified, then what
/// its compliance asks. Sending asks for no claim, so that a holder whose claim has lapsed can leave. Venues that
/// list the token are verified by its issuer.
public struct TransferRules: Hashable, Sendable {
    /// What an issuer trusted by the token must have said of whoever receives it; nothing without.
    public var claim: SafeText?
    /// Countries whose holders may not receive it, as two letters.
    public var closedCountries: [CountryCode] = []
    /// The most accounts of ours that may hold it; 0 for any number.
    public var holderLimit: UInt32 = 0
    /// The most that one holder may have, in smallest units; zero for any amount.
    public var mostHeld = UInt256.zero
    /// Seconds of the UTC day within which it moves; at any time without.
    public var hours: Range<UInt32>?

    /// Makes rules that ask for nothing.
    public init() {}
}

/// A country by its two letters.
public struct CountryCode: Hashable, Sendable {
    /// The letters, upper case.
    public let letters: (UInt8, UInt8)

    /// Makes a code; `nil` unless the text is two letters.
    public init?(_ text: String) {
        let bytes = Array(text.uppercased().utf8)
        guard bytes.count == 2, bytes.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
        letters = (bytes[0], bytes[1])
    }

    /// The two letters.
    public var text: String { String(decoding: [letters.0, letters.1], as: UTF8.self) }

    /// Whether two codes name the same country.
    public static func == (left: CountryCode, right: CountryCode) -> Bool { left.letters == right.letters }

    /// Feeds both letters.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(letters.0)
        hasher.combine(letters.1)
    }
}

/// What is known of whoever holds an account.
public struct HolderIdentity: Hashable, Sendable {
    /// A claim that somebody trusted has made, and when it lapses.
    public struct Claim: Hashable, Sendable {
        /// What is claimed.
        public var topic: SafeText
        /// The moment from which it no longer holds.
        public var end: Timestamp

        /// Makes a claim.
        public init(_ topic: SafeText, until end: Timestamp) { (self.topic, self.end) = (topic, end) }
    }

    /// The country of the holder.
    public var country: CountryCode?
    /// What is claimed of the holder.
    public var claims: [Claim]

    /// Makes an identity; nothing is known unless said.
    public init(country: CountryCode? = nil, claims: [Claim] = []) {
        (self.country, self.claims) = (country, claims)
    }

    /// Whether a claim holds at a moment.
    func claims(_ topic: SafeText, at time: Timestamp) -> Bool {
        claims.contains { $0.topic == topic && time < $0.end }
    }
}

/// The rule of a token that refused a transfer.
public enum TransferRefusal: Hashable, Sendable {
    /// Its agent has paused it.
    case paused
    /// The account is frozen.
    case frozen(AccountID)
    /// So much of what the account holds is frozen that less is free.
    case partlyFrozen(free: UInt256)
    /// The claim of the receiver has lapsed, or there never was one.
    case claimLapsed(AccountID, SafeText)
    /// Holders of the receiver's country, or of none that is known, may not receive it.
    case country(AccountID)
    /// As many accounts hold it as may.
    case holderLimit(UInt32)
    /// The receiver would hold more than one holder may.
    case mostHeld(UInt256)
    /// It does not move at this time of the day.
    case cutOff(opensAt: UInt32)
}
