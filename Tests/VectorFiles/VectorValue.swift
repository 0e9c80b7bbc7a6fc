import Foundation

/// A value of a vector file. Integers are decimal text there, so that none is ever a binary fraction.
public enum VectorValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// True or false.
    case flag(Bool)
    /// A text, or an integer in digits.
    case text(String)
    /// Elements in order.
    case list([VectorValue])
    /// Values by name.
    case fields([String: VectorValue])

    /// Makes the text of an integer, as the files write one.
    public init(_ integer: some LosslessStringConvertible) { self = .text(integer.description) }

    /// Makes a value of what `JSONSerialization` read.
    init(json: Any) throws(VectorFault) {
        switch json {
        case is NSNull: self = .null
        case let text as String: self = .text(text)
        case let number as NSNumber: self = try VectorValue.flagOrInteger(number)
        case let list as [Any]:
            self = .list(try list.map { (each) throws(VectorFault) in try Self(json: each) })
        case let fields as [String: Any]:
            var values: [String: VectorValue] = [:]
            for (name, value) in fields { values[name] = try Self(json: value) }
            self = .fields(values)
        default: throw .wrongShape("JSON", found: "\(json)")
        }
    }

    private static func flagOrInteger(_ number: NSNumber) throws(VectorFault) -> VectorValue {
        switch String(cString: number.objCType) {
        case "c", "B": .flag(number.boolValue)
        case "d", "f": throw .wrongShape("an integer", found: "\(number)")
        default: .text(number.stringValue)
        }
    }
}

extension VectorValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral
{
    /// Makes fields.
    public init(dictionaryLiteral elements: (String, VectorValue)...) {
        self = .fields(Dictionary(uniqueKeysWithValues: elements))
    }

    /// Makes a list.
    public init(arrayLiteral elements: VectorValue...) { self = .list(elements) }
    /// Makes a text, or an integer from its digits.
    public init(stringLiteral value: String) { self = .text(value) }
    /// Makes a flag.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// Reading: what is missing or of another shape throws, and no test can take that for an expected error.
extension VectorValue {
    /// The value under a name.
    public subscript(name: String) -> VectorValue {
        get throws(VectorFault) {
            guard case .fields(let fields) = self, let value = fields[name] else {
                throw .wrongShape("fields with \(name)", found: "\(self)")
            }
            return value
        }
    }

    /// Returns the integer under a name, in the type that is wanted.
    public func integer<Integer: LosslessStringConvertible>(_ name: String) throws(VectorFault) -> Integer {
        try self[name].integer()
    }

    /// Returns the value as an integer of the type that is wanted.
    public func integer<Integer: LosslessStringConvertible>() throws(VectorFault) -> Integer {
        guard case .text(let text) = self, let integer = Integer(text) else {
            throw .wrongShape("\(Integer.self)", found: "\(self)")
        }
        return integer
    }

    /// Returns the flag under a name.
    public func flag(_ name: String) throws(VectorFault) -> Bool {
        guard case .flag(let flag) = try self[name] else { throw .wrongShape("a flag", found: "\(self)") }
        return flag
    }

    /// Returns the elements under a name.
    public func list(_ name: String) throws(VectorFault) -> [VectorValue] {
        guard case .list(let list) = try self[name] else { throw .wrongShape("a list", found: "\(self)") }
        return list
    }

    /// Returns the value under a name, or nil where the file says null.
    public func optional(_ name: String) throws(VectorFault) -> VectorValue? {
        let value = try self[name]
        if case .null = value { return nil }
        return value
    }
}

extension VectorValue: CustomStringConvertible {
    /// The value in one line, fields in order of their names.
    public var description: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .text(let text): text
        case .list(let list): "\(list)"
        case .fields(let fields):
            "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
                + "}"
        }
    }
}

/// What is wrong with a vector file or with the test that reads it, never with the code under test.
public enum VectorFault: Error, Hashable {
    /// The file is not there or is no JSON.
    case unreadable(path: String, reason: String)
    /// Something else was found than the test or the reader expects.
    case wrongShape(String, found: String)
    /// The test answers no such function.
    case unknownOperation(String)
}
