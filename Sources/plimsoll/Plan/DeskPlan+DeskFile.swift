import Desk
import Engine
import Formats
import Proofs
import Units

extension DeskPlan {
    /// Sets the desk up with the instruments, venues, book and limits of a desk file.
    ///
    /// The market's instruments keep their places. A book takes the place of the one that the plan brings. Only
    /// what differs from the defaults enters the descriptor, so that a new theme lets a journal go on.
    mutating func setUp(as desk: OpenedDeskFile) throws {
        let listed = setUp.compactMap { command in
            if case .listInstrument(let terms) = command { terms } else { nil }
        }
        let commands = try desk.file.setUpCommands(market: listed, path: SafeText(desk.path))
        guard !commands.isEmpty else { return }
        let brought = setUp.filter { command in
            switch command {
            case .listInstrument: false
            case .openAccount: desk.file.book.isEmpty
            default: true
            }
        }
        let lists = commands.prefix { if case .listInstrument = $0 { true } else { false } }
        setUp = lists + brought + commands.dropFirst(lists.count)
        var encoder = ByteEncoder()
        for command in commands { command.encode(into: &encoder) }
        descriptor += " | desk sha256 \(SHA256Digest(of: encoder.bytes).hexadecimal)"
    }
}
