import Units

/// The search for the price at which something ceases to hold.
enum PriceSearch {
    /// The price at which searches give up.
    static let greatestPrice = UInt256(1) << 120

    /// Returns the greatest price at which a condition holds that holds below some price and not above it; nil
    /// where it never holds, or still at 2^120.
    ///
    /// From a guess it goes out in doubling steps, then halves what is left: a good guess costs a few questions.
    static func greatest<Failure: Error>(
        near guess: UInt256, _ holds: (UInt256) throws(Failure) -> Bool
    ) throws(Failure) -> UInt256? {
        var (low, step) = (guess, UInt256(1))
        while try !holds(low) {
            if low.isZero { return nil }
            (low, step) = (low > step ? low &- step : .zero, step << 1)
        }
        var high = low &+ 1
        step = 1
        while try holds(high) {
            if high > greatestPrice { return nil }
            (low, high, step) = (high, high &+ step, step << 1)
        }
        while high &- low > 1 {
            let middle = low &+ (high &- low) >> 1
            if try holds(middle) { low = middle } else { high = middle }
        }
        return low
    }
}
