import ArgumentParser
import CSystem
import Engine
import Formats
import Glibc
import Screen
import Terminal
import Units

/// A grid of changing numbers through the desk's own terminal: what a changed cell costs, and a key.
///
/// The same picture as the bare-curses baseline: fields of ten columns, so many of them new each frame,
/// green for a rise and red for a fall. `h` shows a word, `b` takes it away, `q` leaves.
struct BenchCells: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cells", abstract: "A grid of changing numbers on this terminal.")

    @OptionGroup var display: DisplayOptions
    @Option(help: "Fields that change each frame.") var cells = 100
    @Option(help: "Frames a second.") var hertz = 10
    @Flag(help: "Only the last two digits move, as in a real tick.") var digits = false

    func validate() throws {
        guard cells > 0, hertz > 0 else {
            throw ValidationError("--cells and --hertz must be greater than 0")
        }
    }

    func run() throws {
        do {
            let options = display.terminalOptions(DeskFile.Display())
            var loop = CellLoop(try TerminalSession(options), count: cells, digits: digits)
            loop.run(interval: 1_000_000_000 / Int64(hertz))
        } catch {
            Failure(error).exit()
        }
    }
}

/// Draws the grid and answers keys until `q`.
private struct CellLoop {
    private let terminal: TerminalSession
    private let count: Int
    private let digits: Bool
    private var values: [Int64]
    private var canvas: Canvas
    private var chance = SeededGenerator(seed: 7)

    private static let fieldWidth = 10
    private static let rise = CellStyle(foreground: 0x00CD00)
    private static let fall = CellStyle(foreground: 0xCD0000)

    init(_ terminal: TerminalSession, count: Int, digits: Bool) {
        self.terminal = terminal
        self.count = count
        self.digits = digits
        canvas = Canvas(width: terminal.size.width, height: terminal.size.height)
        let fields = terminal.size.width / CellLoop.fieldWidth * (terminal.size.height - 1)
        values = Array(repeating: 0, count: fields)
        for index in values.indices {
            values[index] = 100_000 + Int64(chance.next() % 900_000)
            write(index, .plain)
        }
        write("CELLGRID", column: 0)
    }

    mutating func run(interval: Int64) {
        let (wake, clock) = (csystem_event_open(), SystemClock())
        var next = clock.now()
        while true {
            if clock.now() >= next {
                next += interval
                change()
                terminal.present(Frame(canvas: canvas))
            }
            let rest = Int32(clamping: max(0, (next - clock.now() + 999_999) / 1_000_000))
            for event in terminal.wait(for: wake, timeoutMilliseconds: rest) {
                guard handle(event) else { return terminal.close() }
            }
        }
    }

    private mutating func handle(_ event: TerminalEvent) -> Bool {
        switch event {
        case .input(.key(.character("h"))): write("HELPPAGE", column: 12)
        case .input(.key(.character("b"))): write("        ", column: 12)
        case .input(.key(.character("q"))), .endRequested, .hungUp: return false
        default: return true
        }
        terminal.present(Frame(canvas: canvas))
        return true
    }

    private mutating func change() {
        for _ in 0..<min(count, values.count) {
            let index = Int(chance.next() % UInt64(values.count))
            let step =
                digits
                ? Int64(chance.next() % 99) - 49 : Int64(chance.next() % 900_000) + 100_000 - values[index]
            values[index] += step
            write(index, step < 0 ? CellLoop.fall : CellLoop.rise)
        }
    }

    private mutating func write(_ index: Int, _ style: CellStyle) {
        let perRow = terminal.size.width / CellLoop.fieldWidth
        let text = DecimalText.fixed(UInt128(values[index].magnitude), scale: 2, places: 2)
        let padded = String(repeating: " ", count: max(0, CellLoop.fieldWidth - 1 - text.utf8.count)) + text
        write(padded, column: index % perRow * CellLoop.fieldWidth, row: 1 + index / perRow, style)
    }

    private mutating func write(_ text: String, column: Int, row: Int = 0, _ style: CellStyle = .plain) {
        for (place, scalar) in text.unicodeScalars.enumerated() {
            canvas.put(Cell(scalar, style), column: column + place, row: row)
        }
    }
}
