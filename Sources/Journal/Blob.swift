import Foundation
import Proofs

/// GRDB carries bytes as Foundation's `Data`; no other file of the room needs to know.
typealias Blob = Data

extension SHA256Digest {
    var blob: Blob { Blob(bytes) }

    init?(blob: Blob) { self.init(bytes: [UInt8](blob)) }
}
