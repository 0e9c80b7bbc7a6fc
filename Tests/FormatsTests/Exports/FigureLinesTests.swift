import Formats
import Reports
import Testing

struct FigureLinesTests {
    private static var figures: Figures {
        var figures = Figures("bond")
        figures.add("yield", "yield", 4.25, places: 3, unit: "%")
        figures.add("value", "value of the face", -1_234_567.891, places: 2)
        figures.add("days", "days", 91, unit: "days")
        figures.add("method", "method", "street \"x\"")
        figures.add("broken", "broken", .nan, places: 1)
        figures.add("endless", "endless", .infinity, places: 1)
        return figures
    }

    @Test func `JSON has the digits of a number and never one that is none`() {
        #expect(
            FigureLines.json(Self.figures)
                == #"{"type":"bond","yield":4.25,"value":-1234567.891,"days":91,"method":"street \"x\""}"#)
    }

    @Test func `numbers stand under each other`() {
        #expect(
            FigureLines.plain(Self.figures) == [
                "yield                      4.250 %",
                "value of the face  -1,234,567.89",
                "days                          91 days",
                "method             street \"x\"",
            ])
    }

    @Test func `numbers are rounded to the nearest and 0 has no sign`() {
        #expect(FigureLines.fixed(0.005, places: 2) == "0.01")
        #expect(FigureLines.fixed(-0.001, places: 2) == "0.00")
        #expect(FigureLines.fixed(1e300, places: 2) == "1e+300")
        #expect(FigureLines.fixed(12, places: 0) == "12")
    }
}
