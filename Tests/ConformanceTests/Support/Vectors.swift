import Conformance
import Foundation

/// Where the vector files lie: computed ones in the folder `Vectors` of these tests, the others beside the project.
enum Vectors {
    /// Whether the folder `shared` stands beside the project.
    static var areShared: Bool { shared != nil }
    /// What a test says that is disabled without the folder.
    static let sharedAreMissing = "needs the folder ../shared/vectors beside the project"

    private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let computed = tests.appending(path: "Vectors")

    private static let shared: URL? = {
        var place = tests
        while place.pathComponents.count > 1 {
            place.deleteLastPathComponent()
            let vectors = place.appending(path: "shared/vectors")
            if FileManager.default.fileExists(atPath: vectors.appending(path: "index.json").path) {
                return vectors
            }
        }
        return nil
    }()

    /// Returns the names of the files of a folder, without those that hold no cases.
    static func names(shared isShared: Bool) throws -> [String] {
        guard let folder = isShared ? shared : computed else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".json") && $0 != "index.json" }
    }

    static func bytes(_ name: String, shared isShared: Bool) throws -> [UInt8] {
        guard let folder = isShared ? shared : computed else { return [] }
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// Asks every case of a family's computed file, and returns a line for each that is answered otherwise.
    static func computedDifferences(_ family: String) throws -> [String] {
        try differences(family, "\(family).json", shared: false)
    }

    /// Asks every case of a family's files beside the project: published, executed, and computed anew.
    static func sharedDifferences(_ family: String) throws -> [String] {
        let mine = try names(shared: true).filter { $0.prefix { $0 != "." } == family }
        if mine.isEmpty { return ["there is no file of the family"] }
        return try mine.flatMap { try differences(family, $0, shared: true) }
    }

    private static func differences(_ family: String, _ name: String, shared: Bool) throws -> [String] {
        let file = try VectorFile(try bytes(name, shared: shared))
        guard file.family == family else { return ["\(name) is of the family \(file.family)"] }
        let tally = VectorTally(file, of: try VectorFamily.named(family))
        return tally.differences.map { "\($0)" }
    }
}
