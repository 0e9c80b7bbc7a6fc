import Units

/// What a screen wants in its next report.
public struct ReportRequest: Hashable, Sendable {
    /// The rows of the worst-first list.
    public var health: HealthViewport
    /// The account whose positions are shown; `nil` for the whole book, netted.
    public var positions: SafeText?
    /// The limits of the exposure that is shown; `nil` where none is.
    public var exposure: ExposureLimits?

    /// Makes a request; the worst accounts and the book's positions unless said otherwise.
    public init(
        health: HealthViewport = HealthViewport(), positions: SafeText? = nil, exposure: ExposureLimits? = nil
    ) {
        self.health = health
        self.positions = positions
        self.exposure = exposure
    }
}
