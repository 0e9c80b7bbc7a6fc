import Units

extension VectorFile {
    /// Returns one line for every case that is answered otherwise than the file says; none when all agree.
    ///
    /// - Parameters:
    ///   - skipped: functions that belong to no version we follow; every other one must be answered.
    ///   - naming: the upstream name of an error that is thrown.
    ///   - answer: answers one case, throwing where the contract fails.
    public func mismatches(
        skipping skipped: Set<String> = [], naming: (any Error) -> String = { "\($0)" },
        _ answer: (VectorCase) throws -> VectorValue
    ) -> [String] {
        let asked = cases.filter { !skipped.contains($0.operation) }
        if asked.isEmpty { return ["every case is skipped"] }
        return asked.compactMap { each in
            let problem = VectorFile.problem(of: each, naming: naming, answer)
            return problem.map { "\(each.id) \(each.operation)(\(each.input)): \($0)" }
        }
    }

    private static func problem(
        of each: VectorCase, naming: (any Error) -> String, _ answer: (VectorCase) throws -> VectorValue
    ) -> String? {
        do {
            let found = try answer(each)
            switch each.expected {
            case .success(let out): return found == out ? nil : "expected \(out), found \(found)"
            case .failure(let error): return "expected the error \(error.name), found \(found)"
            }
        } catch let fault as VectorFault {
            return "\(fault)"
        } catch {
            guard case .failure(let expected) = each.expected else { return "threw \(naming(error))" }
            return expected.isMet(by: error, naming)
                ? nil : "expected \(expected.name), threw \(naming(error))"
        }
    }
}

extension VectorCase.ExpectedError {
    /// Whether an error is the one that the file means.
    ///
    /// Checked arithmetic has one panic for results above and below the range, so these are not told apart; a
    /// "revert" says no reason.
    func isMet(by error: any Error, _ naming: (any Error) -> String) -> Bool {
        switch name {
        case "revert": true
        case "overflow", "underflow": error is ArithmeticError && error as? ArithmeticError != .divisionByZero
        case "div_by_zero": error as? ArithmeticError == .divisionByZero
        default: naming(error) == name
        }
    }
}
