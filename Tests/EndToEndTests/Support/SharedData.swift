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
}
