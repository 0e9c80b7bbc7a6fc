import Testing
import Units

/// Points with the double nearest to the true value, taken to 200 bits; among them the worst of 60,000 tried.
private enum Nearest {
    static let exponentials: [(Double, Double)] = [
        (0x1p-1, 0x1.a61298e1e069cp+0), (-0x1p-1, 0x1.368b2fc6f960ap-1),
        (0x1p+0, 0x1.5bf0a8b145769p+1), (-0x1p+0, 0x1.78b56362cef38p-2),
        (0x1p+1, 0x1.d8e64b8d4ddaep+2), (0x1.4000000000000p+3, 0x1.5829dcf950560p+14),
        (-0x1.4000000000000p+3, 0x1.7cd79b5647c9bp-15), (0x1.9000000000000p+6, 0x1.3494a9b171bf5p+144),
        (-0x1.9000000000000p+6, 0x1.a8c1f14e2af5dp-145), (0x1.5e00000000000p+9, 0x1.d945df4f8ec8ep+1009),
        (-0x1.5e00000000000p+9, 0x1.14f2b0fb9307fp-1010), (0x1.6280000000000p+9, 0x1.d422d2be5dc9bp+1022),
        (-0x1.6200000000000p+9, 0x1.7c8ab2288c9abp-1022), (0x1.56e1fc2f8f359p-997, 0x1p+0),
        (-0x1.56e1fc2f8f359p-997, 0x1p+0), (0x1p-52, 0x1.0000000000001p+0),
        (0x1.62e42fead449cp-2, 0x1.6a09e66640654p+0), (0x1.62e43096a0c0dp-2, 0x1.6a09e6a2fdd69p+0),
        (-0x1.62e42fead449cp-2, 0x1.6a09e669a7145p-1), (0x1.62e42fefa39efp-1, 0x1p+1),
        (0x1.27a564b37d4ecp+8, 0x1.70e85c0788963p+426), (-0x1.72cddb08274a7p+8, 0x1.07b216bdd2800p-535),
        (0x1.f961eb62cf200p+5, 0x1.19e990b599809p+91), (-0x1.6f8c0bfe46cc4p+7, 0x1.d42790743da5bp-266),
        (0x1.27826757aef78p+7, 0x1.1f02f9068e92ep+213), (0x1.654a956104504p+7, 0x1.a8f8cc010b52ap+257),
        (-0x1.3392a33b7dd90p+9, 0x1.72486c88944d7p-888), (-0x1.58aba471f344fp+9, 0x1.67d7a6fc47680p-995),
        (0x1.deb1959fbcdf0p+8, 0x1.86746d23c64f3p+690), (-0x1.547ed0063138cp+8, 0x1.b44176cbf8552p-492),
        (-0x1.77f3f9a7e98e5p+8, 0x1.87ec943581042p-543), (0x1.5f6a13e3332e2p+9, 0x1.f49aa29276e37p+1013),
        (-0x1.4d17c6e670a50p+5, 0x1.e81cc364263d7p-61), (0x1.dd44107aba79cp+8, 0x1.76935b17f8d5fp+688),
        (-0x1.836dd4d2ab1c0p-5, 0x1.e8596f5f1b7acp-1), (0x1.1ccfc1dc6bf1cp-2, 0x1.52172d8b33e5ep+0),
        (-0x1.65c4cee250614p-1, 0x1.fd2171f42506ep-2), (0x1.1431d326d0b94p-2, 0x1.4f41e89d637cbp+0),
        (0x1.78e0de7681c6cp-1, 0x1.0b3ba4db97d32p+1), (0x1.7bcd0b1e97240p-5, 0x1.0c25f15b998cbp+0),
        (0x1.ee157403e0a80p-2, 0x1.9ec08e190ada9p+0), (0x1.5f0cfac6f8da0p-2, 0x1.68aeef48a821bp+0),
        (-0x1.be6e8aeb98c88p-43, 0x1.ffffffffff906p-1), (-0x1.d42f1cd9700fcp-7, 0x1.f8bc943cd848ep-1),
        (0x1.4b56116ec998ap-23, 0x1.00000296ac263p+0), (-0x1.be7a9b3df3f80p-34, 0x1.ffffffff20c2bp-1),
        (0x1.b68984c9c1804p-34, 0x1.000000006da26p+0), (-0x1.ae3ada8b33130p-44, 0x1.ffffffffffca4p-1),
    ]

