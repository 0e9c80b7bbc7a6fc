import Testing

struct ShortestFailureTests {
    @Test func `a failure is shortened to the steps that it needs`() throws {
        // It fails at the first 9 after a 3 and a 5.
        func run(_ steps: [Int]) -> SequenceFailure? {
            var (three, five) = (false, false)
            for (place, step) in steps.enumerated() {
                (three, five) = (three || step == 3, five || step == 5)
                if step == 9, three, five { return SequenceFailure(step: place, reason: "nine") }
            }
            return nil
        }
        let steps = [1, 9, 3, 7, 7, 1, 5, 2, 2, 2, 9, 4, 9]
        #expect(ShortestFailure(in: steps, run)?.steps == [3, 5, 9])
        #expect(ShortestFailure(in: [3, 9, 9, 5], run)?.steps == nil)
        #expect(ShortestFailure(in: [5, 3, 9], run)?.description == "nine\n    5\n    3\n    9")
    }
}
