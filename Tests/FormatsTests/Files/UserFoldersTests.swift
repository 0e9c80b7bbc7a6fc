import Formats
import Testing

@Suite struct UserFoldersTests {
    @Test func `state and keys lie where the environment says`() {
        let folders = UserFolders(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"])
        #expect(folders.state == "/s")
        #expect(folders.keys == "/s/plimsoll/keys")
    }

    @Test func `a relative or missing variable counts as its default`() {
        #expect(UserFolders(environment: ["XDG_STATE_HOME": "s", "HOME": "/h"]).state == "/h/.local/state")
        #expect(UserFolders(environment: ["HOME": "/h"]).keys == "/h/.local/state/plimsoll/keys")
        #expect(UserFolders(environment: [:]).keys == nil)
    }
}
