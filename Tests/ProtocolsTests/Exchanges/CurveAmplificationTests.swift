import Protocols
import Testing
import Units

struct CurveAmplificationTests {
    private let day = CurveAmplification.shortestRamp

    @Test func `a change moves in a straight line and stays at its end`() throws {
        let ramp = CurveAmplification(initial: 100, future: 200, initialTime: 1000, futureTime: 2000)
        #expect(
            try [1000, 1500, 1999, 2000, 9000].map { try ramp.value(at: $0) } == [100, 150, 199, 200, 200])
        let fall = CurveAmplification(initial: 200, future: 100, initialTime: 1000, futureTime: 2000)
        #expect(try [1000, 1001, 1500, 2000].map { try fall.value(at: $0) } == [200, 200, 150, 100])
        #expect(throws: CurveError.arithmetic(.underflow)) { try ramp.value(at: 999) }
    }

    @Test func `a change starts from where the last one is`() throws {
        let ramp = CurveAmplification(initial: 100, future: 300, initialTime: 0, futureTime: 2 * day)
        let next = try ramp.ramped(to: 4, until: 3 * day, at: day, dialect: .template)
        #expect(try next.value(at: day) == 200)
        #expect(try next.value(at: 2 * day) == 300 && next.future == 400)
        #expect(try next.stopped(at: 2 * day).value(at: 9 * day) == 300)
    }

    @Test func `a change that is too soon or too great is refused`() throws {
        let start = CurveAmplification(1000)
        let refused: [(UInt256, UInt64, UInt64)] = [
            (10, day - 1, 9 * day), (10, day, 2 * day - 1), (0, day, 2 * day), (1_000_000, day, 2 * day),
            (101, day, 2 * day), (10, 2 * day, day),
        ]
        for (target, time, end) in refused {
            #expect(throws: CurveError.rampOutOfBounds, "\(target) from \(time) to \(end)") {
                try start.ramped(to: target, until: end, at: time, dialect: .template)
            }
        }
        for target in [1, 100] as [UInt256] {
            #expect(
                try start.ramped(to: target, until: 2 * day, at: day, dialect: .template).future
                    == target &* 100)
        }
        #expect(throws: CurveError.rampOutOfBounds) {
            try CurveAmplification(1001).ramped(to: 1, until: 2 * day, at: day, dialect: .template)
        }
    }

    @Test func `a pool trades at the amplification of its time`() throws {
        var pool = try CurvePool(
            dialect: .template, precisions: [1, 1], amplification: CurveAmplification(1000), fee: 0,
            adminFee: 0, balances: [Wad.one, Wad.one], totalSupply: 2 &* Wad.one)
        try pool.rampAmplification(to: 100, until: 2 * day, at: day)
        let early = try pool.quote(selling: Wad.one >> 1, of: 0, for: 1, at: day)
        let late = try pool.quote(selling: Wad.one >> 1, of: 0, for: 1, at: 2 * day)
        #expect(late > early)
        try pool.stopRamp(at: day)
        #expect(try pool.quote(selling: Wad.one >> 1, of: 0, for: 1, at: 2 * day) == early)
    }
}
