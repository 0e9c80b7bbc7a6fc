import Units

/// Which way tokens cross a lane.
public enum BridgeDirection: UInt8, CaseIterable, Hashable, Sendable {
    /// Locked at home, minted on the other chain.
    case toRemote
    /// Burned on the other chain, released at home.
    case toHome
}

/// Tokens that have left one chain and not reached the other.
public struct BridgeMessage: Hashable, Sendable {
    /// The message's number in its direction, from 0.
    public let nonce: UInt64
    /// How much crosses.
    public let amount: UInt256
    /// When it left, in seconds.
    public let sentAt: UInt64
    /// The root under which it was proven; nil before.
    public internal(set) var root: UInt256?
}

/// Why a lane refuses something; nothing has changed then.
public enum BridgeError: Error, Hashable, Sendable {
    /// The lane is paused.
    case paused
    /// Nothing would cross.
    case noAmount
    /// So many messages are in flight that no more may be sent.
    case tooManyInFlight(Int)
    /// More would be burned than was minted.
    case insufficientSupply
    /// A limit of the lane says no.
    case limited(TokenBucketError)
    /// No such message was ever sent.
    case unknownMessage(UInt64)
    /// The message was executed.
    case alreadyExecuted(UInt64)
    /// The root is 0, which an unset slot would match.
    case zeroRoot
    /// The message has been proven under another root.
    case alreadyProven(UInt64)
    /// The message is not proven, or under another root.
    case notProven(UInt64)
    /// A sum is no 256-bit integer.
    case arithmetic(ArithmeticError)
}
