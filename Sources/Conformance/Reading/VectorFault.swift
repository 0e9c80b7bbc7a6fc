/// What is wrong with a vector file, or with the answering of one of its cases.
public enum VectorFault: Error, Hashable, Sendable {
    /// The text is no JSON that the reader takes.
    case malformed(line: Int, what: String)
    /// Something else was found than was expected at this place.
    case wrongShape(String, found: String)
    /// The file belongs to no family that is answered.
    case unknownFamily(String, nearest: String?)
    /// The family has no such function.
    case unknownOperation(String)
    /// Our types broke a rule of their own while they answered.
    case ruleBroken(String)
}

extension VectorFault: CustomStringConvertible {
    /// One line, which may hold text of the file: it is to be made inert before it is shown.
    public var description: String {
        switch self {
        case .malformed(let line, let what): "line \(line): \(what)"
        case .wrongShape(let expected, let found):
            "expected \(expected), found \(VectorFault.shortened(found))"
        case .unknownFamily(let name, let nearest):
            "no family is called \(name)" + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .unknownOperation(let name): "no function is called \(name)"
        case .ruleBroken(let rule): "broken: \(rule)"
        }
    }

    private static func shortened(_ found: String) -> String {
        found.count > 60 ? "\(found.prefix(57))..." : found
    }
}
