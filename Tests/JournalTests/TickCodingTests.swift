import Desk
import Journal
import Testing
import Units

@Suite struct TickCodingTests {
    private let ticks = [
        Tick(
            price: Price(raw: .max), time: Timestamp(nanoseconds: .max), instrument: InstrumentID(7), feed: 3),
        Tick(
            price: Price(raw: 1), time: Timestamp(nanoseconds: -1), instrument: InstrumentID(.max),
            feed: .max,
            kind: .benchmark),
    ]

    private var bytes: [UInt8] {
        var encoder = ByteEncoder()
        for tick in ticks { TickCoding.write(tick, into: &encoder) }
        return encoder.bytes
    }

    @Test func `ticks come back as they were`() throws {
        #expect(bytes.count == 2 * TickCoding.width)
        #expect(try TickCoding.ticks(in: bytes) == ticks)
        #expect(try TickCoding.ticks(in: []) == [])
    }

    @Test func `bytes that end within a tick or name no kind are refused`() {
        for count in 1..<bytes.count where count != TickCoding.width {
            #expect(throws: ByteCodingError.self) { try TickCoding.ticks(in: Array(bytes[..<count])) }
        }
        var wrong = bytes
        wrong[wrong.count - 1] = 2
        #expect(throws: ByteCodingError.self) { try TickCoding.ticks(in: wrong) }
    }
}
