import Protocols
import VectorFiles

/// How the vector files name what the exchange refuses.
enum UniswapV2Vectors {
    /// Answers with what `body` gives; failed arithmetic is thrown as such, as the files mean it.
    static func unwrapping<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch UniswapV2Error.arithmetic(let error) {
            throw error
        }
    }

    static func name(of error: any Error) -> String {
        (error as? UniswapV2Error)?.upstreamName ?? "\(error)"
    }
}
