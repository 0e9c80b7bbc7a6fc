import Testing

@testable import Desk
@testable import Units

@Suite struct CommandEncodingTests {
    private static let commands: [Command] = {
        var book = RandomBook(seed: 7)
        return [
            .listInstrument(symbol: "ETH"), .acknowledgeAlert(.max), .acknowledgeAllAlerts,
            .openAccount(.positions("nothing", supplied: [], owed: [])),
        ] + book.accounts(40).map(Command.openAccount)
    }()

    private func encoded(_ command: Command) -> [UInt8] {
        var encoder = ByteEncoder()
        command.encode(into: &encoder)
        return encoder.bytes
    }

    @Test(arguments: commands) func `a command is read back as it was`(command: Command) throws {
        var decoder = ByteDecoder(encoded(command))
        #expect(try Command(decoding: &decoder) == command)
        #expect(decoder.isAtEnd)
    }

    @Test(arguments: commands) func `a command that is cut short is refused`(command: Command) {
        let bytes = encoded(command)
        for count in bytes.indices {
            #expect(throws: ByteCodingError.self) {
                var decoder = ByteDecoder(Array(bytes.prefix(count)))
                _ = try Command(decoding: &decoder)
            }
        }
    }

    @Test func `what is no command, holding or side is named with its place`() throws {
        let account = AccountDefinition.positions("a", supplied: [("ETH", 1, 0)], owed: [])
        let bytes = encoded(.openAccount(account))
        // kind, name of 5 bytes, venue of 4 + 7, form, count of 4, symbol of 7, side
        for (place, expected) in [(0, "a command"), (17, "a form of holding"), (29, "a side of a loan")] {
            var damaged = bytes
            damaged[place] = 9
            #expect(throws: ByteCodingError(offset: place + 1, expected: SafeText(expected))) {
                var decoder = ByteDecoder(damaged)
                _ = try Command(decoding: &decoder)
            }
        }
    }
}
