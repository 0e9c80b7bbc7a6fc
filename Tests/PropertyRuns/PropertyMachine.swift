import Units

/// Something that keeps promises through any order of calls.
///
/// Every call draws what it needs from a generator of its own and finds its amounts in the state it meets, so
/// that a sequence from which calls are taken out is a sequence still.
public protocol PropertyMachine {
    /// Makes the thing as a seed has it.
    init(_ chance: inout SeededGenerator) throws

    /// Makes one random call, checks every promise, and returns the call's name or `refused`.
    ///
    /// - Throws: `BrokenPromise`; any other error counts as broken too.
    mutating func step(_ chance: inout SeededGenerator) throws -> String
}

extension PropertyMachine {
    /// What a call that was refused returns.
    public static var refused: String { "refused" }
}

/// A promise that was not kept.
public struct BrokenPromise: Error, Hashable, CustomStringConvertible {
    /// Which one, and with what numbers.
    public let description: String

    /// Says which promise was not kept.
    public init(description: String) { self.description = description }
}

/// Throws unless a promise is kept.
public func promise(_ isKept: Bool, _ rule: @autoclosure () -> String) throws(BrokenPromise) {
    if !isKept { throw BrokenPromise(description: rule()) }
}
