import Glibc
import Units

/// What lies in a folder.
public enum FolderContents {
    /// Returns the names that end so, in the order of their bytes; hidden files and what lies deeper are left out.
    ///
    /// - Throws: `noInput` when there is no such folder, `permission`, `inputOutput`.
    public static func names(_ folder: String, ending: String) throws(FileError) -> [String] {
        let path = SafeText(folder)
        guard !folder.utf8.contains(0) else {
            throw FileError(.noInput, path: path, what: "no such folder: the name holds a zero byte")
        }
        guard let stream = opendir(folder) else { throw failure(errno, path: path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func failure(_ number: Int32, path: SafeText) -> FileError {
        let reason = String(cString: strerror(number))
        switch number {
        case ENOTDIR: return FileError(.noInput, path: path, what: "is not a folder")
        case ENOENT, ELOOP, ENAMETOOLONG:
            return FileError(.noInput, path: path, what: "no such folder: \(reason)")
        case EACCES, EPERM: return FileError(.permission, path: path, what: "may not be read: \(reason)")
        default: return FileError(.inputOutput, path: path, what: "cannot be read: \(reason)")
        }
    }
}
