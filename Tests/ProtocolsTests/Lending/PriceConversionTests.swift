import Protocols
import Testing
import Units

struct PriceConversionTests {
    @Test func `a conversion and its inverses agree`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<4_000 {
            let conversion = PriceConversion(
                numerator: UInt256(generator.next() >> (generator.next() % 60)) &+ 1,
                denominator: UInt256(generator.next() >> (generator.next() % 60)) &+ 1)
            let answer = UInt256(generator.next() >> (generator.next() % 64)) &+ 1
            let (greatest, least) = try (
                conversion.greatestPrice(answering: answer), conversion.leastPrice(answering: answer)
            )
            try #require(try conversion.answer(at: greatest) <= answer)
            try #require(try conversion.answer(at: greatest &+ 1) > answer)
            try #require(try conversion.answer(at: least) >= answer)
            try #require(try least.isZero || conversion.answer(at: least &- 1) < answer)
        }
    }
}
