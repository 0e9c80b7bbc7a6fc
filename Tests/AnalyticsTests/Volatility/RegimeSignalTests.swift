import Analytics
import Testing

struct RegimeSignalTests {
    @Test func `one wick changes nothing and a storm does`() throws {
        var signal = try RegimeSignal(enter: 0.8, leave: 0.5, confirmations: 3)
        let seen = try [0.9, 0.9, 0.4, 0.9, 0.8, 0.85, 0.9].map { try signal.observe($0) }
        #expect(seen == [.calm, .calm, .calm, .calm, .calm, .turbulent, .turbulent])
    }

    @Test func `between the thresholds a market stays what it was`() throws {
        var signal = try RegimeSignal(enter: 0.8, leave: 0.5, confirmations: 1)
        let seen = try [0.79, 0.8, 0.6, 0.51, 0.5, 0.6, 0.79].map { try signal.observe($0) }
        #expect(seen == [.calm, .turbulent, .turbulent, .turbulent, .calm, .calm, .calm])
    }

    @Test func `thresholds in the wrong order and volatilities below 0 are refused`() throws {
        #expect(throws: VolatilityError.parameter("the threshold to leave at", 0.8)) {
            try RegimeSignal(enter: 0.8, leave: 0.8, confirmations: 1)
        }
        #expect(throws: VolatilityError.volatilityNotPositive(0)) {
            try RegimeSignal(enter: 0.8, leave: 0, confirmations: 1)
        }
        #expect(throws: VolatilityError.parameter("confirmations", 0)) {
            try RegimeSignal(enter: 0.8, leave: 0.5, confirmations: 0)
        }
        var signal = try RegimeSignal(enter: 0.8, leave: 0.5, confirmations: 2)
        try signal.observe(0.9)
        #expect(throws: VolatilityError.volatilityNotPositive(-0.1)) { try signal.observe(-0.1) }
        #expect(signal.agreeing == 1)
    }
}
