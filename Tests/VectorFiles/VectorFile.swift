import Foundation

/// One call of a contract's function, with the answer that it must give.
public struct VectorCase: Sendable {
    /// Names the case in its file.
    public let id: String
    /// The function.
    public let operation: String
    /// The arguments, by name.
    public let input: VectorValue
    /// The answer, or the name of the error.
    public let expected: Result<VectorValue, ExpectedError>

    /// The name of an error: a hint, or an upstream name.
    public struct ExpectedError: Error, Hashable {
        /// The name as the file has it.
        public let name: String
    }

    init(_ value: VectorValue) throws(VectorFault) {
        id = try value.integer("id")
        operation = try value.integer("op")
        input = try value["in"]
        if let out = try? value["out"] {
            expected = .success(out)
        } else {
            expected = .failure(ExpectedError(name: try value.integer("error")))
        }
    }

    /// Says that the test has no line for the case's function.
    public var unknownOperation: VectorFault { .unknownOperation(operation) }
}

/// A file of cases: computed ones lie in a room's tests, published and executed ones beside the project.
public struct VectorFile: Sendable {
    /// The cases in the order of the file; never none.
    public let cases: [VectorCase]

    /// Files beside the project, read in place.
    public enum Kind: String, Sendable, CaseIterable {
        /// Numbers out of upstream tests.
        case published
        /// What the contract's code answered in a virtual machine.
        case executed = "evm"
    }

    /// Reads the computed cases from the folder `Vectors` of a room's tests.
    public static func computed(_ family: String, room: String) throws(VectorFault) -> VectorFile {
        try VectorFile(path: "\(testsFolder)/\(room)Tests/Vectors/\(family).json")
    }

    /// Reads cases from the folder `shared` beside the project.
    public static func shared(_ family: String, _ kind: Kind) throws(VectorFault) -> VectorFile {
        try VectorFile(path: "\(sharedFolder)/\(family).\(kind.rawValue).json")
    }

    /// Whether the folder `shared` stands beside the project.
    public static var isSharedThere: Bool { FileManager.default.fileExists(atPath: sharedFolder) }

    /// What a test says that is disabled without the folder.
    public static let sharedIsMissing = "needs the folder ../shared/vectors beside the project"

    private init(path: String) throws(VectorFault) {
        let root: VectorValue
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            root = try VectorValue(json: JSONSerialization.jsonObject(with: data))
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        cases = try root.list("cases").map { (each) throws(VectorFault) in try VectorCase(each) }
        let count: Int = try root.integer("count")
        guard count > 0, count == cases.count else {
            throw .wrongShape("\(count) cases", found: "\(cases.count) cases")
        }
    }

    private static let testsFolder = #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" }
    private static let sharedFolder =
        testsFolder.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" } + "/shared/vectors"
}
