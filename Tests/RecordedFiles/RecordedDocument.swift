import Foundation
import Units

/// Recorded JSON, plain or gzip.
public enum RecordedDocument {
    /// Reads a file of the shared data as a type.
    ///
    /// Integers beyond 2^53, such as rates scaled by 1e27, are to be read as `Decimal`, which keeps 38
    /// digits.
    public static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(SharedData.bytes(name)))
    }
}

/// A number of recorded JSON, written as such or in quotes: `0.0325`, `"150e8"`, `"50_000e18"`.
public struct RecordedNumber: Decodable, Hashable, Sendable {
    /// The digits as they were written, without underscores between them.
    public let text: String

    /// Reads a number or the text of one.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        let written = try (try? value.decode(String.self)) ?? value.decode(Decimal.self).description
        text = written.filter { $0 != "_" }
    }

    /// Returns the number times 10^`decimals`; it must be whole then.
    public func scaled(decimals: Int) throws -> UInt128 {
        let number = try DecimalNumber(text)
        guard number.isZero || number.isExact(decimals: decimals) else {
            throw RecordedFault.notANumber("\(decimals) decimals", text: text)
        }
        return try number.scaled(decimals: decimals, rounding: .down)
    }
}
