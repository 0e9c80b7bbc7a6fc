import Testing

@testable import Formats

@Suite struct DeskFileDefaultTests {
    private func read(_ text: String) throws(FileError) -> DeskFile {
        try DeskFile(FileContents(path: "desk.yaml", stored: Array(text.utf8)))
    }

    @Test func `the default file says what holds without one`() throws {
        #expect(try read(DeskFile.defaultText) == DeskFile())
    }

    @Test func `the default file shows every section`() {
        for section in DeskFile.sections {
            let isThere = DeskFile.defaultText.split(separator: "\n").contains {
                $0.hasPrefix("\(section):") || $0.hasPrefix("#\(section):")
            }
            #expect(isThere, "\(section)")
        }
    }

    @Test func `its examples are good once their signs are taken off`() throws {
        let lines = DeskFile.defaultText.split(separator: "\n", omittingEmptySubsequences: false)
        let examples = lines.map { $0.hasPrefix("#") && !isProse($0) ? $0.dropFirst() : $0 }
        var file = try read(examples.joined(separator: "\n"))
        #expect(file.instruments.count == 8 && file.venues.count == 5 && file.book.count == 1)
        #expect(file.keys.count == 2 && file.alerts.prices.count == 2)
        (file.instruments, file.venues, file.book, file.keys, file.alerts.prices) = ([], [], [], [], [])
        #expect(file.alerts.oracleAge == 3_600)
        file.alerts.oracleAge = nil
        #expect(file == DeskFile())
    }

    /// Prose has one space after its sign.
    private func isProse(_ line: Substring) -> Bool { line.hasPrefix("# ") && !line.hasPrefix("#  ") }

    @Test func `a file without anything is the defaults`() throws {
        for text in ["", "\n", "# nothing\n", "---\n", "market:\n", "book: []\nkeys: {}\n", "~"] {
            #expect(try read(text) == DeskFile(), "\(text)")
        }
    }
}
