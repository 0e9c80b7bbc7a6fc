/// A key as the terminal reports it.
public enum Key: Hashable, Sendable {
    /// A printable character.
    case character(Character)
    /// Control and a letter, lower case.
    case control(Character)
    /// Alt (or Esc within the escape delay) and a character.
    case alt(Character)
    case escape, enter, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 is `function(1)`.
    case function(Int)
}

/// What reaches the program from the terminal.
public enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// A mouse press, release or wheel step at a cell, both from 0.
    case mouse(MouseEvent)
    /// Pasted text, cut to the first 4,096 characters; never to be taken for keys.
    case paste(String)
    /// The terminal's size changed, in cells.
    case resize(width: Int, height: Int)
}

/// One report of the mouse.
public struct MouseEvent: Hashable, Sendable {
    /// What happened.
    public enum Action: Hashable, Sendable { case press, release, wheelUp, wheelDown }
    /// What happened.
    public var action: Action
    /// 0 left, 1 middle, 2 right; 0 for the wheel.
    public var button: Int
    /// Column from 0.
    public var column: Int
    /// Row from 0.
    public var row: Int

    /// Makes a report.
    public init(action: Action, button: Int, column: Int, row: Int) {
        self.action = action
        self.button = button
        self.column = column
        self.row = row
    }
}
