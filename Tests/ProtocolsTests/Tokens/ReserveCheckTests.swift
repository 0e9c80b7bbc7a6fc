import Protocols
import Testing
import Units

@Suite struct ReserveCheckTests {
    private func check(
        _ minted: UInt256, _ backing: UInt256?, at attested: UInt64 = 1_000, now: UInt64 = 1_000
    ) -> ReserveCheck {
        ReserveCheck(minted: minted, backing: backing, attestedAt: attested, now: now, maximumAge: 3_600)
    }

    @Test func `one unit less than was minted is a shortfall however fresh`() {
        #expect(check(1_000, 1_000).verdict == .covered)
        let short = check(1_000, 999)
        #expect(short.verdict == .short)
        #expect(short.shortfall == 1)
        #expect(short.coverBasisPoints == 9_990)
        #expect(check(1_000, 1_001).shortfall == .zero)
    }

    @Test func `an attestation counts up to its greatest age and not a second longer`() {
        #expect(check(1, 1, now: 4_600).verdict == .covered)
        #expect(check(1, 1, now: 4_601).verdict == .stale)
        #expect(check(1, 1, now: 4_601).age == 3_601)
    }

    @Test func `a shortfall is told before age`() {
        #expect(check(2, 1, now: 999_999).verdict == .short)
        #expect(check(2, nil).verdict == .unattested)
    }

    @Test func `an attestation may be a minute ahead of the clock and no more`() {
        #expect(check(1, 1, at: 1_060).verdict == .covered)
        #expect(check(1, 1, at: 1_061).verdict == .untimely)
        #expect(check(1, 1, at: 1_061).age == 0)
    }

    @Test func `cover is floored and never wraps`() {
        #expect(check(3, 2).coverBasisPoints == 6_666)
        #expect(check(.zero, 5).coverBasisPoints == nil)
        #expect(check(1, .max).coverBasisPoints == .max)
        #expect(check(1, .max).verdict == .covered)
    }
}
