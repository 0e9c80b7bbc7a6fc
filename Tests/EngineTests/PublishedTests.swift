import Dispatch
import Engine
import Synchronization
import Testing

@Suite struct PublishedTests {
    /// Counts the values that live.
    private final class Counted: Sendable {
        static let living = Atomic<Int>(0)
        let number: Int
        init(_ number: Int) {
            self.number = number
            Counted.living.add(1, ordering: .relaxed)
        }
        deinit { Counted.living.subtract(1, ordering: .relaxed) }
    }

    @Test func `an empty place has nothing`() {
        #expect(Published<Int>().take() == nil)
    }

    @Test func `the newest value is taken, once`() {
        let place = Published<[Int]>()
        place.put([1])
        place.put([2, 2])
        #expect(place.take() == [2, 2])
        #expect(place.take() == nil)
    }

    @Test func `between two threads values only get newer and none is leaked`() {
        do {
            let place = Published<Counted>()
            let wrong = Atomic<Int>(0)
            let seen = Atomic<Int>(0)
            DispatchQueue.concurrentPerform(iterations: 2) { role in
                if role == 0 {
                    for number in 1...50_000 { place.put(Counted(number)) }
                    return
                }
                var last = 0
                for _ in 0..<50_000 {
                    guard let value = place.take() else { continue }
                    if value.number <= last { wrong.add(1, ordering: .relaxed) }
                    last = value.number
                    seen.add(1, ordering: .relaxed)
                }
            }
            #expect(wrong.load(ordering: .relaxed) == 0)
            let rest = place.take()
            #expect(rest.map { $0.number == 50_000 } ?? true)
            #expect(seen.load(ordering: .relaxed) > 0 || rest != nil)
            place.put(Counted(50_001))
        }
        #expect(Counted.living.load(ordering: .relaxed) == 0)
    }
}
