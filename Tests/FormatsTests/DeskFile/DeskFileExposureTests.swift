import Testing

@testable import Formats
@testable import Reports

@Suite struct DeskFileExposureTests {
    private func read(_ text: String) throws(FileError) -> DeskFile {
        try DeskFile(FileContents(path: "desk.yaml", stored: Array(text.utf8)))
    }

    @Test func `a limit that is given takes the place of the usual one`() throws {
        let limits = try read("exposure: { issuer: 12.5%, exit_days: 2, exit_share: 100% }").exposure
        var expected = ExposureLimits()
        (expected[.issuer], expected.exitDays, expected.exitShareBasisPoints) = (1_250, 2, 10_000)
        #expect(limits == expected)
    }

    @Test(arguments: [
        "exposure: { issuers: 1% }", "exposure: { issuer: 12 }", "exposure: { exit_share: 0% }",
        "exposure: { exit_share: 101% }", "exposure: { exit_days: 0 }", "exposure: 5",
    ])
    func `what is no limit is refused`(text: String) {
        #expect(throws: FileError.self) { try read(text) }
    }
}
