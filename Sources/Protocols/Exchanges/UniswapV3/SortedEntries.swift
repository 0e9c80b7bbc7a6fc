/// Values by key in the order of their keys, so that walking them is the same in every run.
struct SortedEntries<Key: Comparable & Hashable & Sendable, Value: Hashable & Sendable>: Hashable, Sendable {
    /// One value with its key.
    struct Entry: Hashable, Sendable {
        var key: Key
        var value: Value
    }

    /// All entries, by rising key.
    private(set) var entries: [Entry] = []

    /// The value of a key, or nil; setting nil removes it.
    subscript(key: Key) -> Value? {
        get {
            let place = place(of: key)
            guard place < entries.count, entries[place].key == key else { return nil }
            return entries[place].value
        }
        set {
            let place = place(of: key)
            let isThere = place < entries.count && entries[place].key == key
            switch (newValue, isThere) {
            case (let value?, true): entries[place].value = value
            case (let value?, false): entries.insert(Entry(key: key, value: value), at: place)
            case (nil, true): entries.remove(at: place)
            case (nil, false): break
            }
        }
    }

    /// Where a key stands or would stand.
    private func place(of key: Key) -> Int {
        var (lower, upper) = (0, entries.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if entries[middle].key < key { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }
}
