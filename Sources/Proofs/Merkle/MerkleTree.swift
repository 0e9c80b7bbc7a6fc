/// What a tree is made of: two nodes give the one above them.
public protocol MerkleNode: Hashable, Sendable {
    /// Returns the node above two others; nil where they cannot be joined.
    static func joined(_ left: Self, _ right: Self) -> Self?
}

/// A binary tree over a list of leaves, in the shape of RFC 6962: the left part of `n` leaves is the greatest power
/// of two below `n`.
///
/// - Source: RFC 6962, section 2.1; RFC 9162, section 2.1.3.
public struct MerkleTree<Node: MerkleNode>: Sendable {
    /// Nodes by their height, leaves first; a node without a neighbour goes up as it is.
    private let levels: [[Node]]

    /// Builds the tree; nil where two nodes cannot be joined.
    public init?(_ leaves: [Node]) {
        var levels = [leaves]
        while let below = levels.last, below.count > 1 {
            var level: [Node] = []
            for place in stride(from: 0, to: below.count - 1, by: 2) {
                guard let node = Node.joined(below[place], below[place + 1]) else { return nil }
                level.append(node)
            }
            if let last = below.last, below.count % 2 == 1 { level.append(last) }
            levels.append(level)
        }
        self.levels = levels
    }

    /// Number of leaves.
    public var count: Int { levels[0].count }

    /// The node above all; nil without leaves.
    public var root: Node? { levels.last?.first }

    /// Returns what shows that a leaf is in the tree; traps for a place that has no leaf.
    public func path(to index: Int) -> InclusionPath<Node> {
        precondition(levels[0].indices.contains(index), "a path leads to a leaf")
        var siblings: [Node] = []
        var place = index
        for level in levels.dropLast() {
            if level.indices.contains(place ^ 1) { siblings.append(level[place ^ 1]) }
            place >>= 1
        }
        return InclusionPath(index: index, count: count, siblings: siblings)
    }
}

/// What shows that a leaf is in a tree: its place, and the nodes beside the way up.
public struct InclusionPath<Node: MerkleNode>: Hashable, Sendable {
    /// The leaf's place, from 0.
    public var index: Int
    /// Number of leaves of the tree.
    public var count: Int
    /// The nodes beside the way, the one beside the leaf first.
    public var siblings: [Node]

    /// Makes a path as it was found in a file; `root(over:)` says whether it is one.
    public init(index: Int, count: Int, siblings: [Node]) {
        (self.index, self.count, self.siblings) = (index, count, siblings)
    }

    /// Returns the node above all that the path leads to from a leaf; nil where the path has another length than one
    /// to that place, or nodes cannot be joined.
    public func root(over leaf: Node) -> Node? {
        guard index >= 0, index < count else { return nil }
        var (place, last, node) = (index, count - 1, leaf)
        for sibling in siblings {
            guard last > 0 else { return nil }
            let isRight = place & 1 == 1 || place == last
            guard let above = isRight ? Node.joined(sibling, node) : Node.joined(node, sibling) else {
                return nil
            }
            node = above
            if isRight { while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) } }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 ? node : nil
    }
}
