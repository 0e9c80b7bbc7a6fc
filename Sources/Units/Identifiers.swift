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

/// Names a lending venue by its place among those that the desk knows.
@frozen
public struct LendingID: Hashable, Comparable, Sendable {
    /// Position among the lending venues, from 0.
    public var index: UInt32

    /// Makes the identifier of the lending venue at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: LendingID, right: LendingID) -> Bool { left.index < right.index }
}

/// Names an exchange pool by its place among those that the desk knows.
@frozen
public struct PoolID: Hashable, Comparable, Sendable {
    /// Position among the pools, from 0.
    public var index: UInt32

    /// Makes the identifier of the pool at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: PoolID, right: PoolID) -> Bool { left.index < right.index }
}

/// Names something held for its owner until a deadline, by the number it got when it began, from 1.
@frozen
public struct EscrowID: Hashable, Comparable, Sendable {
    /// The number.
    public var number: UInt64

    /// Makes the identifier of an escrow.
    @inlinable
    public init(_ number: UInt64) { self.number = number }

    /// Orders by value, older first.
    @inlinable
    public static func < (left: EscrowID, right: EscrowID) -> Bool { left.number < right.number }
}

/// Names an order by the number it got when it came, from 1.
@frozen
public struct OrderID: Hashable, Comparable, Sendable {
    /// The number.
    public var number: UInt64

    /// Makes the identifier of an order.
    @inlinable
    public init(_ number: UInt64) { self.number = number }

    /// Orders by value, older first.
    @inlinable
    public static func < (left: OrderID, right: OrderID) -> Bool { left.number < right.number }
}
