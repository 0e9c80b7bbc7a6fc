import ArgumentParser
import Formats
import Reports
import Units

/// What is lost with whom.
struct Exposure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Print what is lost if an issuer, custodian, oracle, bridge, contract or chain fails, and days to exit.",
        discussion:
            "Limits stand in the desk file's section exposure. Exit code 1 where a figure is beyond its limit."
    )

    @OptionGroup var source: RunOptions

    @Flag(name: .customLong("json"), help: "JSON objects, decimals as strings.")
    var asJSON = false

    func run() throws {
        do {
            let limits = try source.desk.open().file.exposure
            let report = ExposureReport(try source.run().state, limits: limits)
            StandardOutput.write(asJSON ? ExposureLines.json(report) : ExposureLines.table(report))
            if report.overCount > 0 {
                throw Failure(
                    "\(report.overCount) figures are beyond their limits", exitCode: Failure.differs)
            }
        } catch {
            Failure(error).exit()
        }
    }
}
