import Reports
import Units

extension ExposureLimits {
    /// Reads the section: a share of the net assets for each kind, and how quickly positions must be left.
    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let kinds = ExposureKind.allCases.map(\.word.text)
        let keys = try value.mapping(known: kinds + ["exit_share", "exit_days"])
        for kind in ExposureKind.allCases {
            try keys.read(kind.word.text, into: &self[kind], ExposureLimits.share(_:))
        }
        try keys.read("exit_share", into: &exitShareBasisPoints) { value throws(DeskFileProblem) in
            let share = try value.basisPoints(most: 10_000)
            guard share > 0 else { throw value.problem("nothing could ever be sold") }
            return share
        }
        try keys.read("exit_days", into: &exitDays) { value throws(DeskFileProblem) in
            UInt32(try value.whole(1...3_650))
        }
    }

    private static func share(_ value: DeskValue) throws(DeskFileProblem) -> UInt32 {
        try value.basisPoints(most: 1_000_000)
    }
}
