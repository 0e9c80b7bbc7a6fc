import Foundation
import Testing
import Units

/// A file of calls of contract functions with the answers that they must give.
///
/// Computed files lie in this room's tests; published and executed ones are read beside the project.
struct VectorFile {
    enum Kind: String, CaseIterable {
        case published
        case executed = "evm"
    }

    let cases: [VectorCase]

    static func computed(_ family: String) throws -> VectorFile {
        try VectorFile(path: "\(roomFolder)/Vectors/\(family).json")
    }

    static func shared(_ family: String, _ kind: Kind) throws -> VectorFile {
        try VectorFile(path: "\(sharedFolder)/\(family).\(kind.rawValue).json")
    }

    static var isSharedThere: Bool { FileManager.default.fileExists(atPath: sharedFolder) }

    static let sharedIsMissing: Comment = "needs the folder ../shared/vectors beside the project"

    private init(path: String) throws {
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        let fields = VectorFields(values: root as? [String: Any] ?? [:])
        cases = try fields.list("cases").map(VectorCase.init)
        guard try fields.integer("count") == cases.count, !cases.isEmpty else {
            throw VectorFault(reason: "\(path) does not hold the cases that it counts")
        }
    }

    private static let roomFolder = folder(#filePath, above: 2)
    private static let sharedFolder = folder(#filePath, above: 5) + "/shared/vectors"

    private static func folder(_ path: String, above levels: Int) -> String {
        path.split(separator: "/").dropLast(levels).reduce("") { "\($0)/\($1)" }
    }
}

/// One case: the function, its arguments, and its answer or the name of its error.
struct VectorCase {
    let id: String
    let operation: String
    let input: VectorFields
    let output: Any?
    let error: String?

    init(_ fields: VectorFields) throws {
        id = try fields.text("id")
        operation = try fields.text("op")
        input = VectorFields(values: try fields.value("in"))
        output = fields.values["out"]
        error = fields.values["error"] as? String
        guard (output == nil) != (error == nil) else {
            throw VectorFault(reason: "\(id) needs either an answer or an error")
        }
    }
}

/// Named values; one that is missing or of another shape throws.
struct VectorFields {
    let values: [String: Any]

    func value<Value>(_ name: String) throws -> Value {
        guard let value = values[name] as? Value else {
            throw VectorFault(reason: "no \(Value.self) under \(name) in \(values)")
        }
        return value
    }

    func text(_ name: String) throws -> String { try value(name) }

    func flag(_ name: String) throws -> Bool { try value(name) }

    func integer(_ name: String) throws -> Int { try value(name) }

    func unsigned(_ name: String) throws -> UInt256 { try VectorFields.unsigned(try text(name)) }

    func list(_ name: String) throws -> [VectorFields] {
        let list: [[String: Any]] = try value(name)
        return list.map(VectorFields.init)
    }

    static func unsigned(_ text: String) throws -> UInt256 {
        guard let integer = UInt256(decimal: text) else {
            throw VectorFault(reason: "\(text) is no unsigned integer of 256 bits")
        }
        return integer
    }
}

/// What is wrong with a vector file, never with the code under test.
struct VectorFault: Error { let reason: String }
