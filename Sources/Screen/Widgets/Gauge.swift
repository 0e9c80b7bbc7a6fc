import Units

extension Pen {
    /// Draws how far a health factor lies between 1 and 2 as a bar.
    mutating func gauge(_ factor: UInt256?, column: Int, row: Int, width: Int, _ role: Role) {
        for place in 0..<max(0, width) { put(glyphs.barRest, column: column + place, row: row, .border) }
        guard let factor, width > 0 else { return }
        let one = UInt256(Price.scale)
        guard factor > one else { return }
        let over = min((factor &- one).low, Price.scale)
        let filled = Int(over * UInt128(width) / Price.scale)
        for place in 0..<filled { put(glyphs.bar, column: column + place, row: row, role) }
    }
}
