import Units

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

    /// Makes a list of integers.
    init(_ integers: [some LosslessStringConvertible]) { self = .list(integers.map { VectorValue($0) }) }
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

/// Reading: what is missing or of another shape throws, and cannot pass for an expected error.
extension VectorValue {
    /// The value under a name.
    subscript(name: String) -> VectorValue {
        get throws(VectorFault) {
            guard case .fields(let fields) = self, let value = fields[name] else {
                throw .wrongShape("fields with \(name)", found: "\(self)")
            }
            return value
        }
    }

    /// Returns the integer under a name, in the type that is wanted.
    func integer<Integer: LosslessStringConvertible>(_ name: String) throws(VectorFault) -> Integer {
        try self[name].integer()
    }

    /// Returns the value as an integer of the type that is wanted.
    func integer<Integer: LosslessStringConvertible>() throws(VectorFault) -> Integer {
        guard case .text(let text) = self, let integer = Integer(text) else {
            throw .wrongShape("\(Integer.self)", found: "\(self)")
        }
        return integer
    }

    /// Returns the text under a name.
    func text(_ name: String) throws(VectorFault) -> String {
        guard case .text(let text) = try self[name] else { throw .wrongShape("a text", found: "\(self)") }
        return text
    }

    /// Returns the flag under a name.
    func flag(_ name: String) throws(VectorFault) -> Bool {
        guard case .flag(let flag) = try self[name] else { throw .wrongShape("a flag", found: "\(self)") }
        return flag
    }

    /// Returns the elements under a name.
    func list(_ name: String) throws(VectorFault) -> [VectorValue] {
        try self[name].elements("a list")
    }

    /// Returns the integers under a name.
    func integers<Integer: LosslessStringConvertible>(
        _ name: String, of type: Integer.Type = UInt256.self
    ) throws(VectorFault) -> [Integer] {
        try list(name).map { (each) throws(VectorFault) in try each.integer() }
    }

    /// Returns the elements, of which there must be so many; `what` says what they are together.
    func elements(_ count: Int, _ what: String) throws(VectorFault) -> [VectorValue] {
        let elements = try elements(what)
        guard elements.count == count else { throw .wrongShape(what, found: "\(self)") }
        return elements
    }

    /// Returns the elements; `what` says what they are.
    func elements(_ what: String) throws(VectorFault) -> [VectorValue] {
        guard case .list(let elements) = self else { throw .wrongShape(what, found: "\(self)") }
        return elements
    }

    /// Returns the moment that lies as far behind another one as the step says.
    func moment(after former: UInt64, _ name: String) throws(VectorFault) -> UInt64 {
        let (moment, isOver) = former.addingReportingOverflow(try integer(name))
        if isOver { throw .wrongShape("a moment before the end of time", found: "\(self)") }
        return moment
    }

    /// Returns the values by name.
    func fields(_ name: String) throws(VectorFault) -> [String: VectorValue] {
        guard case .fields(let fields) = try self[name] else { throw .wrongShape("fields", found: "\(self)") }
        return fields
    }

    /// Returns the value under a name, or nil where the file says null.
    func optional(_ name: String) throws(VectorFault) -> VectorValue? {
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
