/// How the cases of a file were answered: passed, known to differ, and different add up to all.
public struct VectorTally: Sendable {
    /// Cases in the file.
    public let caseCount: Int
    /// Cases that are answered as the file says.
    public private(set) var passedCount = 0
    /// Known differences that were met.
    public private(set) var known: [KnownDifference] = []
    /// Cases that are answered otherwise, in the order of the file.
    public private(set) var differences: [VectorDifference] = []

    /// Asks a family every case of a file.
    public init(_ file: VectorFile, of family: VectorFamily) {
        caseCount = file.cases.count
        for call in file.cases {
            guard let difference = VectorDifference(call, of: family) else {
                passedCount += 1
                continue
            }
            if let known = family.knownDifferences.first(where: {
                $0.id == call.id && $0.answer == difference.answer
            }) {
                self.known.append(known)
            } else {
                differences.append(difference)
            }
        }
    }
}
