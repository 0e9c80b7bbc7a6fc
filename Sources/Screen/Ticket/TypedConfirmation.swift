import Units

/// What has to be typed before something is done; it cannot be pasted.
enum TypedConfirmation: Hashable, Sendable {
    /// The name of the account whose health factor falls.
    case accountName(SafeText)
    /// That an order is meant although there is a doubt.
    case yes(SafeText)
    /// That trading may go on.
    case release
    /// That a breaker may reopen.
    case reset(SafeText)

    /// What is to be typed.
    var word: SafeText {
        switch self {
        case .accountName(let name): name
        case .yes: "yes"
        case .release: "release"
        case .reset: "reset"
        }
    }

    /// What is asked for, before the text.
    var label: String {
        switch self {
        case .accountName: " account: "
        case .yes: " type yes: "
        case .release: " type release: "
        case .reset: " type reset: "
        }
    }

    /// Why, below the text.
    var note: String {
        switch self {
        case .accountName(let name): "type \(name) to arm: its health factor falls; nothing is sent yet"
        case .yes(let doubt): "\(doubt); yes arms the ticket, nothing is sent yet"
        case .release: "orders leave the desk again"
        case .reset(let name): "the breaker of \(name) reopens in its steps"
        }
    }
}
