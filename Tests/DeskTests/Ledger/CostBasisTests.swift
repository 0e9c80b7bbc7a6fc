import Testing
import Units

@testable import Desk

@Suite struct CostBasisTests {
    private func basis(_ trades: (quantity: Int128, worth: Int128)...) -> CostBasis {
        var basis = CostBasis()
        for trade in trades { basis.trade(Int256(trade.quantity), worth: trade.worth) }
        return basis
    }

    @Test func `what is bought twice costs the sum, and a sale of half realises half of the gain`() {
        let basis = basis((10, 1_000), (10, 2_000), (-10, -1_800))
        #expect(basis.quantity == 10)
        #expect(basis.cost == 1_500)
        #expect(basis.realised == 300)
    }

    @Test func `selling short and buying back cheaper realises the difference`() {
        let basis = basis((-10, -1_000), (10, 700))
        #expect(basis.quantity == .zero && basis.cost == 0)
        #expect(basis.realised == 300)
    }

    @Test func `more than all closes one side and opens the other at the same price`() {
        let basis = basis((10, 1_000), (-30, -3_600))
        #expect(basis.quantity == -20)
        #expect(basis.cost == -2_400)
        #expect(basis.realised == 200)
    }

    @Test(arguments: UInt64(1)...200)
    func `cost less realised profit is what was paid in all, to the last unit`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var (basis, paid, held) = (CostBasis(), Int128(0), Int128(0))
        for _ in 0..<300 {
            let quantity = Int128(chance.next() % 2_001) - 1_000
            guard quantity != 0 else { continue }
            let price = Int128(1 + chance.next() % 977)
            basis.trade(Int256(quantity), worth: quantity * price)
            paid += quantity * price
            held += quantity
            #expect(basis.cost - basis.realised == paid)
            #expect(basis.quantity == Int256(held))
            if held == 0 { #expect(basis.cost == 0) }
        }
    }
}
