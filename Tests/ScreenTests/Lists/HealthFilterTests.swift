import Testing
import Units

@testable import Screen

@Suite struct HealthFilterTests {
    private let rows = ExampleReports.health().rows

    private func admitted(_ expression: String) -> [UInt32]? {
        (try? HealthFilter(expression)).map { filter in rows.filter(filter.admits).map { $0.account.index } }
    }

    @Test(arguments: [
        ("", [0, 1, 2, 3, 4]), ("VAU", [0]), ("!vault", [1, 2, 3, 4]), ("hf<1.2", [0, 1]),
        ("hf<=1.0536", [0, 1]), ("hf<1.0536", [0]), ("hf>=1.0536", [1, 2, 3]), ("hf=1.0536", [1]),
        ("hf<1.016142857142857143", [0]), ("hf<1.016142857142857142", []), ("!hf<1.2", [2, 3, 4]),
        ("venue:aave", [0, 1, 4]), ("!venue:AAVE", [2, 3]), ("debt>1m", [0, 2]), ("debt>=1390k", [0, 2]),
        ("debt>1.39m", [2]), ("debt<742000.00000001", [1, 3, 4]), ("venue:aave debt>1m", [0]),
        ("state:crit", [0]), ("asset:eth", [0, 2]), ("distance<5%", [0]), ("distance<5.09", [0]),
        ("distance<=5.09%", [0, 1]), ("age>60", [3]), ("国库", [2]), ("\"vault-A\"", [0]),
        ("account:idle", [4]),
        ("hf>1 hf<1.2 venue:aave !vault", [1]), ("\"hf<1.2\"", []), ("!\"vault\"", [1, 2, 3, 4]),
        ("debt>1b", []),
    ])
    func `an expression lets through what it says`(expression: String, wanted: [UInt32]) {
        #expect(admitted(expression) == wanted)
    }

    @Test(arguments: [
        ("hf<", 3, "expected a number, such as hf<1.2"), ("vault hf<abc", 9, "abc is no number"),
        ("hf<1e400", 3, "beyond any number"), ("hf<nan", 3, "no finite number"), ("hf<-1", 3, "below 0"),
        ("debt>1.000000001", 5, "expected at most 8"), ("venue:", 6, "expected a text"),
        ("dbet>1m", 0, "did you mean debt?"), ("x vneue:aave", 2, "did you mean venue?"),
        ("!", 1, "behind !"),
        ("zzzzz<1", 0, "expected hf< debt< distance< age< or the word in quotes"),
        ("\"open", 0, "not closed"),
        ("hf<1k", 3, "1k is no number"),
    ])
    func `a wrong expression is told with what is wrong and where`(
        expression: String, place: Int, words: String
    ) {
        let failure = #expect(throws: CommandFailure.self) { try HealthFilter(expression) }
        #expect(
            failure?.place == place && failure?.description.contains(words) == true,
            "\(String(describing: failure))")
    }

    @Test(arguments: HealthFilter.examples)
    func `every example can be read`(example: String) {
        #expect(admitted(example) != nil)
    }
}
