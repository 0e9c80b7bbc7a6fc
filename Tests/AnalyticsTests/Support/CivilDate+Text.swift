import Units

/// Reads `2026-01-31`.
func date(_ text: String) throws -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int64($0) }
    guard parts.count == 3 else { throw ReferenceFault.notANumber(text) }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2])
}
