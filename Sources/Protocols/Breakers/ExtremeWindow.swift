import Units

/// The least and greatest price of the last while, in fixed room: buckets in a ring, each with its extremes.
struct ExtremeWindow: Sendable {
    private let length: Int64
    /// Buckets behind the newest that still count.
    private let reach: Int64
    private var lows = InlineArray<13, UInt128>(repeating: .max)
    private var highs = InlineArray<13, UInt128>(repeating: 0)
    /// The number of the newest bucket.
    private var bucket = Int64.min
    /// The least price; the greatest number without any.
    private(set) var low = UInt128.max
    /// The greatest price; 0 without any.
    private(set) var high: UInt128 = 0

    /// Makes an empty window of buckets of so many nanoseconds, of which `reach` and the newest count: at most 13.
    init(length: Int64, reach: Int64) {
        precondition((1...12).contains(reach), "a window has 2 to 13 buckets")
        (self.length, self.reach) = (length, reach)
    }

    var isEmpty: Bool { high == 0 }

    /// Drops the buckets that have left the window by `now`.
    mutating func expire(at now: Int64) {
        let number = ExtremeWindow.number(of: now, length)
        guard number > bucket else { return }
        let isOver = bucket == .min || number - bucket > reach
        var next = isOver ? number - reach : bucket + 1
        while next <= number {
            lows[place(next)] = .max
            highs[place(next)] = 0
            next += 1
        }
        bucket = number
        measure()
    }

    /// Adds a price; one that came before the window is too old for it.
    mutating func add(_ price: UInt128, at came: Int64) {
        expire(at: came)
        let number = ExtremeWindow.number(of: came, length)
        guard number >= bucket - reach else { return }
        lows[place(number)] = min(lows[place(number)], price)
        highs[place(number)] = max(highs[place(number)], price)
        (low, high) = (min(low, price), max(high, price))
    }

    /// Forgets every price.
    mutating func removeAll() {
        for place in 0..<13 {
            lows[place] = .max
            highs[place] = 0
        }
        (low, high) = (.max, 0)
    }

    /// When the bucket of a moment ends.
    func end(at now: Int64) -> Int64 { (ExtremeWindow.number(of: now, length) + 1) * length }

    private mutating func measure() {
        (low, high) = (.max, 0)
        for place in 0..<Int(reach + 1) {
            low = min(low, lows[place])
            high = max(high, highs[place])
        }
    }

    private func place(_ number: Int64) -> Int {
        let rest = Int(number % (reach + 1))
        return rest < 0 ? rest + Int(reach + 1) : rest
    }

    /// Returns the number of the bucket in which a moment lies, rounded down.
    static func number(of nanoseconds: Int64, _ length: Int64) -> Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: length)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension ExtremeWindow {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(bucket)
        for place in 0..<Int(reach + 1) {
            encoder.write(lows[place])
            encoder.write(highs[place])
        }
    }

    /// Reads what a window of the same length and reach held.
    mutating func decode(_ decoder: inout ByteDecoder) throws(ByteCodingError) {
        bucket = try decoder.read(Int64.self)
        for place in 0..<Int(reach + 1) {
            lows[place] = try decoder.read(UInt128.self)
            highs[place] = try decoder.read(UInt128.self)
            guard highs[place] < PriceTrail.greatest, highs[place] == 0 || lows[place] <= highs[place] else {
                throw decoder.failure("extremes of admissible prices")
            }
        }
        measure()
    }
}

extension PriceTrail {
    /// Prices lie below this.
    static let greatest: UInt128 = 1 << 120

    /// Appends the trail as canonical bytes.
    public func encode(into encoder: inout ByteEncoder) {
        encoder.write(closeCount)
        encoder.write(bucket)
        for place in 0..<60 { encoder.write(closes[place]) }
        second.encode(into: &encoder)
        minute.encode(into: &encoder)
        hour.encode(into: &encoder)
        encoder.write(newest.nanoseconds)
        encoder.write(due)
    }

    /// Reads a trail back.
    ///
    /// - Errors: bytes that are no trail.
    public init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init()
        closeCount = try decoder.read(Int64.self)
        bucket = try decoder.read(Int64.self)
        guard (0...PriceTrail.bucketCount).contains(closeCount) else {
            throw decoder.failure("the closes of five minutes")
        }
        for place in 0..<60 {
            closes[place] = try decoder.read(UInt128.self)
            guard closes[place] < PriceTrail.greatest else { throw decoder.failure("an admissible price") }
            sum += closes[place]
        }
        try second.decode(&decoder)
        try minute.decode(&decoder)
        try hour.decode(&decoder)
        newest = Timestamp(nanoseconds: try decoder.read(Int64.self))
        due = try decoder.read(Int64.self)
    }
}
