import Testing
import Units

@Suite struct IdentifiersTests {
    @Test func `accounts and instruments are ordered by their place`() {
        #expect([3, 1, 2].map { AccountID($0) }.sorted() == [1, 2, 3].map { AccountID($0) })
        #expect([3, 1, 2].map { InstrumentID($0) }.sorted() == [1, 2, 3].map { InstrumentID($0) })
    }
}
