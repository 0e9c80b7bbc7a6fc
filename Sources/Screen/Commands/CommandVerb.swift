/// The verbs of the command line: parsing, completion and help are made from this one table.
enum CommandVerb: String, CaseIterable, Sendable {
    case account = "hf"
    case why, sell, buy, deposit, withdraw, borrow, repay
    case liquidity = "lp"
    case claim, send, subscribe, redeem, recall, cancel, replace, kill, release, breakers, trip, reset
    case acknowledge = "ack"
    case filter, sort, theme, speed, pause, step, help
    case quit = "q"
    case exposure

    /// Returns the verb that a word names.
    init?(word: String) {
        if word == "quit" || word == "q!" {
            self = .quit
        } else {
            self.init(rawValue: word)
        }
    }

    /// Its arguments: capitals stand for what is to be filled in, brackets for what may be left out.
    var arguments: String {
        switch self {
        case .account: "NAME"
        case .why, .cancel: "ID"
        case .sell, .buy: "QTY SYMBOL [@PRICE] [for QUOTE] [from ACCOUNT] [day|gtc|ioc|fok]"
        case .deposit: "QTY SYMBOL [to ACCOUNT]"
        case .withdraw: "QTY SYMBOL [from ACCOUNT]"
        case .borrow: "QTY SYMBOL [to ACCOUNT]"
        case .repay: "QTY SYMBOL [from ACCOUNT]"
        case .liquidity: "add QTY POOL [with QTY] | remove QTY POOL [from ACCOUNT]"
        case .claim: "[SYMBOL] [to ACCOUNT]"
        case .send: "QTY SYMBOL to ACCOUNT [from ACCOUNT]"
        case .subscribe: "QTY FUND [from ACCOUNT]"
        case .redeem: "QTY SYMBOL [from ACCOUNT]"
        case .recall: "NUMBER [from ACCOUNT]"
        case .replace: "ID [qty QTY] [@PRICE]"
        case .acknowledge: "[ID|all]"
        case .filter: "[EXPR]"
        case .sort: "COLUMN [inverted]"
        case .theme: "NAME"
        case .speed: "X"
        case .trip, .reset: "SYMBOL|VENUE|ACCOUNT|desk"
        case .kill, .release, .breakers, .pause, .step, .help, .quit, .exposure: ""
        }
    }

    /// What it does, for help.
    var meaning: String {
        switch self {
        case .account: "select an account"
        case .why: "why an order was denied or rejected"
        case .sell: "stage a sale; QTY may be all"
        case .buy: "stage a purchase"
        case .deposit: "stage collateral to be added"
        case .withdraw: "stage collateral to be taken out"
        case .borrow: "stage a loan"
        case .repay: "stage a repayment; QTY may be all"
        case .liquidity: "stage liquidity for a pool, or its end"
        case .claim: "stage a claim of what is due"
        case .send: "stage a transfer to another account"
        case .subscribe: "stage cash for shares of a fund"
        case .redeem: "stage shares given back; QTY may be all"
        case .recall: "stage the return of what is pending"
        case .cancel: "cancel an order"
        case .replace: "give an order another quantity or price"
        case .kill: "stop all trading"
        case .release: "let trading go on"
        case .breakers: "which breakers are open, and why"
        case .trip: "halt one of them"
        case .reset: "let what was halted reopen"
        case .acknowledge: "acknowledge the worst alert, one, or all"
        case .filter: "show only some accounts, or all again"
        case .sort: "sort the focused list"
        case .theme: "change the theme"
        case .speed: "seconds of the market per second"
        case .pause: "stop the market's clock, or go on"
        case .step: "let the market take one step"
        case .help: "the keys and these commands"
        case .quit: "leave"
        case .exposure: "what is lost if who it rests on fails"
        }
    }

    /// How it is written.
    var usage: String { arguments.isEmpty ? ":\(rawValue)" : ":\(rawValue) \(arguments)" }
}
