/// A case that is answered otherwise than its file says, down to the first value that differs.
///
/// Texts come from the file and are to be made inert before they are shown.
public struct VectorDifference: Sendable {
    /// The case's name.
    public let id: String
    /// The function.
    public let operation: String
    /// Where in the answer the value stands, such as `[2].liquidityIndex`; empty when the answer is one value.
    public let place: String
    /// The value, or the error, that the file has there.
    public let expected: String
    /// What our types give there.
    public let found: String
    /// Our whole answer; nil when the case could not be asked.
    let answer: Result<VectorValue, VectorRefusal>?

    /// Asks a case; returns nil when it is answered as the file says.
    init?(_ call: VectorCase, of family: VectorFamily) {
        (id, operation) = (call.id, call.operation)
        let answer: Result<VectorValue, VectorRefusal>
        do {
            answer = try family.answer(call)
        } catch {
            (self.answer, place, expected, found) = (
                nil, "", VectorDifference.words(call.expected), "\(error)"
            )
            return
        }
        self.answer = answer
        switch (call.expected, answer) {
        case (.success(let expected), .success(let found)):
            guard let gap = expected.firstGap(to: found, besides: family.uncomparedNames) else { return nil }
            (place, self.expected, self.found) = gap
        case (.failure(let expected), .failure(let refusal)) where refusal.meets(expected): return nil
        default:
            place = ""
            expected = VectorDifference.words(call.expected)
            found = VectorDifference.words(answer)
        }
    }

    private static func words(_ expected: Result<VectorValue, VectorCase.ExpectedError>) -> String {
        switch expected {
        case .success(let value): "\(value)"
        case .failure(let error): "the error \(error.name)"
        }
    }

    private static func words(_ answer: Result<VectorValue, VectorRefusal>) -> String {
        switch answer {
        case .success(let value): "\(value)"
        case .failure(let refusal): "the error \(refusal)"
        }
    }
}

extension VectorDifference: CustomStringConvertible {
    /// One line: the case, the function, the place and both values.
    public var description: String {
        "\(id) \(operation)" + (place.isEmpty ? "" : " \(place)") + ": expected \(expected), got \(found)"
    }
}

extension VectorValue {
    /// Returns the first value, in order of places and names, that another value has otherwise, or has alone.
    fileprivate func firstGap(
        to other: VectorValue, besides ignored: Set<String>, at place: String = ""
    ) -> (place: String, expected: String, found: String)? {
        switch (self, other) {
        case (.list(let left), .list(let right)) where left.count == right.count:
            for (index, pair) in zip(left, right).enumerated() {
                let gap = pair.0.firstGap(to: pair.1, besides: ignored, at: "\(place)[\(index)]")
                if let gap { return gap }
            }
            return nil
        case (.fields(let left), .fields(let right)):
            let names = Set(left.keys).union(right.keys).subtracting(ignored).sorted()
            for name in names {
                let inner = place.isEmpty ? name : "\(place).\(name)"
                guard let expected = left[name], let found = right[name] else {
                    return (
                        inner, left[name]?.description ?? "nothing", right[name]?.description ?? "nothing"
                    )
                }
                if let gap = expected.firstGap(to: found, besides: ignored, at: inner) { return gap }
            }
            return nil
        default: return self == other ? nil : (place, description, other.description)
        }
    }
}