    static let logarithms: [(Double, Double)] = [
        (0x1p-1, -0x1.62e42fefa39efp-1), (0x1p+1, 0x1.62e42fefa39efp-1),
        (0x1.4000000000000p+3, 0x1.26bb1bbb55516p+1), (0x1.2a05f20000000p+33, 0x1.7069e2aa2aa5bp+4),
        (0x1.b7cdfd9d7bdbbp-34, -0x1.7069e2aa2aa5bp+4), (0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9),
        (0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9), (0x0.0000000000001p-1022, -0x1.74385446d71c3p+9),
        (0x1p-1022, -0x1.6232bdd7abcd2p+9), (0x1.fffffffffffffp+1023, 0x1.62e42fefa39efp+9),
        (0x1.5bf0a8b145769p+1, 0x1p+0), (0x1.0000000000001p+0, 0x1.fffffffffffffp-53),
        (0x1.fffffffffffffp-1, -0x1p-53), (0x1.6a09e667f3bcdp+0, 0x1.62e42fefa39f0p-2),
        (0x1.6a09e667f3bcep+0, 0x1.62e42fefa39f3p-2), (0x1.6a09e667f3bcdp-1, -0x1.62e42fefa39eep-2),
        (0x1.00f514095082dp+0, 0x1.e93e089858999p-9), (0x1.1b7ac69b90d62p-112, -0x1.361f410922668p+6),
        (0x1.b9844e5edfa10p+879, 0x1.30e923f9bcf0ap+9), (0x1.2b239e26a202cp+765, 0x1.0934e7d0fba3ep+9),
        (0x1.ee3cc8ac8c8efp-814, -0x1.19c8300cdc23bp+9), (0x1.ab7ac8747d8b9p-736, -0x1.fda4c2b065394p+8),
        (0x1.4ca5ae8335a1fp-572, -0x1.8c37e158da711p+8), (0x1.1ede352c16cbcp+940, 0x1.45d60a77cdb92p+9),
        (0x1.0b241fb011993p-129, -0x1.657e5916b81d0p+6), (0x1.bdf88a5451adep+255, 0x1.629d7eb154364p+7),
        (0x1.15d55cd4ab4d1p-402, -0x1.169035e24c8c0p+8), (0x1.8bf3d7a16cd31p+14, 0x1.447c553b78c80p+3),
        (0x1.6400b61e06e84p-231, -0x1.3f9310cf17904p+7), (0x1.d4dce26977808p-302, -0x1.a1735c95105d2p+7),
        (0x1.60ab2003904adp+0, 0x1.480a14c5c76fap-2), (0x1.605a49cb2790ap+0, 0x1.471f429868718p-2),
        (0x1.db36a6a02a2b2p+0, 0x1.3cb7650824387p-1), (0x1.85e1926bf4800p+0, 0x1.aec2ab63888e0p-2),
        (0x1.e4b71181602dbp+0, 0x1.46da4046ac1d8p-1), (0x1.c8db99ed6cc72p+0, 0x1.288c37bea0ce3p-1),
        (0x1.fc8a3efd144e8p+0, 0x1.5f6b6d488df86p-1), (0x1.81c4dfd1631b9p+0, 0x1.a3e723058c4e8p-2),
        (0x1.fffffea703966p-1, -0x1.58fc6a1439d56p-25), (0x1.0000000000edep+0, 0x1.dbbfffffff22fp-41),
        (0x1.0000000000012p+0, 0x1.1fffffffffff6p-48), (0x1.fffffffffed83p-1, -0x1.27d0000000557p-41),
        (0x1.ffe22fd6948f3p-1, -0x1.dd107a8bad2fap-13), (0x1.ffffffffffe41p-1, -0x1.bf000000000c3p-45),
        (0x1.007d63ed4f78ep+0, 0x1.f51507d1ca5d1p-10), (0x1.ff60568f6679fp-1, -0x1.3f84b584468b6p-10),
    ]
}

@Suite struct ElementaryTests {
    /// Returns how many doubles lie between two of the same sign.
    private func steps(_ left: Double, _ right: Double) -> Int64 {
        let (left, right) = (Int64(bitPattern: left.bitPattern), Int64(bitPattern: right.bitPattern))
        return abs(left - right)
    }

    @Test(arguments: Nearest.exponentials)
    func `an exponential is at most one double from the nearest`(x: Double, nearest: Double) {
        #expect(steps(Elementary.exp(x), nearest) <= 1)
    }

    @Test(arguments: Nearest.logarithms)
    func `a logarithm is at most three doubles from the nearest`(x: Double, nearest: Double) {
        #expect(steps(Elementary.log(x), nearest) <= 3)
    }

    @Test func `the fixed points are exact`() {
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(-0.0) == 1)
        #expect(Elementary.log(1) == 0)
    }

    @Test func `beyond the range the exponential is 0 or infinite`() {
        #expect(Elementary.exp(709.0.nextUp) == .infinity && Elementary.exp(.infinity) == .infinity)
        #expect(Elementary.exp((-708.0).nextDown) == 0 && Elementary.exp(-.infinity) == 0)
        #expect(Elementary.exp(709).isFinite && Elementary.exp(-708).isNormal)
        #expect(Elementary.exp(.nan).isNaN)
    }

    @Test(arguments: [0, -0.0, -1, -.leastNonzeroMagnitude, .infinity, -.infinity, .nan] as [Double])
    func `only a finite number above 0 has a logarithm`(x: Double) {
        #expect(Elementary.log(x).isNaN)
    }

    @Test func `the same bits come out on every machine`() {
        var generator = SeededGenerator(seed: 5)
        var sum: UInt64 = 0
        for _ in 0..<10_000 {
            let x = (generator.uniform() - 0.5) * 1_400
            sum = (sum &* 31) ^ Elementary.exp(x).bitPattern
            sum = (sum &* 31) ^ Elementary.log(generator.uniform() * 1e6 + 1e-9).bitPattern
        }
        #expect(sum == 0x30C9_E25C_FAB3_10D1)
    }
}
