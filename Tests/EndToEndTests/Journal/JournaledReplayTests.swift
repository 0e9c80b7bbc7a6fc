import Glibc
import Testing

@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct JournaledReplayTests {
    private let folder = TestFolder()

    private func replay(_ journal: String, ticks: Int = 2_000, _ more: String...) -> Ending {
        BuiltProgram.run(
            ["replay", "--json", "--ticks", "\(ticks)", "--journal", journal] + more, in: folder)
    }

    private func expect(_ ending: Ending, code: Int32, _ words: String) {
        #expect(ending.code == code)
        #expect(ending.output.isEmpty)
        #expect(ending.errorLines.count == 1 && ending.errors.contains(words), "\(ending.errors)")
    }

    @Test func `a journal changes nothing of the output, and a second run begins anew`() {
        let journal = folder.newPath("journal")
        let plain = BuiltProgram.run(["replay", "--json", "--ticks", "2000"], in: folder)
        #expect(plain.code == 0)
        for _ in 0..<2 {
            let ending = replay(journal)
            #expect(ending.code == 0 && ending.output == plain.output)
            #expect(ending.errorLines.count == 2 && ending.errors.contains("plimsoll: journal head "))
        }
    }

    @Test func `a journal that another desk holds ends with 75 and names its process`() {
        let journal = folder.newPath("journal")
        let holder = RunningProgram(
            ["replay", "--ticks", "1000000000000", "--journal", journal], in: folder)
        holder.watch { TestFolder.size(of: journal) > 0 }
        expect(replay(journal), code: 75, "is in use by another desk (process \(holder.process))")
        holder.kill()
        _ = holder.wait()
        #expect(replay(journal, "--fresh").code == 0, "a dead desk's lock holds nobody up")
    }

    @Test func `a folder that others may write to ends with 78`() {
        let shared = folder.newPath("shared")
        #expect(mkdir(shared, 0o700) == 0 && chmod(shared, 0o777) == 0)
        expect(replay("\(shared)/j"), code: 78, "others may write to its folder \(shared)")
        #expect(access("\(shared)/j", F_OK) != 0)
    }

    @Test func `a missing folder ends with 78`() {
        expect(replay("\(folder.path)/none/j"), code: 78, "its folder \(folder.path)/none is missing")
    }

    @Test func `a file that is no journal ends with 65 and stays as it was`() {
        let notes = folder.file("notes.txt", "do not lose\n")
        expect(replay(notes), code: 65, "exists and is no journal of plimsoll")
        #expect(TestFolder.text(of: notes) == "do not lose\n")
    }
}
