import Protocols
import Testing
import Units

struct GrowthCapTests {
    @Test func `the cap grows by whole units per second`() throws {
        let year: UInt64 = 31_536_000
        let cap = try GrowthCap(
            snapshotRatio: UInt256(year) &* 1_000, snapshotTime: 500, growthPerYear: 1_000)
        #expect(cap.growthPerSecond == 100)
        #expect(cap.maximumRatio(at: 400) == cap.snapshotRatio)
        #expect(cap.maximumRatio(at: 507) == cap.snapshotRatio &+ 700)
        #expect(
            try GrowthCap(snapshotRatio: 1_000, snapshotTime: 0, growthPerYear: 9_999).growthPerSecond == 0)
    }

    @Test func `a ratio above the cap is told with both numbers`() throws {
        let cap = try GrowthCap(snapshotRatio: 1_000, snapshotTime: 0, growthPerYear: 0)
        try cap.checkAccepts(1_000, at: 9)
        #expect(throws: GrowthCapError.belowAccepted(cap: 1_000, accepted: 1_001)) {
            try cap.checkAccepts(1_001, at: 9)
        }
    }

    @Test func `growth beyond 256 bits is an error at first and no limit later`() throws {
        #expect(throws: GrowthCapError.arithmetic(.overflow)) {
            try GrowthCap(snapshotRatio: .max, snapshotTime: 0, growthPerYear: 2)
        }
        let cap = try GrowthCap(snapshotRatio: .max, snapshotTime: 0, growthPerYear: 1)
        #expect(cap.maximumRatio(at: .max) == .max)
    }
}
