import Formats
import RecordedFiles
import Testing
import Units

struct CurveFileTests {
    private let folder = ScratchFolder()

    private func read(_ text: String) throws -> CurveFile {
        try CurveFile(FileContents.read(folder.file("curve.csv", Array(text.utf8))))
    }

    private func failure(_ text: String) -> String? {
        do {
            _ = try read(text)
            return nil
        } catch {
            return (error as? FileError)?.what.text
        }
    }

    @Test func `tenors that were not published are left out of their day`() throws {
        let file = try read("date,3M,1Y,10 Yr\n2026-01-05,4.1,,-0.25\n2026-01-06,4.2,4.0,4.5\n")
        let first = try file.day(CivilDate(year: 2026, month: 1, day: 5))
        #expect(first.months == [3, 120])
        #expect(first.percents == [try DecimalNumber("4.1"), try DecimalNumber("-0.25")])
        #expect(try file.day(nil).date == CivilDate(year: 2026, month: 1, day: 6))
    }

    @Test func `what is no curve is refused with what is wrong`() {
        #expect(
            failure("day,3M\n2026-01-05,1\n") == "has the column day, which is no tenor such as 3M or 10Y")
        #expect(failure("3M\n1\n") == "has no date column among: 3M")
        #expect(failure("date\n2026-01-05\n") == "has no tenor columns")
        #expect(
            failure("date,0M\n2026-01-05,1\n") == "has the column 0M, which is no tenor such as 3M or 10Y")
        #expect(failure("date,12M,1Y\n2026-01-05,1,1\n") == "has the tenor 1Y twice")
        #expect(
            failure("date,3M\n2026-01-05,x\n")?.hasPrefix("line 2: column 2 (3M): \"x\" is no number")
                ?? false)
        #expect(failure("date,3M\n2026-01-05,nan\n")?.hasSuffix("is not finite") ?? false)
        #expect(failure("date,3M\nlast week,1\n")?.hasSuffix("is no time") ?? false)
        #expect(failure("date,3M\n") == "has no rows")
    }

    @Test func `a day that is not there is named`() throws {
        let file = try read("date,3M\n2026-01-05,1\n")
        let error = #expect(throws: FileError.self) { try file.day(CivilDate(year: 2026, month: 2, day: 7)) }
        #expect(error?.what == "has no yields of 2026-02-07")
    }

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `the recorded par yields can be read`() throws {
        let file = try CurveFile(
            FileContents.read(SharedData.path("tradfi/ust_par_yields_daily_1990_2023.csv.gz")))
        #expect(file.days.count == 8_506)
        #expect(try file.day(nil).months == [1, 2, 3, 4, 6, 12, 24, 36, 60, 84, 120, 240, 360])
    }
}
