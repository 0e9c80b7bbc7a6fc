import ArgumentParser
import Conformance
import Engine
import Formats
import Glibc
import Units

/// Whether the protocols' arithmetic gives what files of known answers say.
struct ConformanceVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Ask the protocols' arithmetic every case of vector files, and print where it differs.",
        discussion: """
            Reads every *.json file of the folder but index.json. A row a file: cases, how many are answered to \
            the last unit, how many are known differences, and the first that differs with both values. Then come \
            the known differences with their sources, and a summary; the time goes to standard error.
            Ends with 0 when nothing differs, 1 when a case does, 65 when a file is no vector file or of no known \
            family, 66 when there is no folder or nothing in it.
            """)

    @Option(help: ArgumentHelp("The folder of the vector files.", valueName: "DIR"))
    var vectors: String

    @Option(
        name: .customLong("family"),
        help: ArgumentHelp("Ask this family only; may be given several times.", valueName: "NAME"))
    var families: [String] = []

    @Flag(help: "One JSON object a line.")
    var json = false

    func validate() throws {
        for name in families {
            do {
                _ = try VectorFamily.named(name)
            } catch {
                throw ValidationError("--family: \(error)")
            }
        }
    }

    func run() throws {
        do {
            try compare()
        } catch {
            Failure(error).exit()
        }
    }

    private func compare() throws {
        let clock = SystemClock()
        let start = clock.now()
        let run = try ConformanceRun(folder: vectors, families: families)
        let elapsed = UInt128(max(0, clock.now() - start) / 1_000)
        StandardOutput.write(json ? ConformanceLines.json(run) : ConformanceLines.table(run))
        for row in run.refused { StandardError.write(row.error.description) }
        let seconds = DecimalText.fixed(elapsed, scale: 6, places: 3)
        StandardError.write("\(run.caseCount) cases of \(run.asked.count) files in \(seconds) s")
        if run.exitCode != 0 { Glibc.exit(run.exitCode) }
    }
}
