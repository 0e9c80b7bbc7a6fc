import Reports
import Testing
import Units

@Suite struct LotQueueTests {
    private func queue(_ trades: [(Int128, Int128)]) -> LotQueue {
        var queue = LotQueue()
        for (change, worth) in trades { queue.trade(Int256(change), worth: worth) }
        return queue
    }

    @Test func `what came first goes first`() {
        let queue = queue([(10, 100), (10, 300), (-15, -450)])
        #expect(queue.realised == 450 - 100 - 150)
        #expect(queue.quantity == Int256(5))
        #expect(queue.cost == 150)
        #expect(queue.lotCount == 1)
    }

    @Test func `a short holding is covered lot by lot`() {
        let queue = queue([(-10, -100), (-10, -200), (15, 150)])
        #expect(queue.realised == (100 - 100) + (100 - 50))
        #expect(queue.quantity == Int256(-5))
        #expect(queue.cost == -100)
    }

    @Test func `more than is held closes it and opens the other side`() {
        let queue = queue([(10, 100), (-25, -500)])
        #expect(queue.realised == 200 - 100)
        #expect(queue.quantity == Int256(-15))
        #expect(queue.cost == -300)
    }

    @Test func `the remainder of a part stays with the lot`() {
        let queue = queue([(3, 100), (-1, -50), (-1, -50), (-1, -50)])
        #expect(queue.realised == 50)
        #expect(queue.cost == 0 && queue.quantity == .zero && queue.lotCount == 0)
    }

    @Test func `nothing is lost whatever is traded`() {
        var generator = SeededGenerator(seed: 7)
        var queue = LotQueue()
        var (invested, held) = (Int128(0), Int128(0))
        for _ in 0..<20_000 {
            let change = Int128(generator.next() % 2_001) - 1_000
            let worth =
                change * Int128(generator.next() % 97) + (change.signum() * Int128(generator.next() % 5))
            queue.trade(Int256(change), worth: worth)
            (invested, held) = (invested + worth, held + change)
            #expect(queue.quantity == Int256(held))
            #expect(queue.cost - queue.realised == invested)
        }
        #expect(queue.lotCount < 20_000)
    }

    @Test func `what was held before has its cost and its profit`() {
        var queue = LotQueue()
        #expect(queue.isUntouched)
        queue.open(Int256(4), cost: 40, realised: -7)
        #expect(!queue.isUntouched)
        queue.trade(Int256(-4), worth: -60)
        #expect(queue.realised == 13)
    }
}
