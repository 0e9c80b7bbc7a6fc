import Formats
import Screen
import Units

extension OpenedDeskFile {
    /// Returns the usual keys with those of the file in their place.
    ///
    /// - Throws: `configuration` with the line of the action that is at fault, for keys that would mean two
    ///   things and for a way out without a key.
    func keyTable() throws -> KeyTable {
        var overrides: [KeyOverride] = []
        for binding in file.keys {
            overrides.append(
                KeyOverride(action: binding.action.text, keys: binding.keys.map(\.label)))
        }
        do throws(KeyTableError) {
            return try KeyTable(overrides: overrides)
        } catch {
            throw Failure(
                "\(SafeText(path)): \(line(of: error).map { "line \($0): " } ?? "")keys: \(error)",
                exitCode: Failure.configuration)
        }
    }

    /// The line of the action that the error is about; of two, the later one that the file names.
    private func line(of error: KeyTableError) -> Int? {
        let actions: [String] =
            switch error {
            case .unknownAction(let name, _), .givenTwice(let name), .withoutKey(let name): [name]
            case .unknownKey(_, let action), .neverArrives(_, let action): [action]
            case .conflict(_, let first, let second): [first, second]
            }
        return file.keys.last { actions.contains($0.action.text) }?.line
    }
}
