import Units

/// Why a case has no value: what the contract would say, as far as our types say it.
public enum VectorRefusal: Error, Hashable, Sendable {
    /// Checked arithmetic failed.
    case arithmetic(ArithmeticError)
    /// A rule of the contract refused, by its name upstream.
    case rule(String)

    /// Takes what one of our types threw.
    init(_ error: any Error) {
        self =
            switch error {
            case let refusal as VectorRefusal: refusal
            case let error as ArithmeticError: .arithmetic(error)
            case let error as any UpstreamError: error.refusal
            default: .rule("\(error)")
            }
    }

    /// Whether it is the error that a file means.
    ///
    /// Checked arithmetic has one panic for results above and below the range, so these are not told apart; a
    /// "revert" says no reason.
    func meets(_ expected: VectorCase.ExpectedError) -> Bool {
        switch expected.name {
        case "revert": true
        case "overflow", "underflow": self == .arithmetic(.overflow) || self == .arithmetic(.underflow)
        case "div_by_zero": self == .arithmetic(.divisionByZero)
        default: self == .rule(expected.name)
        }
    }
}

extension VectorRefusal: CustomStringConvertible {
    /// The name, spelled as in the files.
    public var description: String {
        switch self {
        case .arithmetic(.overflow): "overflow"
        case .arithmetic(.underflow): "underflow"
        case .arithmetic(.divisionByZero): "div_by_zero"
        case .rule(let name): name
        }
    }
}

/// An error of one of our types that stands for one of a contract.
protocol UpstreamError: Error {
    /// The error as the files name it.
    var refusal: VectorRefusal { get }
}

extension UpstreamError {
    /// What the answer to a step says when the step fails.
    var step: VectorValue { ["error": .text("\(refusal)")] }
}
