/// An array in chunks of at most 1,024 elements, so that a held copy costs one chunk per first write.
///
/// A flat array of a million elements that somebody holds a copy of is copied whole at the next write; here
/// only the chunk that is written to is.
public struct ChunkedArray<Element: Sendable>: Sendable {
    @usableFromInline var chunks: [[Element]] = []
    /// Elements in all.
    public private(set) var count = 0

    @usableFromInline static var shift: Int { 10 }
    @usableFromInline static var mask: Int { 1 << shift - 1 }

    /// Makes an empty array.
    public init() {}

    /// Makes an array of `elements`, in their order.
    public init(_ elements: some Sequence<Element>) {
        for element in elements { append(element) }
    }

    /// Adds an element at the end.
    public mutating func append(_ element: Element) {
        if count & ChunkedArray.mask == 0 { chunks.append([]) }
        chunks[chunks.count - 1].append(element)
        count += 1
    }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection {
    /// 0.
    @inlinable public var startIndex: Int { 0 }
    /// The count.
    @inlinable public var endIndex: Int { count }

    /// The element at a place; a write copies at most its chunk.
    @inlinable
    public subscript(index: Int) -> Element {
        get { chunks[index >> ChunkedArray.shift][index & ChunkedArray.mask] }
        _modify { yield &chunks[index >> ChunkedArray.shift][index & ChunkedArray.mask] }
    }
}

extension ChunkedArray: ExpressibleByArrayLiteral {
    /// Makes an array of the elements listed.
    public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension ChunkedArray: Equatable where Element: Equatable {}
extension ChunkedArray: Hashable where Element: Hashable {}
