import Foundation
import Protocols
import Units

/// A value of a vector file: integers are decimal text.
enum AaveVectorValue: Decodable, Equatable, Sendable {
    case text(String)
    case flag(Bool)
    case list([AaveVectorValue])
    case fields([String: AaveVectorValue])
    case none

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([AaveVectorValue].self) {
            self = .list(value)
        } else {
            self = .fields(try container.decode([String: AaveVectorValue].self))
        }
    }

    subscript(_ name: String) -> AaveVectorValue {
        if case .fields(let fields) = self { fields[name] ?? .none } else { .none }
    }

    var list: [AaveVectorValue] { if case .list(let values) = self { values } else { [] } }

    var flag: Bool { self == .flag(true) }

    /// The integer; a wrong name or a value of another kind is a fault of the test.
    var integer: UInt256 {
        if case .text(let text) = self, let value = UInt256(decimal: text) { return value }
        preconditionFailure("a vector has no integer where the test wants one")
    }

    var word: UInt64 { UInt64(exactly: integer) ?? 0 }

    var points: UInt32 { UInt32(word) }

    /// The text of an upstream error.
    var error: String? { if case .text(let text) = self { text } else { nil } }
}

/// One case of a vector file.
struct AaveVector: Decodable, Sendable {
    var id: String
    var op: String
    var `in`: AaveVectorValue
    var out: AaveVectorValue?
    var error: String?

    subscript(_ name: String) -> AaveVectorValue { `in`[name] }
}

/// The vector files of Aave: the computed ones lie beside the tests, the others in the folder `shared`.
enum AaveVectors {
    private struct File: Decodable { var cases: [AaveVector] }

    /// Whether the files beside the project are there.
    static var areShared: Bool { shared != nil }

    static func computed(_ family: String, _ op: String? = nil) throws -> [AaveVector] {
        try cases(at: folder.deletingLastPathComponent().appending(path: "Vectors/\(family).json"), op)
    }

    /// The cases of a file in `shared`, such as `aave_mathutils.evm`.
    static func shared(_ name: String, _ op: String? = nil) throws -> [AaveVector] {
        guard let shared else { return [] }
        return try cases(at: shared.appending(path: "\(name).json"), op)
    }

    private static func cases(at file: URL, _ op: String?) throws -> [AaveVector] {
        let cases = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
        return cases.filter { op == nil || $0.op == op }
    }

    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent()

    private static let shared: URL? = {
        var place = folder
        while place.pathComponents.count > 1 {
            place.deleteLastPathComponent()
            let vectors = place.appending(path: "shared/vectors")
            if FileManager.default.fileExists(atPath: vectors.appending(path: "index.json").path) {
                return vectors
            }
        }
        return nil
    }()
}

/// What came of a case: a value, or an error by its upstream name.
enum AaveOutcome<Value: Equatable & Sendable>: Equatable, Sendable {
    case value(Value)
    case error(String)

    init(_ body: () throws -> Value) {
        do { self = .value(try body()) } catch let error as AaveError {
            self = .error(error.upstreamName)
        } catch { self = .error(AaveOutcome.arithmetic) }
    }

    /// An outcome as a vector states it; failures of checked arithmetic are one kind.
    init(expecting value: Value?, error: String?) {
        if let value {
            self = .value(value)
        } else {
            let isArithmetic = ["overflow", "underflow", "div_by_zero", "revert"].contains(error ?? "revert")
            self = .error(isArithmetic ? AaveOutcome.arithmetic : error ?? "")
        }
    }

    private static var arithmetic: String { "arithmetic" }
}

extension AaveError {
    /// The error's name as the contract spells it.
    var upstreamName: String {
        if case .arithmetic = self { return "arithmetic" }
        let name = String(describing: self).prefix { $0 != "(" }
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
