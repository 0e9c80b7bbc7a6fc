import Testing
import Units

@testable import Formats

@Suite struct DeskFileProblemTests {
    private func failure(_ bytes: [UInt8]) -> FileError? {
        do throws(FileError) {
            _ = try DeskFile(FileContents(path: "d.yaml", stored: bytes))
            return nil
        } catch {
            return error
        }
    }

    private func expect(_ text: String, _ sentence: String) {
        let failure = failure(Array(text.utf8))
        #expect(failure?.description == "d.yaml: \(sentence)")
        #expect(failure?.exitCode == 78)
    }

    @Test(arguments: [
        ("# a\nmarkt:\n  seed: 1\n", "line 2: markt: is no key of a desk file here; did you mean market?"),
        (
            "market:\n\n  sede: 1\n",
            "line 3: market.sede: is no key of a desk file here; did you mean seed?"
        ),
        (
            "limits:\n  order_notional:\n    wran: 1\n",
            "line 3: limits.order_notional.wran: is no key of a desk file here; did you mean warn?"
        ),
        (
            "display: { purple: true }",
            "line 1: display.purple: is no key of a desk file here: there are color, ascii, mouse, notify"
        ),
        (
            "keys:\n  paus: [p]\n",
            "line 2: keys.paus: is nothing that a key can do; did you mean pause?"
        ),
        (
            "book:\n- name: a\n  venue: x\n  owned: {ETH: 1}\n",
            "line 4: book[0].owned: is no key of a desk file here; did you mean owed?"
        ),
        (
            "<<: {a: b}",
            "line 1: <<: is no key of a desk file here: there are \(DeskFile.sections.joined(separator: ", "))"
        ),
    ])
    func `an unknown key is named with its line and what was meant`(text: String, sentence: String) {
        expect(text, sentence)
    }

    @Test(arguments: [
        (
            "market:\n  seed: 1\nmarket:\n  mood: calm\n",
            "line 1: market: is given more than once, first here"
        ),
        (
            "market:\n  mood: calm\n  seed: 1\n  seed: 2\n",
            "line 3: seed: is given more than once, first here"
        ),
        (
            "instruments:\n  - symbol: ETH\n  - symbol: \"ETH\"\n",
            "line 3: instruments[1]: ETH is there already"
        ),
        ("keys:\n  pause: [x]\n  theme:\n    - x\n", "line 4: keys.theme[0]: \"x\" is bound already"),
    ])
    func `what is given twice is refused`(text: String, sentence: String) { expect(text, sentence) }

    @Test(arguments: [
        ("market: 5", "line 1: market: is a single value, not keys with values"),
        ("market:\n  seed: [1]\n", "line 2: market.seed: is a list, not a single value"),
        ("market:\n  seed:\n", "line 2: market.seed: is empty"),
        ("market:\n  seed: one\n", "line 2: market.seed: \"one\" is no number"),
        ("market:\n  seed: 1.5\n", "line 2: market.seed: \"1.5\" is no whole number"),
        (
            "market:\n  mood: clam\n",
            "line 2: market.mood: \"clam\" is not known; did you mean calm?"
        ),
        ("display:\n  ascii: yes\n", "line 2: display.ascii: \"yes\" is neither true nor false"),
        ("instruments:\n  symbol: ETH\n", "line 1: instruments: is keys with values, not a list"),
        ("instruments:\n  - ETH\n", "line 2: instruments[0]: is a single value, not keys with values"),
        ("instruments:\n  - kind: crypto\n", "line 2: instruments[0]: lacks symbol"),
        (
            "instruments:\n  - symbol: A\n    max_price_age: 60\n",
            "line 3: instruments[0].max_price_age: \"60\" has no unit: write it such as 500ms, 2s, 10m or 1h"
        ),
        (
            "limits:\n  protection: 0.01\n",
            "line 2: limits.protection: \"0.01\" is no percentage: write it such as 2.5%"
        ),
        (
            "keys:\n  pause: [Hyper-P]\n",
            "line 2: keys.pause[0]: \"Hyper-P\" is no key: write one character, or such as Ctrl-A, Alt-x, F2, Esc, PgUp"
        ),
        ("? [a]\n: b\n", "line 1: a key is no text"),
        ("[a, b]", "line 1: is a list, not keys with values"),
    ])
    func `a value of the wrong kind is named with its line`(text: String, sentence: String) {
        expect(text, sentence)
    }

