import Desk
import Dispatch
import Engine
import Glibc
import Testing
import Units

@Suite struct TickRingTests {
    private func tick(_ number: Int) -> Tick {
        Tick(
            price: Price(raw: UInt128(number)), time: Timestamp(nanoseconds: Int64(number)),
            instrument: InstrumentID(0), feed: 0)
    }

    private func put(_ numbers: Range<Int>, into ring: TickRing) -> Int {
        var next = numbers.lowerBound
        return ring.produce { buffer in
            let count = min(buffer.count, numbers.upperBound - next)
            for index in 0..<count { buffer[index] = tick(next + index) }
            next += count
            return count
        }
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (8, 8), (1_000, 1_024)])
    func `a capacity is rounded up to a power of two`(asked: Int, given: Int) {
        #expect(TickRing(capacity: asked).capacity == given)
    }

    @Test func `a full ring takes no more and says how many it took`() {
        let ring = TickRing(capacity: 4)
        #expect(put(0..<10, into: ring) == 4)
        #expect(put(4..<10, into: ring) == 0)
        #expect(ring.count == 4)
        #expect(ring.front().map(\.price.raw) == [0, 1, 2, 3])
    }

    @Test func `ticks leave in the order in which they came, round the end of the ring`() {
        let ring = TickRing(capacity: 8)
        var (next, taken): (Int, [UInt128]) = (0, [])
        for round in 0..<200 {
            next += put(next..<next + round % 9, into: ring)
            let run = ring.front()
            let count = min(run.count, round % 5)
            taken += run[..<count].map(\.price.raw)
            ring.drop(count)
        }
        while case let run = ring.front(), !run.isEmpty {
            taken += run.map(\.price.raw)
            ring.drop(run.count)
        }
        #expect(taken == (0..<UInt128(next)).map { $0 } && next > 300)
        #expect(ring.count == 0)
    }

    @Test(arguments: [1, 2, 64, 4_096])
    func `a producer and a consumer on two threads lose and double nothing`(capacity: Int) {
        let ring = TickRing(capacity: capacity)
        let total = 100_000
        var wrong = 0
        // A queue of its own gets a thread of its own, however many tests hold the shared ones.
        let producer = DispatchGroup()
        DispatchQueue(label: "producer").async(group: producer) {
            var (next, generator) = (0, SeededGenerator(seed: 0))
            while next < total {
                let most = Int.random(in: 1...100, using: &generator)
                let moved = put(next..<min(total, next + most), into: ring)
                next += moved
                if moved == 0 { sched_yield() }
            }
        }
        var (next, generator) = (0, SeededGenerator(seed: 1))
        while next < total {
            let run = ring.front()
            let moved = min(run.count, Int.random(in: 1...100, using: &generator))
            for index in 0..<moved where run[index] != tick(next + index) { wrong += 1 }
            ring.drop(moved)
            next += moved
            if moved == 0 { sched_yield() }
        }
        producer.wait()
        #expect(wrong == 0)
        #expect(ring.count == 0)
    }
}
