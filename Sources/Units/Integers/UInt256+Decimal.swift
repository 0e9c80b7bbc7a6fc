/// Decimal text, in pieces of 19 digits because 10^19 is the greatest power of ten in one word.
extension UInt256: CustomStringConvertible, LosslessStringConvertible {
    /// Makes an integer of 1 or more ASCII digits, or nil when the text is anything else or above 2^256 - 1.
    public init?(decimal text: String) {
        var value = UInt256.zero
        var (piece, scale) = (UInt64(0), UInt64(1))
        var isEmpty = true
        for byte in text.utf8 {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            piece = piece &* 10 &+ UInt64(byte &- 0x30)
            scale &*= 10
            isEmpty = false
            if scale == UInt256.pieceScale {
                guard let next = value.appending(piece, scale: scale) else { return nil }
                (value, piece, scale) = (next, 0, 1)
            }
        }
        guard !isEmpty, let last = value.appending(piece, scale: scale) else { return nil }
        self = last
    }

    /// Makes an integer of decimal text, as `init(decimal:)`.
    public init?(_ description: String) { self.init(decimal: description) }

    /// The value in decimal digits.
    public var description: String {
        String(unsafeUninitializedCapacity: UInt256.longestText) { buffer in
            let start = writeDigits(endingAt: UInt256.longestText, in: buffer)
            let count = UInt256.longestText - start
            for index in 0..<count { buffer[index] = buffer[start + index] }
            return count
        }
    }

    /// The number of decimal digits of the greatest value.
    static var longestText: Int { 78 }

    private static var pieceScale: UInt64 { 10_000_000_000_000_000_000 }

    private func appending(_ piece: UInt64, scale: UInt64) -> UInt256? {
        guard let raised = try? multiplied(by: UInt256(scale)) else { return nil }
        return try? raised.adding(UInt256(piece))
    }

    /// Writes the digits so that the last one stands before `end`, and returns where the first one stands.
    func writeDigits(endingAt end: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var (rest, position) = (self, end)
        while rest.high != 0 || rest.low >= UInt128(UInt256.pieceScale) {
            let (quotient, piece) = rest.quotientAndRemainder(dividingByWord: UInt256.pieceScale)
            UInt256.write(piece, from: position - 19, to: position, in: buffer)
            (rest, position) = (quotient, position - 19)
        }
        var last = UInt64(truncatingIfNeeded: rest.low)
        repeat {
            position -= 1
            buffer[position] = 0x30 + UInt8(truncatingIfNeeded: last % 10)
            last /= 10
        } while last != 0
        return position
    }

    private static func write(
        _ piece: UInt64, from start: Int, to end: Int, in buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        var (rest, position) = (piece, end)
        while position > start {
            position -= 1
            buffer[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
