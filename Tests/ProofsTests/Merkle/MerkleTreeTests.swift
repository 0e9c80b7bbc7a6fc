import Proofs
import Testing

/// The tree of eight entries and its hashes are the known answers of the Certificate Transparency project.
@Suite struct MerkleTreeTests {
    private static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6f),
    ]

    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private func tree(_ count: Int) throws -> MerkleTree<SHA256Digest> {
        try #require(MerkleTree(MerkleTreeTests.entries.prefix(count).map(SHA256Digest.init(leaf:))))
    }

    @Test func `a tree without leaves has the hash of nothing`() throws {
        let empty = try tree(0)
        #expect(empty.root == nil)
        #expect(
            empty.hash.hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test(arguments: 1...8) func `a tree of published entries has its published hash`(count: Int) throws {
        #expect(try tree(count).hash.hexadecimal == MerkleTreeTests.roots[count - 1])
    }

    @Test(arguments: [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            2, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ])
    func `the way up from a published entry is the published one`(
        leaf: Int, count: Int, path: [String]
    ) throws {
        #expect(try tree(count).path(to: leaf - 1).siblings.map(\.hexadecimal) == path)
    }

    @Test func `every leaf of every small tree leads to its root and no other leaf does`() throws {
        for count in 1...33 {
            let leaves = (0..<count).map { SHA256Digest(leaf: [UInt8($0)]) }
            let tree = try #require(MerkleTree(leaves))
            for index in 0..<count {
                let path = tree.path(to: index)
                #expect(path.root(over: leaves[index]) == tree.root)
                #expect(path.root(over: SHA256Digest(leaf: [200])) != tree.root)
            }
        }
    }

    @Test func `a path of another length or to another place leads nowhere near the root`() throws {
        let tree = try tree(7)
        let leaf = SHA256Digest(leaf: MerkleTreeTests.entries[2])
        let path = tree.path(to: 2)
        var short = path
        short.siblings.removeLast()
        #expect(short.root(over: leaf) == nil)
        var long = path
        long.siblings.append(leaf)
        #expect(long.root(over: leaf) == nil)
        for (index, count) in [(3, 7), (2, 4), (7, 7), (-1, 7), (2, 0)] {
            let other = InclusionPath(index: index, count: count, siblings: path.siblings)
            #expect(other.root(over: leaf) != tree.root, "place \(index) of \(count)")
        }
    }

    @Test func `an inner node cannot be passed off as a leaf`() throws {
        let tree = try tree(2)
        let inner = MerkleTreeTests.entries[..<2].flatMap { SHA256Digest(leaf: $0).bytes }
        #expect(SHA256Digest(leaf: inner) != tree.root)
    }
}
