import Glibc
import Testing

/// A short run, once for every write that it makes to its journal: that one fails.
@Suite(
    .serialized, .enabled(if: BuiltProgram.isThere, "the program is not built"),
    .enabled(if: WriteFaults.canBeMade, "there is no C compiler to make the faults with"))
struct WriteFaultTests {
    private let folder = TestFolder()
    private let run = ["replay", "--json", "--ticks", "400", "--seed", "5", "--journal"]

    @Test(arguments: [(EIO, false), (ENOSPC, true)])
    func `whichever write fails, the run says so or ends well, and the next one ends as if nothing had been`(
        kind: Int32, isShort: Bool
    ) throws {
        let faults = try #require(WriteFaults(in: folder))
        let whole = folder.newPath("whole")
        let expected = BuiltProgram.run(
            run + [whole], in: folder, environment: faults.environment(whole, at: 0))
        let count = faults.count
        #expect(expected.code == 0 && count > 20, "\(count) writes")
        var told = 0
        for call in 1...max(1, count) {
            let journal = folder.newPath("journal")
            let failed = BuiltProgram.run(
                run + [journal], in: folder,
                environment: faults.environment(journal, at: call, kind: kind, isShort: isShort))
            #expect([0, 73, 74, 77].contains(failed.code), "write \(call): \(failed.code) \(failed.errors)")
            if failed.code != 0 { told += 1 }
            // What was written hangs together, unless there is no journal yet.
            let verified = BuiltProgram.run(["verify", "--journal", journal], in: folder)
            #expect([0, 66].contains(verified.code), "write \(call): \(verified.output)\(verified.errors)")
            let again = BuiltProgram.run(run + [journal], in: folder)
            #expect(again.code == 0, "write \(call): \(again.errors)")
            #expect(again.lines.last == expected.lines.last, "write \(call)")
        }
        #expect(told > count / 2, "\(told) of \(count) failures were told of")
    }
}
