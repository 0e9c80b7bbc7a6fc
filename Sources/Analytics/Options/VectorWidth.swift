import CKernels

/// How many numbers a kernel works on at once.
public enum VectorWidth: Int32, CaseIterable, Comparable, Sendable {
    /// What every processor can do.
    case portable = 2
    /// AVX2 with fused multiply-add.
    case four = 4
    /// AVX-512.
    case eight = 8

    /// The widest that this processor has.
    public static let widest = VectorWidth(rawValue: ckernels_lanes()) ?? .portable

    /// The widths that this processor has.
    public static var available: [VectorWidth] { allCases.filter { $0 <= widest } }

    /// Whether one is narrower than the other.
    public static func < (left: VectorWidth, right: VectorWidth) -> Bool { left.rawValue < right.rawValue }
}
