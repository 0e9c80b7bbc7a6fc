import Units

/// All accounts of the desk, in chunks of at most 1,024 so that a held copy costs one chunk per first write.
struct Book: Sendable {
    private(set) var chunks: [AccountChunk] = []
    private(set) var count = 0

    /// Accounts that a book may hold.
    static let greatestCount = 4_000_000
    private static let chunkShift = 10
    private static let chunkMask = (1 << chunkShift) - 1

    mutating func append(_ account: AccountStanding, positions: [Position]) {
        if count & Book.chunkMask == 0 { chunks.append(AccountChunk()) }
        chunks[chunks.count - 1].append(account, positions: positions)
        count += 1
    }

    /// Calls `body` with the account's chunk and its place there.
    @inline(__always)
    func place(of account: AccountID) -> (chunk: Int, index: Int) {
        (Int(account.index) >> Book.chunkShift, Int(account.index) & Book.chunkMask)
    }

    /// What an account is; read in place, since a standing is long and its parts are counted.
    subscript(account: AccountID) -> AccountStanding {
        _read {
            let place = place(of: account)
            yield chunks[place.chunk].standings[place.index]
        }
        _modify {
            let place = place(of: account)
            yield &chunks[place.chunk].standings[place.index]
        }
    }

    /// The progress of an account, changed in place.
    subscript(progress account: AccountID) -> AccountProgress {
        get {
            let place = place(of: account)
            return chunks[place.chunk].progress[place.index]
        }
        set {
            let place = place(of: account)
            chunks[place.chunk].set(newValue, at: place.index)
        }
    }

    /// What an account is known by.
    @inline(__always)
    func form(of account: AccountID) -> AccountForm {
        let place = place(of: account)
        return chunks[place.chunk].forms[place.index]
    }

    /// Calls `body` with the positions of an account, in the order of its file; nothing is copied.
    @inline(__always)
    func withPositions<Value>(
        of account: AccountID, _ body: (UnsafeBufferPointer<Position>) -> Value
    ) -> Value {
        let place = place(of: account)
        return chunks[place.chunk].withPositions(at: place.index, body)
    }

    func positionCount(of account: AccountID) -> Int {
        let place = place(of: account)
        return chunks[place.chunk].positionCount(at: place.index)
    }

    /// One position of an account, in the order of its file.
    func position(_ number: Int, of account: AccountID) -> Position {
        let place = place(of: account)
        return chunks[place.chunk].position(number, at: place.index)
    }

    /// The positions of an account, in the order of its file.
    func positions(of account: AccountID) -> ArraySlice<Position> {
        let place = place(of: account)
        return chunks[place.chunk].positions(at: place.index)
    }
}

/// Up to 1,024 accounts with their positions side by side.
struct AccountChunk: Sendable {
    fileprivate(set) var standings: [AccountStanding] = []
    private(set) var progress: [AccountProgress] = []
    /// How many accounts stand where.
    private(set) var census = ZoneCensus()
    private(set) var forms: [AccountForm] = []
    private(set) var allPositions: [Position] = []
    private var firstPosition: [Int] = [0]

    fileprivate mutating func append(_ account: AccountStanding, positions: [Position]) {
        standings.append(account)
        progress.append(AccountProgress())
        census.add(AccountProgress())
        forms.append(account.form)
        allPositions.append(contentsOf: positions)
        firstPosition.append(allPositions.count)
    }

    @inline(__always)
    fileprivate mutating func set(_ new: AccountProgress, at index: Int) {
        let former = progress[index]
        if former.zone != new.zone || former.hasDebt != new.hasDebt {
            census.remove(former)
            census.add(new)
        }
        progress[index] = new
    }

    @inline(__always)
    func positions(at index: Int) -> ArraySlice<Position> {
        allPositions[firstPosition[index]..<firstPosition[index + 1]]
    }

    func positionCount(at index: Int) -> Int { firstPosition[index + 1] - firstPosition[index] }

    func position(_ number: Int, at index: Int) -> Position { allPositions[firstPosition[index] + number] }

    @inline(__always)
    func withPositions<Value>(
        at index: Int, _ body: (UnsafeBufferPointer<Position>) -> Value
    ) -> Value {
        allPositions.withUnsafeBufferPointer { all in
            body(UnsafeBufferPointer(rebasing: all[firstPosition[index]..<firstPosition[index + 1]]))
        }
    }
}

/// What an account is known by.
enum AccountForm: UInt8 {
    /// Its positions, whose prices alone move.
    case positions
    /// The totals of a snapshot.
    case snapshot
    /// What the desk's venues say: an account that trades.
    case trading
}

/// What an account is: it does not change after the account was opened.
struct AccountStanding: Sendable {
    /// What the account is called.
    var name: SafeText
    /// The venue.
    var venue: SafeText
    /// The totals of an account known by a snapshot; `nil` for one known by its positions.
    var snapshot: SnapshotStanding?
    /// The definition as it came, for the canonical encoding.
    var definition: AccountDefinition
    /// Its place among the accounts that trade; `nil` for an account that is only watched.
    var tradingPlace: Int?

    /// What it is known by.
    var form: AccountForm {
        switch definition.holding {
        case .positions: .positions
        case .snapshot: .snapshot
        case .address: .trading
        }
    }
}

/// Collateral and debt of an account known only by its totals.
struct SnapshotStanding: Sendable {
    var collateral: UInt128
    var debt: UInt128
    var thresholdBasisPoints: UInt32
    /// The instrument that the collateral follows; `nil` stands still.
    var collateralInstrument: InstrumentID?
    /// The instrument that the debt follows; `nil` stands still.
    var debtInstrument: InstrumentID?
}

/// One position of an Aave v3.7 account.
struct Position: Sendable {
    /// Balance in smallest units: that of a file stands at an index of 1 and does not grow.
    var amount: UInt128
    /// The price at the time of recording times 1e18; 0 takes the feed's price as it is.
    var recordedPrice: UInt128
    /// The instrument, or `Position.constant` when the recorded price never moves.
    var instrument: UInt32
    var threshold: UInt16
    var decimals: UInt8
    var isDebt: Bool

    /// Liquidation threshold; 16 bits hold it and keep a position short.
    var thresholdBasisPoints: UInt32 { UInt32(threshold) }

    /// Whether its price is that of its instrument's feed.
    @inline(__always)
    var followsPriceAsItIs: Bool { recordedPrice == 0 && instrument != Position.constant }

    /// Whether its figures are as great as a command may have them; those of a damaged state may be greater.
    @inline(__always)
    var isPlain: Bool { amount >> 112 == 0 && decimals <= 27 }

    /// In place of an instrument: the price stands still.
    static let constant = UInt32.max
}

/// How far an account has come in the run.
struct AccountProgress: Sendable {
    /// Zone of the health factor among `HealthEdges`; `unseen` before every price is known.
    var zone: UInt8 = AccountProgress.unseen
    /// Severity of the alert that stands, `ok` without one.
    var alertSeverity: Severity = .ok
    /// Whether the account has been below its line once.
    var hasFallen = false
    /// Whether the account owes anything; without debt it can never be liquidated.
    var hasDebt = true
    /// Number of the alert that stands, 0 without one.
    var alert: UInt64 = 0

    static let unseen = UInt8.max
}
