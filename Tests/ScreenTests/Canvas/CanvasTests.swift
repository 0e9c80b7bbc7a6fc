import Screen
import Testing

@Suite struct CanvasTests {
    @Test func `a canvas has at least one cell`() {
        let canvas = Canvas(width: 0, height: -3)
        #expect((canvas.width, canvas.height, canvas.cells.count) == (1, 1, 1))
    }

    @Test(arguments: [(-1, 0), (0, -1), (3, 0), (0, 2), (.max, .min)])
    func `a cell off the canvas is ignored`(column: Int, row: Int) {
        var canvas = Canvas(width: 3, height: 2)
        canvas.put(Cell("x"), column: column, row: row)
        #expect(canvas == Canvas(width: 3, height: 2))
    }
}
