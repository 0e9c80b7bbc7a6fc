import Reports

/// What the engine tells those who wait for it; each is called on the engine's queue and must not block.
public struct EngineObserver: Sendable {
    /// Something was published.
    public var published: @Sendable () -> Void
    /// Accounts fell below their line for the first time, in order; never above the durable sequence.
    public var crossed: @Sendable ([LineCrossingReport]) -> Void
    /// Every feed has ended and all that came of it is durable.
    public var ended: @Sendable (RunSummary) -> Void

    /// Makes an observer; what is not given is not listened to.
    public init(
        published: @escaping @Sendable () -> Void = {},
        crossed: @escaping @Sendable ([LineCrossingReport]) -> Void = { _ in },
        ended: @escaping @Sendable (RunSummary) -> Void = { _ in }
    ) {
        self.published = published
        self.crossed = crossed
        self.ended = ended
    }
}
