import Testing

@testable import Units

@Suite struct ChunkedArrayTests {
    @Test(arguments: [0, 1, 1_023, 1_024, 1_025, 5_000])
    func `elements stand in the order in which they were added`(count: Int) {
        let array = ChunkedArray(0..<count)
        #expect(array.count == count)
        #expect(Array(array) == Array(0..<count))
        #expect(array.chunks.allSatisfy { $0.count <= 1_024 })
    }

    @Test func `a copy keeps what it held when the original is written to`() {
        var array = ChunkedArray(0..<3_000)
        let copy = array
        array[1_500] = -1
        array.append(7)
        #expect(copy[1_500] == 1_500)
        #expect(copy.count == 3_000)
        #expect(array[1_500] == -1)
        #expect(array.last == 7)
    }

    @Test func `a write beside a held copy leaves the other chunks shared`() {
        var array = ChunkedArray(0..<3_000)
        let copy = array
        array[10] = -1
        let isShared = zip(array.chunks, copy.chunks).map { mine, held in
            mine.withUnsafeBufferPointer { $0.baseAddress }
                == held.withUnsafeBufferPointer { $0.baseAddress }
        }
        #expect(isShared == [false, true, true])
    }

    @Test func `equal elements make equal arrays`() {
        #expect(ChunkedArray([1, 2, 3]) == [1, 2, 3])
        #expect(ChunkedArray([1, 2, 3]) != [1, 2])
        #expect(ChunkedArray([1, 2]).hashValue == ChunkedArray([1, 2]).hashValue)
    }
}
