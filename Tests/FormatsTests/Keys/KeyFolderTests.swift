import Glibc
import Proofs
import Testing
import Units

@testable import Formats

@Suite struct KeyFolderTests {
    private let scratch = ScratchFolder()

    private func mode(_ path: String) -> mode_t {
        var facts = stat()
        return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
    }

    private func error(_ body: () throws(FileError) -> Void) -> FileError? {
        do throws(FileError) {
            try body()
            return nil
        } catch { return error }
    }

    private func places() -> (folder: String, file: String) {
        let folder = scratch.place("keys")
        return (folder, "\(folder)/desk-1.key")
    }

    private func clear(_ folder: String, _ files: [String]) {
        for file in files { unlink("\(folder)/\(file)") }
    }

    @Test func `a key is made once and closed to everybody else`() throws {
        let (folder, file) = places()
        defer { clear(folder, ["desk-1.key", "desk-2.key"]) }
        let keys = try KeyFolder(folder)
        #expect(try keys.existingKey(of: "desk-1") == nil)
        let key = try keys.key(of: "desk-1")
        #expect(mode(folder) == 0o700 && mode(file) == 0o600)
        #expect(try keys.key(of: "desk-1").verifyingKey == key.verifyingKey)
        #expect(try KeyFolder(folder).key(of: "desk-1").verifyingKey == key.verifyingKey)
        #expect(try keys.key(of: "desk-2").verifyingKey != key.verifyingKey)
        #expect(try FolderContents.names(folder, ending: "").count == 2)
    }

    @Test(arguments: [0o604, 0o640, 0o660, 0o620, 0o611] as [mode_t])
    func `a key that others may touch is refused`(mode: mode_t) throws {
        let (folder, file) = places()
        defer { clear(folder, ["desk-1.key"]) }
        let keys = try KeyFolder(folder)
        _ = try keys.key(of: "desk-1")
        chmod(file, mode)
        let refusal = error { () throws(FileError) in _ = try KeyFolder(folder).key(of: "desk-1") }
        #expect(refusal?.exitCode == 78)
        #expect(
            refusal?.what
                == SafeText("holds keys and is open to others (\(String(mode, radix: 8))); chmod 600 it"))
    }

    @Test(arguments: [0o755, 0o710, 0o701, 0o777] as [mode_t])
    func `a folder that others may look into is refused`(mode: mode_t) throws {
        let (folder, _) = places()
        mkdir(folder, 0o700)
        chmod(folder, mode)
        let refusal = error { () throws(FileError) in _ = try KeyFolder(folder) }
        #expect(refusal?.exitCode == 78)
        #expect(refusal?.description.contains("chmod 700") == true)
    }

    @Test func `a link in place of a key or of the folder is not followed`() throws {
        let (folder, file) = places()
        let aside = scratch.place("aside")
        defer { clear(folder, ["desk-1.key"]) }
        _ = try KeyFolder(folder).key(of: "desk-1")
        rename(file, aside)
        symlink(aside, file)
        #expect(error { () throws(FileError) in _ = try KeyFolder(folder).key(of: "desk-1") }?.exitCode == 78)
        let linked = scratch.place("linked")
        symlink(folder, linked)
        #expect(error { () throws(FileError) in _ = try KeyFolder(linked) }?.exitCode == 78)
    }

    @Test func `a file that holds no key is told and not replaced`() throws {
        let (folder, file) = places()
        defer { clear(folder, ["desk-1.key"]) }
        let keys = try KeyFolder(folder)
        let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
        write(descriptor, "plimsoll-ed25519-1 00\n", 22)
        close(descriptor)
        let refusal = error { () throws(FileError) in _ = try KeyFolder(folder).key(of: "desk-1") }
        #expect(refusal?.exitCode == 65)
        #expect(refusal?.description.contains("00\n") == false)
        _ = keys
    }

    @Test(arguments: [
        ("desk-1", "desk-1.key"), ("../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd.key"),
        (".", "%2e.key"),
        ("a b", "a%20b.key"), ("a%20b", "a%2520b.key"), ("é", "%c3%a9.key"), ("", nil),
    ])
    func `no account's name leads out of the folder`(account: String, file: String?) {
        #expect(KeyFile.name(of: SafeText(account)) == file)
        #expect(KeyFile.name(of: SafeText(String(repeating: "é", count: 90))) == nil)
    }

    @Test func `only the form that was written is read`() throws {
        let key = SigningKey()
        let bytes = KeyFile.bytes(key)
        #expect(KeyFile.key(bytes)?.verifyingKey == key.verifyingKey)
        #expect(bytes.count <= KeyFile.greatestCount)
        #expect(KeyFile.key(Array(bytes.dropLast())) == nil)
        #expect(KeyFile.key(Array(bytes.dropLast(2)) + [0x0A]) == nil)
        #expect(KeyFile.key(Array(bytes.dropLast(3)) + [0x0A]) == nil)
        #expect(KeyFile.key(bytes + [0x0A]) == nil)
        #expect(KeyFile.key([]) == nil)
    }
}
