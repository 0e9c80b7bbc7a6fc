import Units

extension UInt256 {
    /// Returns how far the value is from another, in parts of 10^18 of that other, rounded up.
    func distance(from other: UInt256) throws -> UInt256 {
        let difference = self > other ? self &- other : other &- self
        return try UInt256.mulDivUp(difference, Wad.one, other)
    }

    /// A part in 10^9, in parts of 10^18.
    static var billionth: UInt256 { 1_000_000_000 }
}
