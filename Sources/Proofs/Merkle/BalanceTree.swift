import Units

/// A node of a balance tree: a hash, and the sum of the balances below it.
///
/// The hash of an inner node covers the sums of both sides apart, not only their total: a total alone can be kept
/// while one side is made smaller.
public struct BalanceNode: MerkleNode {
    /// The hash.
    public var digest: SHA256Digest
    /// The sum below, in smallest units.
    public var sum: UInt256

    /// Makes a node as it was found in a file.
    public init(digest: SHA256Digest, sum: UInt256) {
        (self.digest, self.sum) = (digest, sum)
    }

    /// Returns the node above two others; nil where their sum leaves 256 bits.
    public static func joined(_ left: BalanceNode, _ right: BalanceNode) -> BalanceNode? {
        guard let sum = try? left.sum.adding(right.sum) else { return nil }
        var bytes = CanonicalBytes(heading: "plimsoll balance node 1")
        for side in [left, right] {
            bytes.add(side.digest)
            bytes.add(side.sum)
        }
        return BalanceNode(digest: SHA256Digest(of: [0x01] + bytes.bytes), sum: sum)
    }
}

/// What one account holds of one asset, as a leaf of that asset's tree.
public struct BalanceLeaf: Hashable, Sendable {
    /// The account.
    public var account: SafeText
    /// The asset.
    public var asset: SafeText
    /// How much, in smallest units.
    public var amount: UInt256
    /// Decimal places of the asset.
    public var decimals: UInt8
    /// Hides the leaf from whoever has to see its hash.
    public var blinding: SHA256Digest

    /// Makes a leaf.
    public init(
        account: SafeText, asset: SafeText, amount: UInt256, decimals: UInt8, blinding: SHA256Digest
    ) {
        self.account = account
        self.asset = asset
        self.amount = amount
        self.decimals = decimals
        self.blinding = blinding
    }

    /// Makes a leaf, blinded by the account's own key.
    public init(account: SafeText, asset: SafeText, amount: UInt256, decimals: UInt8, key: SigningKey) {
        var words = CanonicalBytes(heading: "plimsoll balance leaf 1")
        words.add(account)
        words.add(asset)
        self.init(
            account: account, asset: asset, amount: amount, decimals: decimals,
            blinding: key.blinding(for: words.bytes))
    }

    /// The leaf as a node.
    public var node: BalanceNode {
        var bytes = CanonicalBytes(heading: "plimsoll balance leaf 1")
        bytes.add(account)
        bytes.add(asset)
        bytes.add(UInt64(decimals))
        bytes.add(amount)
        bytes.add(blinding)
        return BalanceNode(digest: SHA256Digest(of: [0x00] + bytes.bytes), sum: amount)
    }
}

extension MerkleTree<BalanceNode> {
    /// Builds the tree of one asset's balances; nil where they sum to more than 256 bits.
    public init?(_ balances: [BalanceLeaf]) { self.init(balances.map(\.node)) }
}
