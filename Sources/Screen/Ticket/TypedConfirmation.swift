import Units

/// What has to be typed before something is done; it cannot be pasted.
enum TypedConfirmation: Hashable, Sendable {
    /// The name of the account whose health factor falls.
    case accountName(SafeText)
    /// That an order is meant although there is a doubt.
    case yes(SafeText)
    /// That trading may go on.
    case release

    /// What is to be typed.
    var word: SafeText {
        switch self {
        case .accountName(let name): name
        case .yes: "yes"
        case .release: "release"
        }
    }

    /// What is asked for, before the text.
    var label: String {
        switch self {
        case .accountName(let name): " type \(name) to arm: "
        case .yes: " type yes to arm: "
        case .release: " type release to trade again: "
        }
    }

    /// Why, below the text.
    var note: String {
        switch self {
        case .accountName: "the order lowers its health factor; nothing is sent yet  Esc back"
        case .yes(let doubt): "\(doubt); nothing is sent yet  Esc back"
        case .release: "orders leave the desk again  Esc back"
        }
    }
}
