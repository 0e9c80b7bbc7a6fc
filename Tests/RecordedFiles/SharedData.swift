import Formats
import Glibc

/// The recorded data that lies in the folder `shared` beside the project; it is read in place.
public enum SharedData {
    /// The folder, when it is there.
    public static let folder: String? = {
        var parts = #filePath.split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            let root = "/" + parts.joined(separator: "/")
            if access("\(root)/Package.swift", R_OK) == 0 {
                let data = "/" + parts.dropLast().joined(separator: "/") + "/shared/data"
                return access(data, R_OK) == 0 ? data : nil
            }
        }
        return nil
    }()

    /// Whether the folder is there.
    public static var isThere: Bool { folder != nil }

    /// What a test says that is disabled without the folder.
    public static let isMissing = "needs the folder ../shared/data beside the project"

    /// Returns the path of a file by its place in the folder.
    public static func path(_ name: String) -> String { "\(folder ?? "")/\(name)" }

    /// Returns the names of the gzip files in a folder of the data, sorted.
    public static func names(in folder: String) -> [String] {
        guard let stream = opendir(path(folder)) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".gz") { names.append(name) }
        }
        return names.sorted()
    }

    /// Returns a file's bytes, inflated where they are gzip.
    public static func bytes(_ name: String) throws -> [UInt8] { try FileContents.read(path(name)).plain }
}
