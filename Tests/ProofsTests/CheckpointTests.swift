import Testing

@testable import Proofs

@Suite struct CheckpointTests {
    private let key = SigningKey()
    private let checkpoint = Checkpoint(
        run: 3, recordCount: 12, sequence: 4_567, head: SHA256Digest(of: [1]), state: SHA256Digest(of: [2]),
        descriptor: SHA256Digest(of: [3]), isFinished: false)

    @Test func `a signed checkpoint is genuine, and its line reads back as it was`() throws {
        let signed = try SignedCheckpoint(checkpoint, by: key)
        #expect(signed.isGenuine)
        let read = try #require(SignedCheckpoint(line: signed.line))
        #expect(read == signed && read.isGenuine && read.checkpoint == checkpoint)
        #expect(read.key == key.verifyingKey)
    }

    @Test func `a line of which anything was changed is no genuine checkpoint`() throws {
        let line = Array(try SignedCheckpoint(checkpoint, by: key).line.utf8)
        for place in line.indices {
            for bit in 0..<8 {
                var changed = line
                changed[place] ^= 1 << UInt8(bit)
                let read = SignedCheckpoint(line: String(decoding: changed, as: UTF8.self))
                #expect(read?.isGenuine != true, "bit \(bit) of byte \(place)")
            }
        }
    }

    @Test func `each field is signed`() throws {
        let line = try SignedCheckpoint(checkpoint, by: key).line
        let edits = [
            ("run 3", "run 4"), ("records 12", "records 13"), ("sequence 4567", "sequence 4568"),
            ("finished 0", "finished 1"),
            ("head \(checkpoint.head.hexadecimal)", "head \(checkpoint.state.hexadecimal)"),
            ("state \(checkpoint.state.hexadecimal)", "state \(checkpoint.head.hexadecimal)"),
            ("descriptor \(checkpoint.descriptor.hexadecimal)", "descriptor \(checkpoint.head.hexadecimal)"),
            ("key \(key.verifyingKey.hexadecimal)", "key \(SigningKey().verifyingKey.hexadecimal)"),
        ]
        for (before, after) in edits {
            let edited = line.replacing(before, with: after)
            #expect(edited != line)
            #expect(SignedCheckpoint(line: edited)?.isGenuine == false, "\(before)")
        }
    }

    @Test(arguments: ["", "run", "run 1 records 2", "run x records 2 sequence 3 head 4 state 5 descriptor 6"])
    func `other text is no checkpoint`(text: String) {
        #expect(SignedCheckpoint(line: text) == nil)
    }
}
