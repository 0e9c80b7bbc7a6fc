import Testing

@testable import Terminal

@Suite struct TerminalOptionsTests {
    @Test func `the environment says what the terminal is`() {
        let options = TerminalOptions(environment: [
            "TERM": "tmux-256color", "COLORTERM": "truecolor", "LANG": "de_DE.UTF-8",
        ])
        #expect(options.type == "tmux-256color" && options.promisesDirectColour && !options.refusesColour)
        #expect(options.locale == "de_DE.UTF-8" && options.colour == .auto)
    }

    @Test func `nothing in the environment is nothing assumed`() {
        let options = TerminalOptions(environment: [:])
        #expect(options.type.isEmpty && !options.promisesDirectColour && options.locale == "C")
    }

    @Test(arguments: [("", false), ("0", true), ("1", true)])
    func `NO_COLOR counts unless it is empty`(value: String, refuses: Bool) {
        #expect(TerminalOptions(environment: ["NO_COLOR": value]).refusesColour == refuses)
    }

    @Test(arguments: [
        (["LC_ALL": "C", "LC_CTYPE": "x", "LANG": "y"], "C"),
        (["LC_ALL": "", "LC_CTYPE": "x", "LANG": "y"], "x"),
        (["LANG": "y"], "y"), (["LANG": ""], "C"),
    ])
    func `the locale is the first that is set and not empty`(environment: [String: String], locale: String) {
        #expect(TerminalOptions(environment: environment).locale == locale)
    }

    @Test(arguments: [("24bit", true), ("truecolor", true), ("yes", false), ("", false)])
    func `only two words promise all colours`(value: String, promises: Bool) {
        #expect(TerminalOptions(environment: ["COLORTERM": value]).promisesDirectColour == promises)
    }

    @Test func `the environment says who the terminal is and whether tmux stands between`() {
        let options = TerminalOptions(environment: [
            "TERM_PROGRAM": "WezTerm", "TMUX": "/tmp/tmux-0/default,1,0",
        ])
        #expect(options.program == "WezTerm" && options.isInTmux && options.notification == .auto)
        #expect(!TerminalOptions(environment: ["TMUX": ""]).isInTmux)
    }
}
