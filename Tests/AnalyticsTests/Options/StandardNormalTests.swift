import Testing

@testable import Analytics

struct StandardNormalTests {
    @Test func `the lower tail keeps its digits`() {
        for (x, exact) in [
            (-30.0, 4.90671392714818706e-198), (-10, 7.61985302416052607e-24),
            (-1, 0.15865525393145705), (0, 0.5), (1, 0.8413447460685429), (8.5, 1),
        ] {
            #expect(abs(StandardNormal.cumulative(x) / exact - 1) <= 4e-16 * max(1, x * x), "\(x)")
        }
    }

    @Test func `a quantile's probability is what was asked`() {
        for probability in [1e-300, 1e-20, 1e-4, 0.05, 0.07, 0.3, 0.5, 0.9, 0.925, 0.999] {
            let again = StandardNormal.cumulative(StandardNormal.quantile(probability))
            #expect(abs(again / probability - 1) <= 2e-13)
        }
        #expect(StandardNormal.quantile(0) == -.infinity && StandardNormal.quantile(1) == .infinity)
    }

    @Test func `the scaled error function agrees with published digits and with erfc`() {
        for (x, exact) in [
            (-3.0, 16205.988853999586), (-0.4, 1.676233956688859), (0.2, 0.809019519901580733),
            (1, 0.427583576155807), (4, 0.1369994576250614), (10, 0.05614099274382259),
            (1e9, 5.6418958354775629e-10),
        ] {
            #expect(abs(ScaledErrorFunction.value(x) / exact - 1) <= 4e-16 * max(1, x * x), "\(x)")
        }
    }
}
