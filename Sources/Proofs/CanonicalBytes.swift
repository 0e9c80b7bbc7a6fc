import Units

/// The bytes that a signature or a hash is made of: a heading, then every field with its length before it.
///
/// Lengths keep two lists of fields from giving the same bytes; the heading keeps a signature under one kind of
/// document from being taken for one under another.
/// - Units: lengths and counts in 8 bytes, most significant first; text in UTF-8.
struct CanonicalBytes {
    private(set) var bytes: [UInt8] = []

    /// Begins a document of a kind and version, such as `plimsoll ownership statement 1`.
    init(heading: String) { add(heading) }

    mutating func add(_ text: SafeText) { add(text.text) }

    mutating func add(_ digest: SHA256Digest) { bytes += digest.bytes }

    mutating func add(count: Int) { add(UInt64(count)) }

    /// Appends an integer in 32 bytes.
    mutating func add(_ value: UInt256) {
        for half in [value.high, value.low] {
            for shift in stride(from: 120, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: half >> UInt128(shift)))
            }
        }
    }

    mutating func add(_ value: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    private mutating func add(_ text: String) {
        let utf8 = Array(text.utf8)
        add(count: utf8.count)
        bytes += utf8
    }
}
