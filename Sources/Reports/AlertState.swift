import Desk

/// The life of an alert.
public typealias AlertState = Desk.AlertState
