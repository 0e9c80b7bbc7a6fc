extension KeyTable {
    static let defaults: [Binding] =
        [
            Binding(keys: [.up, .character("k")], action: .up, group: .move, meaning: "one row up"),
            Binding(keys: [.down, .character("j")], action: .down, group: .move, meaning: "one row down"),
            Binding(keys: [.pageUp, .control("b")], action: .pageUp, group: .move, meaning: "one page up"),
            Binding(
                keys: [.pageDown, .control("f")], action: .pageDown, group: .move, meaning: "one page down"),
            Binding(keys: [.control("u")], action: .halfUp, group: .move, meaning: "half a page up"),
            Binding(keys: [.control("d")], action: .halfDown, group: .move, meaning: "half a page down"),
            Binding(
                keys: [.home, .character("g")], action: .top, group: .move,
                meaning: "to the worst, and stay there"),
            Binding(
                keys: [.end, .character("G")], action: .bottom, group: .move, meaning: "to the last row"),
            Binding(
                keys: [.tab, .character("l"), .right], action: .nextPanel, group: .panels,
                meaning: "next panel",
                hint: "panel", panelHints: [.ticket: "field"]),
            Binding(
                keys: [.backTab, .character("h"), .left], action: .previousPanel, group: .panels,
                meaning: "previous panel"),
            Binding(keys: [.character("1")], action: .panel(.health), group: .panels, meaning: "health"),
            Binding(
                keys: [.character("2")], action: .panel(.positions), group: .panels, meaning: "positions"),
            Binding(keys: [.character("3")], action: .panel(.market), group: .panels, meaning: "market"),
            Binding(keys: [.character("4")], action: .panel(.ticket), group: .panels, meaning: "ticket"),
            Binding(keys: [.character("5")], action: .panel(.blotter), group: .panels, meaning: "blotter"),
            Binding(keys: [.character("0")], action: .panel(.alerts), group: .panels, meaning: "alerts"),
            Binding(
                keys: [.character("+")], action: .zoom, group: .panels, meaning: "the focused panel alone",
                hint: "zoom"),
            Binding(keys: [.character("_")], action: .unzoom, group: .panels, meaning: "all panels again"),
            Binding(
                keys: [.enter], action: .open, group: .panels,
                meaning: "open the row; arm or send the ticket", hint: "open",
                panelHints: [
                    .positions: "book", .market: "trade", .ticket: "arm", .blotter: "why", .alerts: "account",
                ]),
            Binding(
                keys: [.character("/")], action: .filter, group: .lists,
                meaning: "only some accounts: a name, hf<1.2", hint: "filter"),
            Binding(
                keys: [.character(":")], action: .command, group: .desk, meaning: "type a command",
                hint: "cmd"),
            Binding(
                keys: [.character("n")], action: .nextMatch, group: .move,
                meaning: "next match of the last filter"),
            Binding(
                keys: [.character("N")], action: .previousMatch, group: .move,
                meaning: "match before of the last filter"),
            Binding(
                keys: [.character("s")], action: .sort, group: .lists,
                meaning: "choose what the list is sorted by",
                hint: "sort"),
            Binding(
                keys: [.character("<")], action: .sortLeft, group: .lists,
                meaning: "sort by the column before"),
            Binding(
                keys: [.character(">")], action: .sortRight, group: .lists, meaning: "sort by the next column"
            ),
            Binding(
                keys: [.character("I")], action: .invertSort, group: .lists, meaning: "the other way round"),
            Binding(
                keys: [.character("y")], action: .copy, group: .lists,
                meaning: "row to the terminal's clipboard"),
            Binding(
                keys: [.character("Y")], action: .copyJSON, group: .lists, meaning: "the same as JSON"),
            Binding(
                keys: [.character("c")], action: .chartStyle, group: .panels,
                meaning: "chart in braille, blocks or ASCII"),
        ] + trading + [
            Binding(
                keys: [.character("A")], action: .acknowledge, group: .alerts,
                meaning: "acknowledge the alert",
                hint: "ack"),
            Binding(
                keys: [.control("a")], action: .acknowledgeAll, group: .alerts,
                meaning: "acknowledge all alerts"),
            Binding(
                keys: [.character("p")], action: .pause, group: .market,
                meaning: "stop the market's clock, or go on", hint: "pause"),
            Binding(
                keys: [.character("{")], action: .slower, group: .market, meaning: "half as fast",
                hint: "slower"),
            Binding(
                keys: [.character("}")], action: .faster, group: .market, meaning: "twice as fast",
                hint: "faster"
            ),
            Binding(
                keys: [.character("Z")], action: .freeze, group: .desk,
                meaning: "freeze the picture, or let it go on"),
            Binding(
                keys: [.character("T")], action: .theme, group: .desk, meaning: "next theme", hint: "theme"),
            Binding(
                keys: [.character("E")], action: .exposure, group: .desk,
                meaning: "what is lost with whom, days to exit"),
            Binding(
                keys: [.character("F")], action: .faults, group: .desk,
                meaning: "rows that were skipped, and why"
            ),
            Binding(
                keys: [.character("M")], action: .mouse, group: .desk,
                meaning: "mouse to the terminal, or to the desk"),
            Binding(keys: [.control("l")], action: .repaint, group: .desk, meaning: "draw everything anew"),
            Binding(
                keys: [.control("z")], action: .suspend, group: .desk, meaning: "suspend; `fg` comes back"),
            Binding(keys: [.escape], action: .back, group: .desk, meaning: "back one level"),
            Binding(
                keys: [.character("?"), .function(1)], action: .help, group: .desk, meaning: "this help",
                hint: "help"),
            Binding(keys: [.character("q")], action: .quit, group: .desk, meaning: "leave", hint: "quit"),
        ]

    private static let trading: [Binding] = [
        Binding(
            keys: [.character("a")], action: .wholeBook, group: .trading,
            meaning: "positions of the account, or the book", panels: [.positions]),
        Binding(
            keys: [.character("e")], action: .editTicket, group: .trading,
            meaning: "fill in the ticket's fields", hint: "edit", panels: [.ticket]),
        Binding(
            keys: [.character("b")], action: .addLeg, group: .trading,
            meaning: "add the fields to the basket", hint: "leg", panels: [.ticket]),
        Binding(
            keys: [.character("d")], action: .dropLeg, group: .trading, meaning: "drop a leg of the basket",
            hint: "drop", panels: [.ticket]),
        Binding(
            keys: [.control("x")], action: .clearTicket, group: .trading, meaning: "clear the ticket",
            hint: "clear", panels: [.ticket]),
        Binding(
            keys: [.character("x")], action: .cancelOrder, group: .trading,
            meaning: "cancel the selected order", hint: "cancel", panels: [.blotter]),
        Binding(
            keys: [.character("w")], action: .why, group: .trading,
            meaning: "why the selected order stands so", panels: [.blotter]),
        Binding(
            keys: [.character("K")], action: .kill, group: .trading,
            meaning: "the kill switch: stop all trading", hint: "kill"),
        Binding(
            keys: [.character("B")], action: .breakers, group: .trading,
            meaning: "breakers: which are open, and why"),
        Binding(
            keys: [.character("X")], action: .tripBreaker, group: .trading,
            meaning: "trip what is selected, or the desk"),
    ]
}
