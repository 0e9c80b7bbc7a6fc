import Desk
import Units

/// The symbols of a piped feed: what came last of each, and which instrument of the desk it is.
struct FeedSymbols: Sendable {
    /// What is known of a symbol.
    struct Entry: Sendable {
        let symbol: SafeText
        var instrument: Instrument = .unknown
        /// The newest row of each kind.
        var quotes: InlineArray<2, Quote> = .init(repeating: Quote())
        /// Wall time of the last row, and of the last one with another price than before.
        var seen: Int64 = .min
        var changed: Int64 = .min
    }

    /// Whether the desk has an instrument of that symbol.
    enum Instrument: Hashable, Sendable {
        case unknown
        /// The command that lists it is on its way.
        case asked
        case listed(InstrumentID)
        /// The desk does not take it.
        case refused
    }

    /// A price and its time.
    struct Quote: Sendable {
        var time = Timestamp(nanoseconds: .min)
        var price: UInt128 = 0
    }

    /// In the order in which the symbols came; the desk's own first.
    var entries: [Entry] = []
    private var places: [SafeText: Int] = [:]
    /// Symbols that may still be added.
    private var room: Int

    /// Begins with the instruments of a desk, so that rows older than what it knows are seen as such.
    init(_ state: DeskState, newSymbols: Int) {
        room = newSymbols
        for index in 0..<state.instrumentCount {
            let instrument = InstrumentID(UInt32(index))
            var entry = Entry(symbol: state.symbol(of: instrument), instrument: .listed(instrument))
            if let price = state.price(of: instrument), let time = state.priceTime(of: instrument) {
                entry.quotes[0] = Quote(time: time, price: price.raw)
            }
            if let price = state.benchmark(of: instrument), let time = state.benchmarkTime(of: instrument) {
                entry.quotes[1] = Quote(time: time, price: price.raw)
            }
            places[entry.symbol] = entries.count
            entries.append(entry)
        }
    }

    /// Finds a symbol, or adds it while there is room; `nil` when there is none.
    mutating func place(_ symbol: SafeText) -> Int? {
        if let place = places[symbol] { return place }
        guard room > 0 else { return nil }
        room -= 1
        places[symbol] = entries.count
        entries.append(Entry(symbol: symbol))
        return entries.count - 1
    }

    /// Whether nothing about instruments is open.
    private(set) var isSettled = true

    /// Says that a symbol without an instrument has come.
    mutating func unsettle() { isSettled = false }

    /// Looks up the instruments of symbols that have none; returns the symbols to be listed now.
    mutating func settle(_ state: DeskState) -> [SafeText] {
        guard !isSettled else { return [] }
        var wanted: [SafeText] = []
        for place in entries.indices {
            switch entries[place].instrument {
            case .listed, .refused: continue
            case .unknown, .asked: break
            }
            if let instrument = state.instrument(of: entries[place].symbol) {
                entries[place].instrument = .listed(instrument)
            } else if entries[place].instrument == .asked {
                entries[place].instrument = .refused
            } else {
                entries[place].instrument = .asked
                wanted.append(entries[place].symbol)
            }
        }
        isSettled = wanted.isEmpty
        return wanted
    }

    /// Forgets which instruments there are: the desk went back to an earlier state.
    mutating func forgetInstruments() {
        for place in entries.indices { entries[place].instrument = .unknown }
        isSettled = false
    }
}
