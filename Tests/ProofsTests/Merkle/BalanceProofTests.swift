import Proofs
import Testing
import Units

@Suite struct BalanceProofTests {
    private func balances(_ count: Int) -> [BalanceLeaf] {
        (0..<count).map { number in
            BalanceLeaf(
                account: SafeText("desk-\(number)"), asset: "USDC", amount: UInt256(UInt64(number * 100)),
                decimals: 6, blinding: SHA256Digest(of: [UInt8(number)]))
        }
    }

    private func fault(_ proof: BalanceProof, published: BalanceNode? = nil) -> BalanceProofFault? {
        do throws(BalanceProofFault) {
            try proof.check(published: published)
            return nil
        } catch { return error }
    }

    @Test(arguments: [1, 2, 3, 5, 8, 13]) func `every balance is proven against the sum of all`(count: Int)
        throws
    {
        let balances = balances(count)
        for index in balances.indices {
            let proof = try #require(BalanceProof(of: index, in: balances))
            #expect(proof.root.sum == UInt256(UInt64(count * (count - 1) / 2 * 100)))
            #expect(fault(proof, published: proof.root) == nil)
        }
        #expect(BalanceProof(of: count, in: balances) == nil)
    }

    @Test func `a changed amount owner or blinding is found`() throws {
        let proof = try #require(BalanceProof(of: 2, in: balances(5)))
        var amount = proof
        amount.leaf.amount = 201
        #expect(fault(amount) == .sumDiffers(1_001))
        var owner = proof
        owner.leaf.account = "desk-9"
        guard case .hashDiffers = fault(owner) else { return #expect(Bool(false), "another owner passed") }
        var decimals = proof
        decimals.leaf.decimals = 5
        guard case .hashDiffers = fault(decimals) else { return #expect(Bool(false), "another scale passed") }
    }

    @Test func `a neighbour made smaller is found although the total is kept`() throws {
        var proof = try #require(BalanceProof(of: 2, in: balances(4)))
        proof.path.siblings[0].sum = 0
        proof.path.siblings[1].sum = 400
        guard case .hashDiffers = fault(proof) else { return #expect(Bool(false), "moved sums passed") }
    }

    @Test func `a proof against another root than the published one says so`() throws {
        let proof = try #require(BalanceProof(of: 0, in: balances(3)))
        let other = try #require(BalanceProof(of: 0, in: balances(4))).root
        #expect(fault(proof, published: other) == .otherRoot(other.digest))
        let inflated = BalanceNode(digest: proof.root.digest, sum: 301)
        #expect(fault(proof, published: inflated) == .otherTotal(301))
        var short = proof
        short.path.siblings = []
        #expect(fault(short) == .pathDoesNotFit)
    }

    @Test func `balances beyond 256 bits have no tree`() {
        var balances = balances(2)
        (balances[0].amount, balances[1].amount) = (.max, 1)
        #expect(BalanceProof(of: 0, in: balances) == nil)
    }

    @Test func `a blinding is the owner's alone and the same each time`() throws {
        let (one, other) = (SigningKey(), SigningKey())
        func leaf(_ key: SigningKey, _ asset: SafeText) -> BalanceLeaf {
            BalanceLeaf(account: "desk-1", asset: asset, amount: 5, decimals: 6, key: key)
        }
        #expect(leaf(one, "USDC") == leaf(one, "USDC"))
        #expect(leaf(one, "USDC").blinding != leaf(other, "USDC").blinding)
        #expect(leaf(one, "USDC").blinding != leaf(one, "DAI").blinding)
        #expect(leaf(one, "USDC").blinding.bytes != one.exposed())
    }
}
