import Glibc
import Testing

/// The built desk with prices that come while it runs: from a FIFO, and from standard input.
@Suite(.serialized, .enabled(if: BuiltProgram.isThere, "the program is not built"))
struct PipedDeskTests {
    private let folder = ScratchFolder()
    private let files = TestFolder()

    private var accounts: String {
        files.file(
            "accounts.csv",
            """
            account,venue,asset,side,amount,price,liquidation_threshold
            alice,aave-v3,ETH,collateral,10,,0.83
            alice,aave-v3,USDC,debt,25000,,0

            """)
    }

    private func fifo(_ name: String) -> String {
        let path = files.newPath(name)
        precondition(mkfifo(path, 0o600) == 0, "a test needs a FIFO")
        return path
    }

    private func write(_ text: String, to descriptor: Int32) {
        #expect(Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count)
    }

    @Test func `rows of a FIFO are shown, a cut line is not, and the next writer is heard`() {
        let path = fifo("feed")
        let desk = DeskProcess(["--feed", path, "--accounts", accounts, "--no-journal"], folder: folder)
        desk.wait(for: "feed waiting")
        var writer = open(path, O_WRONLY)
        write("symbol,price\nETH,3310.55\nUSDC,1\nETH,nan\nETH,99", to: writer)
        desk.wait(for: "3,310.55")
        desk.wait(for: "feed live")
        desk.wait(for: "1 rows dropped (F)")
        close(writer)
        desk.wait(for: "feed LOST")
        writer = open(path, O_WRONLY)
        write(#"{"symbol":"ETH","price":"2900.5"}"# + "\n", to: writer)
        desk.wait(for: "2,900.50")
        desk.wait(for: "1 LIQ")
        desk.type("F")
        desk.wait(for: "it may be cut short")
        desk.type("q")
        #expect(desk.end() == 0)
        close(writer)
    }

    @Test func `standard input is the feed and the keys come from the terminal`() {
        let path = fifo("source")
        let desk = DeskProcess(
            [
                "-c", "cat \"$0\" | \"$1\" --feed - --feed-max-age 1 --accounts \"$2\" --no-journal", path,
                DeskProcess.desk, accounts,
            ], folder: folder, program: "/bin/sh")
        let writer = open(path, O_WRONLY)
        write("ETH,3310.55\nUSDC,1\n", to: writer)
        desk.wait(for: "3,310.55")
        desk.wait(for: "feed SILENT")
        desk.type("?")
        desk.wait(for: "Keys")
        close(writer)
        desk.type("\u{1B}")
        desk.wait(for: "feed ENDED")
        desk.type("q")
        #expect(desk.end() == 0)
        #expect(desk.isCooked)
    }

    @Test func `a flood leaves memory flat, the newest price right and the keys alive`() throws {
        let path = fifo("flood")
        let desk = DeskProcess(["--feed", path, "--accounts", accounts, "--no-journal"], folder: folder)
        let writer = open(path, O_WRONLY)
        write("ETH,3000\nUSDC,1\n", to: writer)
        desk.wait(for: "3,000.00")
        let before = try #require(residentBytes(desk.process))
        let block = (0..<1_000).map { "ETH,\(3_000 + $0 % 7)\nS\($0 % 40),5\n" }.joined()
        for _ in 0..<1_000 { write(block, to: writer) }
        write("ETH,3333.25\n", to: writer)
        desk.wait(for: "3,333.25")
        desk.type("?")
        desk.wait(for: "Keys")
        let after = try #require(residentBytes(desk.process))
        #expect(after - before < 64 << 20, "\(before) then \(after) bytes")
        desk.type("q")
        desk.type("q")
        #expect(desk.end() == 0)
        close(writer)
    }

    @Test func `kill -9 and a new start show the same book, prices by value`() throws {
        let path = fifo("lasting")
        let arguments = ["--feed", path, "--accounts", accounts]
        let first = DeskProcess(arguments, folder: folder)
        let writer = open(path, O_RDWR)
        write("ETH,3310.55\nUSDC,1\nSOL,201.25\nETH,2950.75\n", to: writer)
        first.wait(for: "2,950.75")
        first.wait(for: "1 LIQ")
        first.signal(SIGKILL)
        #expect(first.end() == 128 + SIGKILL)
        let second = DeskProcess(arguments, folder: folder)
        second.wait(for: "resumed at")
        for text in ["2,950.75", "201.25", "1 LIQ"] { second.wait(for: text) }
        write("ETH,2960.5\n", to: writer)
        second.wait(for: "2,960.50")
        second.type("q")
        #expect(second.end() == 0)
        close(writer)
    }

    @Test(arguments: [
        ("/dev/zero", Int32(66), "is a device"), ("/tmp", 66, "is a directory"),
        ("/nowhere/at/all", 66, "no such feed"),
    ])
    func `what is no feed is refused in one line`(path: String, code: Int32, words: String) {
        let ending = BuiltProgram.run(["replay", "--feed", path], in: files)
        #expect(ending.code == code && ending.errorLines.count == 1)
        #expect(ending.errors.contains(words) && ending.output.isEmpty)
    }

    @Test func `a replay of a file of rows is the same with a journal and without`() {
        let rows = files.file(
            "rows",
            (0..<3_000).map { "ETH,\(3_300 - $0 % 500),\(1_600_000_000 + $0)\n" }.joined()
                + "USDC,1,1600003000\nETH,nan\n")
        let arguments = ["replay", "--json", "--accounts", accounts, "--feed"]
        let first = BuiltProgram.run(arguments + [rows], in: files)
        let second = BuiltProgram.run(
            arguments + [rows, "--journal", files.newPath("journal")], in: files)
        #expect(first.code == 0 && first.lines.last == second.lines.last)
        #expect(ReplayLine.summary(first)?.ticks == 3_001)
        #expect(first.errors.contains("3001 rows taken, 1 dropped, 0 passed over"))
    }

    /// The memory that a process holds.
    private func residentBytes(_ process: pid_t) -> Int? {
        guard let stream = fopen("/proc/\(process)/statm", "r") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = fread(&bytes, 1, bytes.count, stream)
        let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
        return words.count > 1 ? Int(words[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
    }
}
