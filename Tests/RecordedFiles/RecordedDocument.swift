import Foundation

/// Recorded JSON, plain or gzip.
public enum RecordedDocument {
    /// Reads a file of the shared data as a type.
    ///
    /// Integers beyond 2^53, such as rates scaled by 1e27, are to be read as `Decimal`, which keeps 38 digits.
    public static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(SharedData.bytes(name)))
    }
}
