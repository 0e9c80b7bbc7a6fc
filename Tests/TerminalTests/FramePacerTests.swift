import Testing

@testable import Terminal

@Suite struct FramePacerTests {
    private static let second: Int64 = 1_000_000_000

    private func budget(_ advice: FramePacer.Advice) -> Int? {
        if case .send(let budget) = advice { budget } else { nil }
    }

    @Test func `one frame is in flight and no more`() {
        var pacer = FramePacer()
        #expect(budget(pacer.advice(at: 0)) != nil)
        pacer.noteSent(4_000, at: 0)
        #expect(pacer.isInFlight)
        #expect(pacer.advice(at: 1) == .wait(until: FramePacerTests.second))
        pacer.noteAnswer(at: 2_000_000)
        #expect(!pacer.isInFlight && budget(pacer.advice(at: 2_000_001)) != nil)
    }

    @Test func `a terminal that never answers is taken for mute and gets frames at a fixed rate`() {
        var pacer = FramePacer()
        pacer.noteSent(4_000, at: 0)
        #expect(budget(pacer.advice(at: FramePacerTests.second - 1)) == nil)
        #expect(pacer.asks)
        #expect(budget(pacer.advice(at: FramePacerTests.second)) != nil)
        #expect(!pacer.asks)
        pacer.noteSent(4_000, at: FramePacerTests.second)
        #expect(
            pacer.advice(at: FramePacerTests.second) == .wait(until: FramePacerTests.second + 100_000_000))
    }

    @Test func `a terminal that answers after all is asked again`() {
        var pacer = FramePacer()
        pacer.noteSent(4_000, at: 0)
        _ = pacer.advice(at: FramePacerTests.second)
        pacer.noteAnswer(at: FramePacerTests.second + 1)
        #expect(pacer.asks)
    }

    @Test func `an answer that is lost is waited for a second and a half`() {
        var pacer = FramePacer()
        pacer.noteSent(4_000, at: 0)
        pacer.noteAnswer(at: 1_000_000)
        pacer.noteSent(4_000, at: 2_000_000)
        let end = 2_000_000 + FramePacerTests.second * 3 / 2
        #expect(pacer.advice(at: 3_000_000) == .wait(until: end))
        #expect(budget(pacer.advice(at: end)) != nil)
        #expect(pacer.asks)
    }

    @Test func `what was in flight when the terminal was given away is not waited for`() {
        var pacer = FramePacer()
        pacer.noteSent(4_000, at: 0)
        pacer.noteAnswer(at: 1_000_000)
        pacer.noteSent(4_000, at: 2_000_000)
        pacer.forgetFlight()
        #expect(budget(pacer.advice(at: 2_000_001)) != nil)
    }

    @Test func `the rate of the line is measured and a frame takes a fifth of a second of it`() {
        var pacer = FramePacer()
        pacer.noteSent(10_000, at: 0)
        pacer.noteAnswer(at: FramePacerTests.second)
        #expect(pacer.rate == 10_000)
        #expect(pacer.advice(at: FramePacerTests.second) == .send(budget: 2_000))
        pacer.noteSent(2_000, at: FramePacerTests.second)
        pacer.noteAnswer(at: 2 * FramePacerTests.second)
        #expect(pacer.rate == 2_000)
    }

    @Test func `a line that has become slow is believed at once, a fast one step by step`() {
        var pacer = FramePacer()
        for (bytes, milliseconds, rate) in [(1_000, 1, 1_000_000), (2_000, 1_000, 2_000), (400, 100, 2_500)] {
            pacer.noteSent(bytes, at: 0)
            pacer.noteAnswer(at: Int64(milliseconds) * 1_000_000)
            #expect(pacer.rate == rate)
        }
    }

    @Test func `small frames tell nothing of the rate`() {
        var pacer = FramePacer()
        pacer.noteSent(20, at: 0)
        pacer.noteAnswer(at: FramePacerTests.second)
        #expect(pacer.rate == nil)
    }

    @Test func `however slow or fast the line, something passes and not too much`() {
        var slow = FramePacer()
        slow.noteSent(200, at: 0)
        slow.noteAnswer(at: 60 * FramePacerTests.second)
        #expect(slow.advice(at: 60 * FramePacerTests.second) == .send(budget: 160))
        var fast = FramePacer()
        fast.noteSent(.max / 2_000_000, at: 0)
        fast.noteAnswer(at: 0)
        #expect((budget(fast.advice(at: 1)) ?? .max) <= 1 << 20)
    }

    @Test func `an answer that nobody waits for changes nothing`() {
        var pacer = FramePacer()
        pacer.noteAnswer(at: 5)
        #expect(pacer.rate == nil && !pacer.isInFlight)
    }

    @Test func `a line that has been quiet is tried with little before it gets much`() {
        var pacer = FramePacer()
        pacer.noteSent(5_000, at: 0)
        pacer.noteAnswer(at: 1_000_000)
        #expect(pacer.advice(at: FramePacerTests.second) == .send(budget: 32_768))
        let later = 3 * FramePacerTests.second
        #expect(pacer.advice(at: later) == .send(budget: 400))
        pacer.noteSent(400, at: later)
        pacer.noteAnswer(at: later + 1_000_000)
        #expect(pacer.advice(at: later + 1_000_000) == .send(budget: 800))
        pacer.noteSent(800, at: later + 1_000_000)
        pacer.noteAnswer(at: later + 401_000_000)
        #expect(pacer.rate == 2_000)
        #expect(pacer.advice(at: later + 401_000_000) == .send(budget: 400))
    }

    @Test func `an answer that comes too late is not taken for the next frame's`() {
        var pacer = FramePacer()
        pacer.noteSent(400, at: 0)
        pacer.noteAnswer(at: 1_000_000)
        pacer.noteSent(4_000, at: 2_000_000)
        let end = 2_000_000 + FramePacerTests.second * 3 / 2
        #expect(budget(pacer.advice(at: end)) == 533)
        pacer.noteSent(500, at: end)
        pacer.noteAnswer(at: end + 1_000_000)
        #expect(pacer.isInFlight && pacer.rate == 2_666)
        pacer.noteAnswer(at: end + 250_000_000)
        #expect(!pacer.isInFlight && pacer.rate == 2_000)
    }

    @Test func `a long way there and back is not taken for a narrow line`() {
        var pacer = FramePacer()
        let way = FramePacerTests.second / 4
        pacer.noteSent(50, at: 0)
        pacer.noteAnswer(at: way)
        var now = way
        for _ in 0..<4 {
            pacer.noteSent(1_000, at: now)
            now += way + 10_000_000
            pacer.noteAnswer(at: now)
        }
        #expect((pacer.rate ?? 0) > 20_000)
    }
}
