import Units

/// How wild the market is for a while; a Markov chain leads from one regime to the next.
enum VolatilityRegime: CaseIterable, Sendable {
    case quiet
    case normal
    case stressed

    /// What the volatility of every process is multiplied by.
    ///
    /// Over the chain's long run the root of the mean square is 1.03.
    var multiplier: Double {
        switch self {
        case .quiet: 0.5
        case .normal: 1
        case .stressed: 2.5
        }
    }

    /// How long it lasts on average.
    private var meanSeconds: Double {
        switch self {
        case .quiet: 2_400
        case .normal: 3_600
        case .stressed: 900
        }
    }

    /// Of three ends of the normal regime two are quiet.
    private static let quietShare = 2.0 / 3

    /// Returns the regime after so many seconds, short against every mean duration.
    func next(after seconds: Double, using chance: inout SeededGenerator) -> VolatilityRegime {
        let draw = chance.uniform() * meanSeconds / seconds
        guard draw < 1 else { return self }
        guard self == .normal else { return .normal }
        return draw < VolatilityRegime.quietShare ? .quiet : .stressed
    }
}
