import Glibc
import Proofs
import Units

/// The folder in which the accounts' secret keys lie: closed to everybody else, each key in a file of its own.
///
/// A key is made when it is first asked for. Keys are read from here alone: they stand on no command line, in no
/// variable, in no journal and in no log.
public struct KeyFolder: ~Copyable {
    private let descriptor: Int32
    private let path: SafeText

    /// Opens the folder, and makes it where it is missing.
    ///
    /// - Throws: `configuration` where it belongs to another user, others may look into it, or it is no folder;
    ///   `inputOutput` where it cannot be made or opened.
    public init(_ path: String) throws(FileError) {
        let name = SafeText(path)
        KeyFolder.makeFolders(path)
        let opened = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw KeyFolder.failure(errno, path: name, what: "cannot be used") }
        do throws(FileError) {
            try KeyFolder.checkOwner(of: opened, path: name, remedy: "chmod 700")
        } catch {
            close(opened)
            throw error
        }
        (descriptor, self.path) = (opened, name)
    }

    deinit { close(descriptor) }

    /// Returns the key of an account, a new one where it has none yet.
    ///
    /// - Throws: `configuration` where the file is closed to fewer than it should be or belongs to another user,
    ///   `data` where it holds no key, `inputOutput` where it cannot be read or made.
    public func key(of account: SafeText) throws(FileError) -> SigningKey {
        let file = try file(of: account)
        if let key = try read(file) { return key }
        try make(SigningKey(), file)
        // Another desk may have been quicker: what lies there now is the key.
        guard let key = try read(file) else {
            throw FileError(.inputOutput, path: full(file), what: "vanished after it was made")
        }
        return key
    }

    /// Returns the key of an account; nil where it has none yet.
    ///
    /// - Throws: as `key(of:)`.
    public func existingKey(of account: SafeText) throws(FileError) -> SigningKey? {
        try read(try file(of: account))
    }

    private func read(_ file: String) throws(FileError) -> SigningKey? {
        let opened = openat(descriptor, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        if opened < 0, errno == ENOENT { return nil }
        guard opened >= 0 else { throw KeyFolder.failure(errno, path: full(file), what: "cannot be read") }
        defer { close(opened) }
        try KeyFolder.checkOwner(of: opened, path: full(file), remedy: "chmod 600")
        var bytes = [UInt8](repeating: 0, count: KeyFile.greatestCount + 1)
        let count = bytes.withUnsafeMutableBytes { Glibc.read(opened, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw KeyFolder.failure(errno, path: full(file), what: "cannot be read") }
        guard let key = KeyFile.key(Array(bytes.prefix(count))) else {
            throw FileError(
                .data, path: full(file), what: "holds no key; move it away to have a new one made")
        }
        return key
    }

    /// Writes a key beside its place and links it there, so that no reader sees half of one and none is replaced.
    private func make(_ key: SigningKey, _ file: String) throws(FileError) {
        let draft = ".\(file).\(getpid())"
        _ = unlinkat(descriptor, draft, 0)
        let opened = openat(descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw KeyFolder.failure(errno, path: full(file), what: "cannot be made") }
        defer {
            close(opened)
            unlinkat(descriptor, draft, 0)
        }
        let bytes = KeyFile.bytes(key)
        let written = bytes.withUnsafeBytes { Glibc.write(opened, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(opened) == 0 else {
            throw KeyFolder.failure(errno, path: full(file), what: "cannot be written")
        }
        guard linkat(descriptor, draft, descriptor, file, 0) == 0 || errno == EEXIST else {
            throw KeyFolder.failure(errno, path: full(file), what: "cannot be made")
        }
        fsync(descriptor)
    }

    private func file(of account: SafeText) throws(FileError) -> String {
        guard let file = KeyFile.name(of: account) else {
            throw FileError(.usage, path: path, what: "can hold no key for a name that is empty or so long")
        }
        return file
    }

    private func full(_ file: String) -> SafeText { SafeText("\(path)/\(file)") }

    /// Makes the folder and those above it that are missing; what fails shows when the folder is opened.
    private static func makeFolders(_ path: String) {
        for (index, character) in zip(path.indices, path) where character == "/" && index != path.startIndex {
            mkdir(String(path[..<index]), 0o700)
        }
        mkdir(path, 0o700)
    }

    /// Checks that something is ours and closed to everybody else.
    private static func checkOwner(
        of descriptor: Int32, path: SafeText, remedy: String
    ) throws(FileError) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw failure(errno, path: path, what: "cannot be used") }
        let kind = facts.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else {
            throw FileError(.configuration, path: path, what: "is neither a file nor a folder")
        }
        guard facts.st_uid == geteuid() else {
            throw FileError(.configuration, path: path, what: "holds keys and belongs to another user")
        }
        guard facts.st_mode & 0o077 == 0 else {
            let mode = String(facts.st_mode & 0o7777, radix: 8)
            throw FileError(
                .configuration, path: path, what: "holds keys and is open to others (\(mode)); \(remedy) it")
        }
    }

    private static func failure(_ number: Int32, path: SafeText, what: String) -> FileError {
        let isLink = number == ELOOP || number == ENOTDIR
        return FileError(
            isLink ? .configuration : .inputOutput, path: path,
            what: "\(what): \(isLink ? "is a link or no folder" : String(cString: strerror(number)))")
    }
}
