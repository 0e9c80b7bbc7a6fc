import Units

/// Shows that one account's balance of an asset is part of what the desk says it holds of that asset.
public struct BalanceProof: Hashable, Sendable {
    /// The balance.
    public var leaf: BalanceLeaf
    /// The way up from it.
    public var path: InclusionPath<BalanceNode>
    /// The hash and the sum of all balances, as the desk publishes them.
    public var root: BalanceNode

    /// The version of the form.
    public static let version: UInt64 = 1

    /// Makes a proof as it was found in a file.
    public init(leaf: BalanceLeaf, path: InclusionPath<BalanceNode>, root: BalanceNode) {
        (self.leaf, self.path, self.root) = (leaf, path, root)
    }

    /// Proves one of an asset's balances; nil for a place that has none, or where they sum to more than 256 bits.
    public init?(of index: Int, in balances: [BalanceLeaf]) {
        guard balances.indices.contains(index), let tree = MerkleTree(balances), let root = tree.root else {
            return nil
        }
        self.init(leaf: balances[index], path: tree.path(to: index), root: root)
    }

    /// Checks that the balance is part of the root.
    ///
    /// - Parameter published: the root that everybody has seen; without it the proof is checked against its own,
    ///   which anybody could have made up.
    /// - Errors: the first thing that differs, in the order of the cases.
    public func check(published: BalanceNode? = nil) throws(BalanceProofFault) {
        if let published {
            guard root.digest == published.digest else { throw .otherRoot(published.digest) }
            guard root.sum == published.sum else { throw .otherTotal(published.sum) }
        }
        guard let reached = path.root(over: leaf.node) else { throw .pathDoesNotFit }
        guard reached.sum == root.sum else { throw .sumDiffers(reached.sum) }
        guard reached.digest == root.digest else { throw .hashDiffers(reached.digest) }
    }
}

/// What is wrong with a balance proof.
public enum BalanceProofFault: Error, Hashable, Sendable {
    /// It is a proof against another root than the one published.
    case otherRoot(SHA256Digest)
    /// It claims another total than the one published.
    case otherTotal(UInt256)
    /// The path is none to that place of a tree of that size, or its sums leave 256 bits.
    case pathDoesNotFit
    /// The balances on the way come to another total.
    case sumDiffers(UInt256)
    /// The balance, its owner or a neighbour is another than the root was made of.
    case hashDiffers(SHA256Digest)
}
