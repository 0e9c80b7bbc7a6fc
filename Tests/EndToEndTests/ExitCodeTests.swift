import Formats
import Glibc
import RecordedFiles
import Testing

/// What the program says, and ends with, when it cannot do what was asked.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct ExitCodeTests {
    private let folder = TestFolder()
    private let prices = "time,close\n1,10\n2,9\n"
    private let book = "account,asset,side,amount,liquidation_threshold\na,ETH,collateral,1,0.8\n"

    /// Expects an ending with nothing on standard output and one line on standard error.
    private func expect(_ arguments: [String], code: Int32, _ words: String) {
        let ending = BuiltProgram.run(arguments, in: folder)
        #expect(ending.code == code, "\(arguments)")
        #expect(ending.output.isEmpty)
        #expect(ending.errorLines.count == 1 && ending.errors.hasSuffix("\n"), "\(ending.errors)")
        #expect(ending.errors.hasPrefix("plimsoll: ") && ending.errors.contains(words), "\(ending.errors)")
    }

    @Test func `a good run ends with 0`() {
        let ending = BuiltProgram.run(
            ["replay", "--prices", "ETH=\(folder.file("p.csv", prices))"], in: folder)
        #expect(ending.code == 0 && ending.lines.count == 1)
        #expect(ending.errors.contains("2 ticks in ") && ending.errorLines.count == 1)
    }

    @Test func `a file that is not there or is none ends with 66`() {
        expect(["replay", "--prices", "ETH=\(folder.path)/none"], code: 66, "/none: no such file")
        expect(["replay", "--prices", "ETH=\(folder.path)"], code: 66, "is a directory, not a regular file")
        expect(["replay", "--prices", "ETH=/dev/zero"], code: 66, "is a device, not a regular file")
        let good = folder.file("p.csv", prices)
        expect(
            ["replay", "--prices", "ETH=\(good)", "--accounts", "\(folder.path)/none"], code: 66,
            "/none: no such file")
    }

    @Test
    func `a pipe that never speaks is not waited for`() {
        let pipe = folder.newPath("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        expect(["replay", "--prices", "ETH=\(pipe)"], code: 66, "is a pipe, not a regular file")
        expect(
            ["replay", "--prices", "ETH=\(folder.file("p.csv", prices))", "--accounts", pipe], code: 66,
            "is a pipe, not a regular file")
    }

    @Test func `a file without a good row ends with 65`() {
        expect(["replay", "--prices", "ETH=\(folder.file("empty.csv", ""))"], code: 65, "has no rows")
        let bad = folder.file("bad.csv", "time,close\n1,nan\n2,-3\nx,4\n")
        expect(
            ["replay", "--prices", "ETH=\(bad)"], code: 65,
            "has no usable row of 3; first: \(bad):2: column 2 (close): \"nan\" is not finite")
        let good = folder.file("p.csv", prices)
        let nobody = folder.file("book.csv", book.replacing("ETH,collateral,1", with: "ETH,neither,1"))
        expect(
            ["replay", "--prices", "ETH=\(good)", "--accounts", nobody], code: 65,
            "has no usable row of 1; first: \(nobody):2: column 3 (side): \"neither\" is neither")
    }

    @Test func `columns that nobody knows end with 65`() {
        expect(
            ["replay", "--prices", "ETH=\(folder.file("a.csv", "when,much\n1,2\n"))"], code: 65,
            "has no time column")
        expect(
            ["replay", "--prices", "ETH=\(folder.file("b.csv", "time,much\n1,2\n"))"], code: 65,
            "has no price column")
        let good = folder.file("p.csv", prices)
        expect(
            ["replay", "--prices", "ETH=\(good)", "--accounts", folder.file("c.csv", "who,what\n1,2\n")],
            code: 65, "is no account file")
    }

    @Test func `a window without rows ends with 65 and says what there is`() {
        expect(
            ["replay", "--prices", "ETH=\(folder.file("p.csv", prices))", "--from", "3"], code: 65,
            "has no row in the wanted window; it goes from 1970-01-01T00:00:01Z to 1970-01-01T00:00:02Z")
    }

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `gzip data that is cut short ends with 65`() throws {
        let path = SharedData.path("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz")
        let stored = try FileContents.read(path).stored
        for length in [20, stored.count / 2, stored.count - 1] {
            let cut = folder.file("cut.csv.gz", Array(stored[..<length]))
            expect(["replay", "--prices", "ETH=\(cut)"], code: 65, "is cut short")
        }
    }

    @Test func `a watch without a terminal ends with 69 and names the verb to use`() {
        for arguments in [["watch", "--no-journal"], ["--no-journal"], ["--seed", "7", "--no-journal"]] {
            expect(arguments, code: 69, "use `plimsoll replay`")
        }
    }

    @Test func `an account of which no price is given is named`() {
        let good = folder.file("p.csv", prices)
        let other = folder.file("book.csv", book.replacing("ETH", with: "XYZ"))
        let ending = BuiltProgram.run(
            ["replay", "--prices", "ETH=\(good)", "--accounts", other], in: folder)
        #expect([64, 65].contains(ending.code) && ending.errorLines.count == 1)
        #expect(ending.errors.contains("the accounts hold XYZ, which has no price: give --prices XYZ=FILE"))
    }

    @Test func `a snapshot without its symbols ends with 64`() {
        let good = folder.file("p.csv", prices)
        let snapshot = folder.file(
            "book.csv", "user,collateral_base,debt_base,liq_threshold_bps\na,10,5,8000\n")
        expect(
            ["replay", "--prices", "ETH=\(good)", "--accounts", snapshot], code: 64,
            "(--collateral ETH --debt USD, say)")
    }

    @Test func `oracle answers without their decimals end with 64`() {
        let rounds = folder.file("r.csv", "updated_at,answer\n1,100000000\n")
        expect(["replay", "--prices", "ETH=\(rounds)"], code: 64, "--decimals 8")
    }

    @Test(arguments: [
        ["replay"], ["replay", "--bogus"], ["nonsense"], ["replay", "--prices", "ETH"],
        ["replay", "--prices", "ETH=x", "--to", "5", "--from", "6"],
        ["replay", "--prices", "ETH=x", "--to", "5", "--from", "5"],
        ["replay", "--prices", "ETH=x", "--from", "yesterday"],
        ["replay", "--prices", "ETH=x", "--decimals", "99"], ["replay", "--ticks", "-1"],
        ["replay", "--accounts", "x"], ["replay", "--prices", "ETH=x", "--ticks", "5"],
        ["replay", "--ticks", "5", "--journal", "x", "--no-journal"], ["watch", "--speed", "0"],
        ["watch", "--speed", "fast"],
    ])
    func `a wrong command line ends with 64, says why first and touches nothing`(arguments: [String]) {
        let ending = BuiltProgram.run(arguments, in: folder)
        #expect(ending.code == 64)
        #expect(ending.output.isEmpty)
        #expect(ending.errors.hasPrefix("plimsoll: ") && ending.errorLines.count == 1, "\(ending.errors)")
    }

    @Test func `text from the command line and from files reaches standard error inert`() {
        let wild = "\u{1B}[31mred\r\u{202E}"
        let file = folder.file("p.csv", "time,close\n1,\(wild)\n")
        for arguments in [
            ["replay", "--prices", "ETH=/\(wild)"], ["replay", "--prices", "ETH=\(file)"],
            ["replay", "--prices", "ETH=x", "--from", wild],
        ] {
            let ending = BuiltProgram.run(arguments, in: folder)
            #expect(ending.code != 0)
            let shown = ending.errors.unicodeScalars
            #expect(!shown.contains("\u{1B}") && !shown.contains("\r") && !shown.contains("\u{202E}"))
        }
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0, "needs /dev/full"))
    func `output that nobody can take ends with 74`() {
        let ending = BuiltProgram.run(["replay", "--ticks", "10"], in: folder, output: "/dev/full")
        #expect(ending.code == 74)
        #expect(ending.errors.contains("standard output cannot be written: No space left on device"))
    }

    @Test func `the version and the help end with 0`() {
        #expect(BuiltProgram.run(["--version"], in: folder).output.hasPrefix("plimsoll "))
        for arguments in [["--help"], ["replay", "--help"], ["watch", "--help"], ["help", "replay"]] {
            let ending = BuiltProgram.run(arguments, in: folder)
            #expect(ending.code == 0 && ending.errors.isEmpty && ending.output.contains("OVERVIEW"))
        }
    }
}
