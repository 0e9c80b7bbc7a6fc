import Protocols
import Testing
import Units

@Suite struct AaveHealthMonotoneTests {
    @Test func `health rises with collateral, its price and threshold and falls with debt and its price`()
        throws
    {
        var generator = SeededGenerator(seed: 26)
        for _ in 0..<1_000 {
            let account = [
                position(&generator, isDebt: false), position(&generator, isDebt: false),
                position(&generator, isDebt: true),
            ]
            let former = try AaveAccountData(account).healthFactor
            let more = UInt256(generator.next() >> (generator.next() % 60)) &+ 1
            let rising: [(inout [AaveReservePosition]) -> Void] = [
                { $0[0].scaledSupply = $0[0].scaledSupply &+ more }, { $0[0].price = $0[0].price &+ more },
                { $0[0].liquidationThreshold += 1 }, { $0[1].liquidityIndex = $0[1].liquidityIndex &+ more },
            ]
            let falling: [(inout [AaveReservePosition]) -> Void] = [
                { $0[2].scaledDebt = $0[2].scaledDebt &+ more }, { $0[2].price = $0[2].price &+ more },
                { $0[2].variableBorrowIndex = $0[2].variableBorrowIndex &+ more },
            ]
            for change in rising {
                var changed = account
                change(&changed)
                #expect(try AaveAccountData(changed).healthFactor >= former)
            }
            for change in falling {
                var changed = account
                change(&changed)
                #expect(try AaveAccountData(changed).healthFactor <= former)
            }
        }
    }

    private func position(_ generator: inout SeededGenerator, isDebt: Bool) -> AaveReservePosition {
        let balance = UInt256(generator.next() >> (generator.next() % 40))
        return AaveReservePosition(
            decimals: UInt8(6 + generator.pick(13)), price: UInt256(generator.next() >> 20),
            scaledSupply: isDebt ? 0 : balance, liquidityIndex: Ray.one &+ UInt256(generator.next()),
            scaledDebt: isDebt ? balance : 0, variableBorrowIndex: Ray.one &+ UInt256(generator.next()),
            isUsedAsCollateral: !isDebt, loanToValue: 7_000,
            liquidationThreshold: 7_000 + UInt32(generator.pick(2_000)))
    }
}
