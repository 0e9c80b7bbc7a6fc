/// One call of a contract's function, with the answer that it must give.
public struct VectorCase: Sendable {
    /// Names the case among all files.
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
        id = try value.text("id")
        operation = try value.text("op")
        input = try value["in"]
        if let out = try? value["out"] {
            expected = .success(out)
        } else {
            expected = .failure(ExpectedError(name: try value.text("error")))
        }
    }

    /// Says that the family has no such function as the case's.
    var unknownOperation: VectorFault { .unknownOperation(operation) }
}

/// A file of cases of one family.
public struct VectorFile: Sendable {
    /// The name of the family.
    public let family: String
    /// Where the answers come from.
    public let kind: Kind
    /// The cases in the order of the file; never none.
    public let cases: [VectorCase]

    /// Where the answers of a file come from.
    public enum Kind: String, Sendable, CaseIterable {
        /// A model of the public formula in integers without limits.
        case computed
        /// Numbers out of upstream tests.
        case published
        /// What the contract's code answered in a virtual machine.
        case executed = "evm"
    }

    /// Reads the text of a file.
    ///
    /// - Throws: `malformed` where it is no JSON, `wrongShape` where it is no file of cases, or has more or fewer of
    ///   them than it says.
    public init(_ bytes: [UInt8]) throws(VectorFault) {
        let root = try JSONReader.value(of: bytes)
        family = try root.text("family")
        let origin = try root.text("kind")
        guard let kind = Kind(rawValue: origin) else {
            throw .wrongShape("the kind computed, published or evm", found: origin)
        }
        self.kind = kind
        cases = try root.list("cases").map { (each) throws(VectorFault) in try VectorCase(each) }
        let count: Int = try root.integer("count")
        guard count > 0, count == cases.count else {
            throw .wrongShape("\(count) cases", found: "\(cases.count) cases")
        }
    }
}
