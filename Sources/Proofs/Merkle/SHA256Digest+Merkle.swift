/// Digests as the nodes of a Merkle tree: leaves and inner nodes are hashed under different first bytes, so that
/// none can be taken for the other.
///
/// - Source: RFC 6962, section 2.1.
extension SHA256Digest: MerkleNode {
    /// The digest of a leaf: SHA-256 of 0x00 and the entry.
    public init(leaf entry: [UInt8]) { self.init(of: [0x00] + entry) }

    /// Returns SHA-256 of 0x01 and both digests.
    public static func joined(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest? {
        SHA256Digest(of: [0x01] + left.bytes + right.bytes)
    }
}

extension MerkleTree<SHA256Digest> {
    /// The hash of the whole tree; that of no bytes for a tree without leaves.
    public var hash: SHA256Digest { root ?? SHA256Digest(of: []) }
}
