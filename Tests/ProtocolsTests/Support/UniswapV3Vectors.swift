import Protocols
import Testing
import Units
import VectorFiles

/// How the tests of Uniswap v3 read their vector files.
enum UniswapV3Vectors {
    /// Answers one case, throwing where the contract fails.
    typealias Answer = (VectorCase) throws -> VectorValue

    /// Expects that every case of a computed file is met.
    static func expectComputed(_ family: String, _ answer: Answer) throws {
        expectAgreement(with: try VectorFile.computed(family, room: "Protocols"), answer)
    }

    /// Expects that every case of a file beside the project is met.
    static func expectShared(_ family: String, _ kind: VectorFile.Kind, _ answer: Answer) throws {
        expectAgreement(with: try VectorFile.shared(family, kind), answer)
    }

    private static func expectAgreement(with file: VectorFile, _ answer: Answer) {
        let mismatches = file.mismatches(naming: name) { call in
            try unwrapping { try answer(call) }
        }
        #expect(mismatches == [])
    }

    /// Failed arithmetic is thrown as such, as the files mean it.
    private static func unwrapping<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch UniswapV3Error.arithmetic(let error) {
            throw error
        }
    }

    private static func name(of error: any Error) -> String {
        (error as? UniswapV3Error)?.upstreamName ?? "\(error)"
    }
}

extension VectorValue {
    /// Returns the direction of a swap.
    func direction() throws(VectorFault) -> UniswapV3Direction {
        try flag("zeroForOne") ? .zeroForOne : .oneForZero
    }
}
