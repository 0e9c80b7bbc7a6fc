import PropertyRuns
import Testing
import Units

/// The runner of properties, on a machine that breaks when three calls of one kind have been made.
struct PropertyRunTests {
    private struct Counter: PropertyMachine {
        private var ticks = 0

        init(_ chance: inout SeededGenerator) {}

        mutating func step(_ chance: inout SeededGenerator) throws -> String {
            guard chance.oneIn(10) else { return Self.refused }
            ticks += 1
            try promise(ticks < 3, "two ticks at most")
            return "tick"
        }
    }

    private struct Peaceful: PropertyMachine {
        init(_ chance: inout SeededGenerator) {}

        func step(_ chance: inout SeededGenerator) -> String { chance.oneIn(2) ? "even" : "odd" }
    }

    private struct Unmakeable: PropertyMachine {
        init(_ chance: inout SeededGenerator) throws { try promise(false, "not made") }

        func step(_ chance: inout SeededGenerator) -> String { "" }
    }

    @Test func `a sequence that breaks a promise is cut to the calls that it needs`() throws {
        let failure = try #require(PropertyRun(of: Counter.self).failure)
        #expect(failure.hasPrefix("two ticks at most; start 0, 3 calls: tick ("))
        #expect(failure.contains("the call that breaks it"))
    }

    @Test func `what keeps its promises is called as often as asked`() {
        let run = PropertyRun(of: Peaceful.self)
        #expect(run.failure == nil)
        #expect(run["even"] + run["odd"] == PropertyRun.sequences * 100)
        #expect(run["even"] > 45_000 && run["odd"] > 45_000)
    }

    @Test func `what cannot even be made has broken a promise without a call`() throws {
        let failure = try #require(PropertyRun(of: Unmakeable.self).failure)
        #expect(failure.contains("0 calls"))
    }
}
