import Conformance
import Formats
import Units

/// The vector files of a folder, asked one after another.
struct ConformanceRun {
    /// A file that was asked.
    struct Asked {
        var name: SafeText
        var family: VectorFamily
        var kind: VectorFile.Kind
        var tally: VectorTally
    }

    /// A file that could not be asked.
    struct Refused {
        var name: SafeText
        var error: FileError
    }

    /// In the order of the families, and of the kinds within one.
    private(set) var asked: [Asked] = []
    /// In the order of their names.
    private(set) var refused: [Refused] = []

    /// Bytes that a vector file may have: 64 MiB.
    private static let limit = 1 << 26

    /// Asks every file of a folder, or those of some families only.
    ///
    /// A file that cannot be read counts all the same when families are named, for it may be one of theirs.
    init(folder: String, families: [String]) throws(FileError) {
        let names = try FolderContents.names(folder, ending: ".json").filter { $0 != "index.json" }
        for name in names {
            do throws(FileError) {
                if let file = try ConformanceRun.ask("\(folder)/\(name)", SafeText(name), families: families)
                {
                    asked.append(file)
                }
            } catch {
                refused.append(Refused(name: SafeText(name), error: error))
            }
        }
        if asked.isEmpty, refused.isEmpty {
            let wanted = families.isEmpty ? "" : " of the family \(families.joined(separator: " or "))"
            throw FileError(.noInput, path: SafeText(folder), what: "has no vector file (*.json)\(wanted)")
        }
        asked.sort { $0.place < $1.place }
    }

    private static func ask(
        _ path: String, _ name: SafeText, families: [String]
    ) throws(FileError) -> Asked? {
        let contents = try FileContents.read(path, limit: limit)
        do throws(VectorFault) {
            let file = try VectorFile(contents.plain)
            guard families.isEmpty || families.contains(file.family) else { return nil }
            let family = try VectorFamily.named(file.family)
            return Asked(
                name: name, family: family, kind: file.kind, tally: VectorTally(file, of: family))
        } catch {
            throw FileError(.data, path: contents.path, what: "\(error)")
        }
    }

    /// All cases that were asked.
    var caseCount: Int { asked.reduce(0) { $0 + $1.tally.caseCount } }
    /// Cases that are answered as their file says.
    var passedCount: Int { asked.reduce(0) { $0 + $1.tally.passedCount } }
    /// Known differences that were met.
    var known: [KnownDifference] { asked.flatMap(\.tally.known) }
    /// Cases that differ.
    var differenceCount: Int { asked.reduce(0) { $0 + $1.tally.differences.count } }

    /// What the program ends with: a difference says more than a file that could not be asked.
    var exitCode: Int32 { differenceCount > 0 ? 1 : refused.first?.error.exitCode ?? 0 }
}

extension ConformanceRun.Asked {
    /// Its place among the files.
    fileprivate var place: (Int, Int, SafeText) {
        (
            VectorFamily.all.firstIndex { $0.name == family.name } ?? 0,
            VectorFile.Kind.allCases.firstIndex(of: kind) ?? 0, name
        )
    }

    /// The family, and the file where it is not called as usual.
    var title: String {
        let usual = family.name + (kind == .computed ? "" : ".\(kind.rawValue)") + ".json"
        return family.name + (name.text == usual ? "" : " (\(name))")
    }
}
