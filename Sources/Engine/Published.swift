import Synchronization

/// A place for the newest value of its kind: the engine puts, the screen takes, nobody waits.
///
/// `@unchecked Sendable`: the box changes hands through one atomic exchange of its address.
public final class Published<Value: Sendable>: @unchecked Sendable {
    private final class Box {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private let address = Atomic<UInt>(0)

    /// Makes an empty place.
    public init() {}

    deinit { release(address.load(ordering: .acquiring)) }

    /// Puts a value in place of what nobody has taken yet.
    public func put(_ value: Value) {
        let box = Unmanaged.passRetained(Box(value)).toOpaque()
        release(address.exchange(UInt(bitPattern: box), ordering: .acquiringAndReleasing))
    }

    /// Takes the newest value, or `nil` when there is none since the last take.
    public func take() -> Value? {
        guard
            let pointer = UnsafeRawPointer(bitPattern: address.exchange(0, ordering: .acquiringAndReleasing))
        else {
            return nil
        }
        return Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().value
    }

    private func release(_ bits: UInt) {
        guard let pointer = UnsafeRawPointer(bitPattern: bits) else { return }
        Unmanaged<Box>.fromOpaque(pointer).release()
    }
}
