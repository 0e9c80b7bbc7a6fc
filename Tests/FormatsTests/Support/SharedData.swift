import Glibc

/// The recorded data that lies in the folder `shared` beside the project.
enum SharedData {
    /// The folder, when it is there.
    static let folder: String? = {
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

    static var isThere: Bool { folder != nil }

    static func path(_ name: String) -> String { "\(folder ?? "")/\(name)" }

    /// The names in a folder of the data, sorted.
    static func names(in folder: String) -> [String] {
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
}
