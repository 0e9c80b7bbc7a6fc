/// Names an instrument by its place in the desk's registry; symbols are interned to this at the edge.
@frozen
public struct InstrumentID: Hashable, Comparable, Sendable {
    /// Position in the registry, from 0.
    public var index: UInt32

    /// Makes the identifier of the instrument at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: InstrumentID, right: InstrumentID) -> Bool { left.index < right.index }
}

/// Names an account by its place in the book, which is the order of its file.
@frozen
public struct AccountID: Hashable, Comparable, Sendable {
    /// Position in the book, from 0.
    public var index: UInt32

    /// Makes the identifier of the account at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: AccountID, right: AccountID) -> Bool { left.index < right.index }
}

/// Counts the inputs (ticks and commands) that the desk has applied since its run began.
///
/// The sequence of a batch is that of its last input, so it does not depend on where batches were cut.
public typealias Sequence64 = UInt64
