import Desk

/// How near an account is to its line, in the words that screens and verbs use.
public typealias Severity = Desk.Severity
