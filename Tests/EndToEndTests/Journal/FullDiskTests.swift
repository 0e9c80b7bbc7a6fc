import Glibc
import Testing

/// Journals on a file system of one megabyte, which only root can mount.
@Suite(
    .serialized, .enabled(if: BuiltProgram.isThere, "the program is not built"),
    .enabled(if: TinyDisk.canBeMade, "a small file system cannot be mounted"))
struct FullDiskTests {
    private let folder = TestFolder()

    private func replay(_ journal: String) -> Ending {
        BuiltProgram.run(
            ["replay", "--json", "--ticks", "20000", "--seed", "3", "--journal", journal], in: folder)
    }

    @Test func `with a full disk the run goes on unkept, ends with 74, and goes on when there is room`()
        throws
    {
        let expected = BuiltProgram.run(["replay", "--json", "--ticks", "20000", "--seed", "3"], in: folder)
        var unkept = 0
        for free in stride(from: 0, through: 256_000, by: 16_000) {
            let disk = try #require(TinyDisk(at: folder.newPath("disk")))
            let journal = "\(disk.path)/j.sqlite"
            #expect(
                BuiltProgram.run(["replay", "--ticks", "1", "--journal", journal], in: folder).code == 0)
            disk.fill(leaving: free)
            let full = replay(journal)
            #expect([0, 74].contains(full.code), "\(free) bytes free: \(full.errors)")
            if full.code == 74 {
                #expect(full.errors.contains("\(journal): the disk is full; make room and start again"))
                if !full.output.isEmpty {
                    unkept += 1
                    #expect(full.output == expected.output, "\(free) bytes free")
                }
            }
            disk.makeRoom()
            let again = replay(journal)
            #expect(again.code == 0, "\(free) bytes had been free: \(again.errors)")
            #expect(again.lines.last == expected.lines.last)
        }
        #expect(unkept > 0, "at least one run must have lost its journal in mid-run")
    }

    @Test func `a disk too full for a new journal ends with 74 and leaves none`() throws {
        for free in [0, 4_096, 12_288, 20_480, 36_864] {
            let disk = try #require(TinyDisk(at: folder.newPath("disk")))
            disk.fill(leaving: free)
            let journal = "\(disk.path)/j.sqlite"
            let full = replay(journal)
            #expect([73, 74].contains(full.code), "\(free) bytes free")
            #expect(full.errorLines.count == 1)
            disk.makeRoom()
            #expect(replay(journal).code == 0, "\(free) bytes had been free")
        }
    }
}

/// A file system of one megabyte in memory; unmounted with the value.
final class TinyDisk {
    let path: String

    static let canBeMade: Bool = {
        let folder = TestFolder()
        return TinyDisk(at: folder.newPath("disk")) != nil
    }()

    init?(at path: String) {
        self.path = path
        guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=1m,mode=700") == 0 else {
            return nil
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Takes all space but so many bytes.
    func fill(leaving free: Int) {
        let file = open("\(path)/ballast", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        let block = [UInt8](repeating: 0, count: 4_096)
        var size = 0
        while case let count = write(file, block, block.count), count > 0 { size += count }
        ftruncate(file, max(0, size - free))
        close(file)
    }

    func makeRoom() { unlink("\(path)/ballast") }
}
