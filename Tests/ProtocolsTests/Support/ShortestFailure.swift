/// What went wrong in a sequence of steps, and at which of them.
struct SequenceFailure: Equatable, CustomStringConvertible {
    let step: Int
    let reason: String

    var description: String { "step \(step): \(reason)" }
}

/// A failing sequence with everything left out that it fails without.
struct ShortestFailure<Step: Sendable>: CustomStringConvertible {
    private(set) var steps: [Step]
    private(set) var failure: SequenceFailure

    /// Looks for a failure of a sequence and shortens it; nil where there is none.
    ///
    /// What follows the failing step is cut off, then ever smaller runs of steps are left out as long as the rest
    /// still fails, for whatever reason.
    init?(in steps: [Step], _ run: ([Step]) -> SequenceFailure?) {
        guard let failure = run(steps) else { return nil }
        self.steps = Array(steps.prefix(failure.step + 1))
        self.failure = failure
        var length = max(self.steps.count / 2, 1)
        while true {
            let isShorter = leaveOut(runsOf: length, run)
            if length == 1, !isShorter { return }
            length = max(length / 2, 1)
        }
    }

    var description: String {
        "\(failure.reason)\n" + steps.map { "    \($0)" }.joined(separator: "\n")
    }

    /// Leaves out what it can, and returns whether it could.
    private mutating func leaveOut(runsOf length: Int, _ run: ([Step]) -> SequenceFailure?) -> Bool {
        var (start, isShorter) = (0, false)
        while start < steps.count {
            var shorter = steps
            shorter.removeSubrange(start..<min(start + length, steps.count))
            if let failure = run(shorter) {
                (steps, self.failure, isShorter) = (Array(shorter.prefix(failure.step + 1)), failure, true)
            } else {
                start += length
            }
        }
        return isShorter
    }
}
