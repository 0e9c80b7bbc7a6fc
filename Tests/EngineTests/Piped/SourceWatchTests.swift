import Testing
import Units

@testable import Engine

@Suite struct SourceWatchTests {
    /// What a watch says to bad rows of sources, one after the other.
    private func bad(_ watch: inout SourceWatch, _ sources: SafeText...) -> [Bool] {
        sources.map { watch.noteBad($0) }
    }

    private func good(_ watch: inout SourceWatch, _ sources: SafeText...) -> [Bool] {
        sources.map { watch.admitsGood($0) }
    }

    @Test func `three bad rows in a row bring a source into quarantine, three good ones out of it`() {
        var watch = SourceWatch()
        #expect(bad(&watch, "x", "x", "x") == [false, false, true])
        #expect(watch.quarantined(limit: 16) == ["x"])
        #expect(good(&watch, "x", "x", "x") == [false, false, true])
        #expect(watch.quarantinedCount == 0)
    }

    @Test func `a good row between them begins the count anew, on both sides`() {
        var watch = SourceWatch()
        _ = (watch.noteBad("x"), watch.noteBad("x"))
        #expect(good(&watch, "x") == [true])
        #expect(bad(&watch, "x", "x", "x") == [false, false, true])
        #expect(good(&watch, "x", "x") == [false, false])
        #expect(bad(&watch, "x") == [false])
        #expect(good(&watch, "x", "x", "x") == [false, false, true])
    }

    @Test func `the other sources are believed meanwhile`() {
        var watch = SourceWatch()
        for _ in 0..<3 { _ = watch.noteBad("x") }
        #expect(good(&watch, "y", "x") == [true, false])
    }

    @Test func `lines without a source are the feed's own, and any good row speaks for the feed`() {
        var watch = SourceWatch()
        _ = (watch.noteBad(""), watch.noteBad(""))
        #expect(good(&watch, "y") == [true])
        for _ in 0..<3 { _ = watch.noteBad("") }
        #expect(watch.quarantined(limit: 16) == ["(the feed)"])
        #expect(good(&watch, "y", "y", "y") == [false, false, true])
        #expect(watch.quarantinedCount == 0)
    }

    @Test func `memory is bounded however many sources come`() {
        var watch = SourceWatch()
        for index in 0..<10_000 { _ = watch.noteBad(SafeText("source-\(index)")) }
        #expect(watch.quarantined(limit: 4) == ["(others)"])
        #expect(good(&watch, "source-9999", "source-7") == [false, true])
    }
}