    @Test(arguments: [
        (".nan", "\".nan\" is not finite"), ("NaN", "\"NaN\" is not finite"),
        ("-.inf", "\"-.inf\" is not finite"), ("inf", "\"inf\" is not finite"),
        ("-1", "\"-1\" is negative"), ("1e400", "\"1e400\" is too great or too small"),
        ("0", "is zero"), ("1_000", "\"1_000\" is no number"), ("0x10", "\"0x10\" is no number"),
        ("0.000000001", "\"0.000000001\" has more than 8 decimals"),
    ])
    func `a limit is a finite number above zero`(number: String, sentence: String) {
        expect(
            "limits:\n  position:\n    deny: 7\n    warn: \(number)\n",
            "line 4: limits.position.warn: \(sentence)")
    }

    @Test(arguments: [
        (
            "limits:\n  position: {warn: 5, deny: 4}\n",
            "line 2: limits.position: it would deny before it warns"
        ),
        (
            "limits:\n  health_floor: {warn: 1.05, deny: 1.1}\n",
            "line 2: limits.health_floor: it would deny before it warns"
        ),
        (
            "limits:\n  health_floor: {warn: 1.05, deny: 1}\n",
            "line 2: limits.health_floor.deny: \"1\" lies outside 1 (exclusive) to 100"
        ),
        (
            "alerts:\n  health: {watch: 1.1}\n",
            "line 2: alerts.health: its edges do not rise from critical over warning to watch"
        ),
        (
            "alerts:\n  feed_silence: 999ms\n",
            "line 2: alerts.feed_silence: \"999ms\" is less than a second"
        ),
        (
            "alerts:\n  prices:\n    - {symbol: ETH, above: 1, below: 2}\n",
            "line 3: alerts.prices[0]: needs either above or below"
        ),
        ("market: {speed: 0}", "line 1: market.speed: \"0\" lies outside 0.01 to 100000"),
        (
            "book:\n  - {name: a, venue: v, owed: {ETH: 1}}\n",
            "line 2: book[0].owed: nothing is supplied that could stand behind it"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: pool, base: A, quote: A}\n",
            "line 2: venues[0].quote: is the same as base"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: pool, base: A, quote: B, reserves: []}\n",
            "line 2: venues[0].reserves: is for lending venues only"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: morpho, loan: A, collateral: A, lltv: 86%}\n",
            "line 2: venues[0].collateral: is the same as loan"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: morpho, loan: A, collateral: B, lltv: 86%, dust: 1}\n",
            "line 2: venues[0].dust: is for venues of kind maker only"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: maker, dai: A, collateral: B, liquidation_ratio: 90%, duty: 1, penalty: 1%, debt_ceiling: 1, dust: 1}\n",
            "line 2: venues[0].liquidation_ratio: is below 100%"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: maker, dai: A, collateral: B, liquidation_ratio: 145%, duty: 1.5, penalty: 1%, debt_ceiling: 1, dust: 1}\n",
            "line 2: venues[0].duty: is no factor per second from 1 on"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: pool, base: A, quote: B, curve: uniswapv3}\n",
            "line 2: venues[0].curve: \"uniswapv3\" is not known; did you mean uniswap-v3?"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: pool, base: A, quote: B, fee: 1%}\n",
            "line 2: venues[0].fee: is not for a curve of uniswap-v2"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: pool, base: A, quote: B, curve: stableswap, fee: 60%, amplification: 9}\n",
            "line 2: venues[0].fee: \"60%\" is too great"
        ),
        (
            "venues:\n  - {name: m, chain: c, kind: pool, base: A, quote: B, curve: weighted, fee: 0.3%, base_weight: 0.5%}\n",
            "line 2: venues[0].base_weight: is below 1%"
        ),
        (
            "venues:\n  - name: m\n    chain: c\n    kind: lending\n    reserves:\n      - {symbol: A, loan_to_value: 90%, liquidation_threshold: 80%, liquidation_bonus: 5%}\n",
            "line 6: venues[0].reserves[0]: the lending contract would refuse it: invalidReserveParams"
        ),
        (
            "venues:\n  - {name: main, chain: c, kind: pool, base: A, quote: B}\nbook:\n  - {name: a, venue: d}\n",
            "line 4: a.venue: \"d\" is no lending venue or chain of this file; did you mean c?"
        ),
    ])
    func `values that contradict each other are refused`(text: String, sentence: String) {
        expect(text, sentence)
    }

    @Test func `what is no YAML is refused with its line`() {
        expect("a: b\n---\nc: d\n", "line 2: is no YAML: but found another document")
        #expect(
            failure(Array("market:\n\tseed: 1\n".utf8))?.what.text.hasPrefix("line 2: is no YAML: ") == true)
        expect("a: *b\n", "line 1: is no YAML: found undefined alias")
    }

    @Test func `a file that is too long, no text or a bomb is refused`() {
        #expect(
            failure([UInt8](repeating: 0x23, count: DeskFile.limit + 1))?.what
                == "longer than the 1048576 bytes that a desk file may have")
        #expect(failure([UInt8](repeating: 0x23, count: DeskFile.limit)) == nil)
        #expect(failure([0x61, 0xFF])?.what == "is no UTF-8 text")
        let levels = (1...40).map { level in
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            return "a\(level): &a\(level) [\(aliases)]\n"
        }
        let bomb = "a0: &a0 [x]\n" + levels.joined() + "? *a40\n: x\n"
        expect(bomb, "has more than 8 YAML aliases")
    }

    @Test func `text of the file reaches a sentence inert and cut short`() {
        let text = "market:\n  mood: \"\\e[31m" + String(repeating: "x", count: 5_000) + "\"\n"
        let what = failure(Array(text.utf8))?.what.text ?? ""
        #expect(what.contains("\u{241B}[31m") && what.count < 200)
    }

    @Test func `changed bytes give a value or a problem with a line, never a crash`() {
        let examples = DeskFile.defaultText.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
        let whole = Array(examples.joined(separator: "\n").utf8)
        for seed in 0..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let bytes = generator.mutated(generator.mutated(whole))
            do throws(DeskFileProblem) {
                _ = try DeskFile(yaml: bytes)
            } catch {
                #expect(error.line != nil || error.what == "is no UTF-8 text", "seed \(seed)")
                #expect(!SafeText(error.sentence).text.contains("\n"))
            }
        }
    }

    @Test func `random signs of YAML give a value or a problem with a line, never a crash`() {
        let signs = [
            "{", "}", "[", "]", ": ", ",", "- ", "? ", "\n", "  ", "&a ", "*a ", "!!int ", "|", ">", "'",
            "\"", "%", "#", "~",
            "market", "seed", "keys", "limits", "1", ".nan", "---", "<<", "\u{0}", "é", "\t",
        ]
        for seed in 0..<3_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let count = Int.random(in: 1...30, using: &generator)
            let text = (0..<count).map { _ in signs.randomElement(using: &generator) ?? "" }.joined()
            do throws(DeskFileProblem) {
                _ = try DeskFile(yaml: Array(text.utf8))
            } catch {
                #expect(error.line != nil || error.what.contains("aliases"), "seed \(seed): \(text)")
            }
        }
    }
}
