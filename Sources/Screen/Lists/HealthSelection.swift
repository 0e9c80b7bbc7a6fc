import Reports
import Units

/// Which account is selected: it stays selected when the order changes, but the top stays the top.
struct HealthSelection: Sendable {
    /// Place in the listed order, from 0 at the worst.
    private(set) var rank = 0
    /// The account, once the user has moved away from the top.
    private(set) var account: AccountID?
    /// The first row that is shown.
    private(set) var scroll = 0

    /// Finds the account where it stands now.
    mutating func follow(_ listing: HealthListing) {
        if let account, let place = listing.rows.firstIndex(where: { $0.account == account }) {
            rank = listing.first + place
        }
        rank = min(rank, max(0, listing.count - 1))
        account = rank == 0 && account == nil ? nil : listing.row(at: rank)?.account ?? account
    }

    /// Moves by rows.
    mutating func move(by rows: Int, in listing: HealthListing) {
        rank = min(max(0, rank + rows), max(0, listing.count - 1))
        account = listing.row(at: rank)?.account
    }

    /// Moves to a place.
    mutating func move(to place: Int, in listing: HealthListing) { move(by: place - rank, in: listing) }

    /// Selects an account wherever it stands, even when that is the top.
    mutating func select(_ wanted: AccountID, in listing: HealthListing) {
        account = wanted
        follow(listing)
    }

    /// Returns to the worst account, whichever that is.
    mutating func moveToTop() { (rank, account, scroll) = (0, nil, 0) }

    /// Scrolls as little as shows the selected row among so many.
    mutating func scroll(showing height: Int) {
        if rank < scroll { scroll = rank }
        if rank >= scroll + height { scroll = rank - max(1, height) + 1 }
    }
}
