import Foundation
import GRDB
import Proofs

/// GRDB carries bytes as Foundation's `Data`; no other file of the room needs to know.
typealias Blob = Data

extension SHA256Digest {
    var blob: Blob { Blob(bytes) }

    init?(blob: Blob) { self.init(bytes: [UInt8](blob)) }
}

// A file can be damaged below the types of its tables: what is not of the type that was written is nil.
extension Row {
    func integer(_ column: String) -> Int64? {
        guard case .int64(let value)? = (self[column] as DatabaseValue?)?.storage else { return nil }
        return value
    }

    func blob(_ column: String) -> Blob? {
        guard case .blob(let value)? = (self[column] as DatabaseValue?)?.storage else { return nil }
        return value
    }

    func text(_ column: String) -> String? {
        guard case .string(let value)? = (self[column] as DatabaseValue?)?.storage else { return nil }
        return value
    }

    func digest(_ column: String) -> SHA256Digest? { blob(column).flatMap(SHA256Digest.init(blob:)) }
}
