import Testing

@testable import Screen

@Suite struct RowSelectionTests {
    @Test func `a row stays selected wherever it goes`() {
        var selection = RowSelection<Int>(keepsTop: true)
        selection.move(to: 2, in: [10, 11, 12])
        selection.follow([12, 10, 11])
        #expect(selection.place == 0 && selection.id == 12)
    }

    @Test func `the top stays the top only where it is kept`() {
        var kept = RowSelection<Int>(keepsTop: true)
        kept.follow([10, 11])
        kept.follow([9, 10, 11])
        #expect(kept.id == 9)
        var followed = RowSelection<Int>(keepsTop: false)
        followed.follow([10, 11])
        followed.follow([9, 10, 11])
        #expect(followed.id == 10 && followed.place == 1)
    }

    @Test func `another order keeps even the row at the top`() {
        var selection = RowSelection<Int>(keepsTop: true)
        selection.follow([10, 11, 12])
        selection.follow(resorted: [12, 11, 10])
        #expect(selection.id == 10 && selection.place == 2)
    }

    @Test func `a list that becomes shorter or empty keeps the selection within it`() {
        var selection = RowSelection<Int>(keepsTop: true)
        selection.move(by: 5, in: [1, 2, 3])
        selection.follow([1])
        #expect(selection.place == 0 && selection.id == 1)
        selection.follow([])
        #expect(selection.place == 0 && selection.id == nil)
    }
}
