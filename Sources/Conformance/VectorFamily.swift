import Units

/// The cases of one contract or library: what its files are called by, and how a case is answered.
public struct VectorFamily: Sendable {
    /// What the files say to which family they belong.
    public let name: String
    /// Cases that are answered otherwise than their file says, and why that is right.
    public let knownDifferences: [KnownDifference]
    /// Names in answers that stand in the files for reading only.
    let uncomparedNames: Set<String>
    private let respond: @Sendable (VectorCase) throws -> VectorValue

    /// Makes a family; `respond` throws what our types throw, or a fault where it does not understand the case.
    init(
        _ name: String, knownDifferences: [KnownDifference] = [], uncomparedNames: Set<String> = [],
        _ respond: @escaping @Sendable (VectorCase) throws -> VectorValue
    ) {
        self.name = name
        self.knownDifferences = knownDifferences
        self.uncomparedNames = uncomparedNames
        self.respond = respond
    }

    /// Returns what our types answer to a case, be it a value or a refusal.
    ///
    /// - Throws: a fault when the family does not understand the case, or one of our types broke a rule of its own.
    public func answer(_ call: VectorCase) throws(VectorFault) -> Result<VectorValue, VectorRefusal> {
        do {
            return .success(try respond(call))
        } catch let fault as VectorFault {
            throw fault
        } catch {
            return .failure(VectorRefusal(error))
        }
    }

    /// Returns the family of a file.
    ///
    /// - Throws: `unknownFamily` with the name that is nearest.
    public static func named(_ name: String) throws(VectorFault) -> VectorFamily {
        if let family = all.first(where: { $0.name == name }) { return family }
        throw .unknownFamily(name, nearest: Spelling.nearest(to: name, among: all.map(\.name)))
    }
}

/// A case that we answer otherwise than its file says.
public struct KnownDifference: Sendable {
    /// The case's name.
    public let id: String
    /// Our answer: any other one is a difference that is not known.
    public let answer: Result<VectorValue, VectorRefusal>
    /// Why ours is right.
    public let reason: String
    /// The line of the public source that shows it.
    public let source: String
}
