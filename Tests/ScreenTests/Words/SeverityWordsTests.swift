import Reports
import Testing

@testable import Screen

@Suite struct SeverityWordsTests {
    @Test func `no severity is told by its colour alone`() {
        #expect(Set(Severity.allCases.map(\.word)).count == Severity.allCases.count)
        #expect(Set(Severity.allCases.map(\.glyph)).count == Severity.allCases.count)
    }

    @Test(arguments: Severity.allCases)
    func `a severity takes few columns of ASCII`(severity: Severity) {
        #expect(severity.glyph.utf8.count == 2)
        #expect(severity.word.utf8.count <= 5)
        #expect((severity.word + severity.glyph).unicodeScalars.allSatisfy { $0.isASCII })
    }
}
