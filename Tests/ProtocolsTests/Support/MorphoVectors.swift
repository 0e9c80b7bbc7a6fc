import Protocols
import Testing
import VectorFiles

/// How the vector files name what Morpho Blue refuses, and where they lie.
enum MorphoVectors {
    /// Expects every case of the computed file to be answered as it says.
    static func expectAgreement(
        withComputed family: String, _ answer: @escaping (VectorCase) throws -> VectorValue
    ) throws {
        let file = try VectorFile.computed(family, room: "Protocols")
        #expect(file.mismatches(naming: name, unwrapping(answer)) == [])
    }

    /// Expects every case that the contract's code has answered to be answered alike.
    static func expectAgreement(
        withExecuted family: String, _ answer: @escaping (VectorCase) throws -> VectorValue
    ) throws {
        let file = try VectorFile.shared(family, .executed)
        #expect(file.mismatches(naming: name, unwrapping(answer)) == [])
    }

    /// Failed arithmetic is thrown as such, as the files mean it.
    private static func unwrapping(
        _ answer: @escaping (VectorCase) throws -> VectorValue
    ) -> (VectorCase) throws -> VectorValue {
        { call in
            do { return try answer(call) } catch MorphoError.arithmetic(let error) { throw error }
        }
    }

    private static func name(of error: any Error) -> String {
        (error as? MorphoError)?.upstreamName ?? "\(error)"
    }
}
