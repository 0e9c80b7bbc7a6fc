import Testing

@testable import Formats

@Suite struct ThemeFoldersTests {
    private let folder = ScratchFolder()

    @Test func `the user's folders come before the installed one`() {
        let folders = ThemeFolders(
            environment: ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "HOME": "/h"],
            executable: "/usr/local/bin/plimsoll")
        #expect(
            folders.paths == ["/c/plimsoll/themes", "/d/plimsoll/themes", "/usr/local/share/plimsoll/themes"])
    }

    @Test func `a relative variable counts as unset`() {
        let folders = ThemeFolders(
            environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"], executable: "/bin/plimsoll")
        #expect(
            folders.paths == [
                "/h/.config/plimsoll/themes", "/h/.local/share/plimsoll/themes", "/share/plimsoll/themes",
            ])
        #expect(ThemeFolders(environment: ["HOME": "h"], executable: "plimsoll").paths.isEmpty)
    }

    @Test func `a name is found with either ending, and hidden files and paths are not`() {
        let folders = ThemeFolders(paths: ["/nowhere", folder.path])
        let first = folder.file("a.yaml", "")
        let second = folder.file("b.yml", "")
        _ = (folder.file(".hidden.yaml", ""), folder.file("notes.txt", ""))
        #expect(folders.file(named: "a") == first)
        #expect(folders.file(named: "b") == second)
        for name in ["", ".hidden", "notes", "../a", "c"] { #expect(folders.file(named: name) == nil) }
        #expect(folders.names == ["a", "b"])
    }

    @Test func `a slash or an ending makes it a file`() {
        for name in ["./a", "/a/b", "a.yaml", "a.yml"] { #expect(ThemeFolders.isFile(name)) }
        for name in ["a", "dark", "a.b"] { #expect(!ThemeFolders.isFile(name)) }
    }
}
