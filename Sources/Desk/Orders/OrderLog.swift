import Units

/// The orders of the run, and what checks have to remember of them.
struct OrderLog: Sendable {
    /// Every order, in the order of its number from 1.
    private(set) var orders = ChunkedArray<Order>()
    /// Numbers of the orders that wait for their price, ascending.
    private(set) var working: [OrderID] = []
    /// Which order a client's number stands for. For look-ups only; nothing ever walks it.
    private(set) var byClient: [UInt64: OrderID] = [:]
    /// Orders of the last minute that went through, oldest first.
    private(set) var recent: [RecentOrder] = []
    /// Value of the orders of the day, in the base currency times 1e8.
    private(set) var dayNotional: UInt128 = 0
    /// Values of the last orders, newest last: what a usual size is.
    private(set) var sizes: [UInt128] = []

    private static let rememberedSizes = 32

    init() {}

    /// The number of the next order.
    var nextID: OrderID { OrderID(UInt64(orders.count) + 1) }

    subscript(id: OrderID) -> Order? {
        let index = Int(clamping: id.number) - 1
        return orders.indices.contains(index) ? orders[index] : nil
    }

    /// Adds an order with the next number.
    mutating func append(_ order: Order) {
        precondition(order.id == nextID, "orders are numbered in the order in which they came")
        orders.append(order)
        if order.request.clientID != 0 { byClient[order.request.clientID] = order.id }
        if order.state.isWorking { working.append(order.id) }
    }

    /// Changes an order along the machine of its states.
    mutating func change(_ id: OrderID, _ body: (inout Order) -> Void) {
        let index = Int(id.number) - 1
        let former = orders[index].state
        body(&orders[index])
        let state = orders[index].state
        precondition(former == state || former.canBecome(state), "an order's states follow the machine")
        guard former.isWorking != state.isWorking else { return }
        if state.isWorking {
            working.insert(id, at: working.firstIndex { $0 > id } ?? working.count)
        } else {
            working.removeAll { $0 == id }
        }
    }

    /// Remembers an order that went through, for limits over time.
    mutating func remember(_ order: RecentOrder) {
        recent.append(order)
        dayNotional += order.notional
        sizes.append(order.notional)
        if sizes.count > OrderLog.rememberedSizes { sizes.removeFirst() }
    }

    /// Forgets what is older than a minute.
    mutating func forget(before now: Timestamp) {
        let minute = 60 * Timestamp.nanosecondsPerSecond
        guard let first = recent.first, now.nanoseconds(since: first.time) > minute else { return }
        recent.removeAll { now.nanoseconds(since: $0.time) > minute }
    }

    /// A new day counts its orders from nothing.
    mutating func beginDay() { dayNotional = 0 }

    /// The middle one of the last sizes, the upper one of two; `nil` before the first few.
    var usualSize: UInt128? {
        guard sizes.count >= 5 else { return nil }
        return sizes.sorted()[sizes.count / 2]
    }

    /// Puts back what an encoded state holds.
    init(
        orders: ChunkedArray<Order>, recent: [RecentOrder], dayNotional: UInt128, sizes: [UInt128]
    ) {
        (self.orders, self.recent, self.dayNotional, self.sizes) = (orders, recent, dayNotional, sizes)
        for order in orders {
            if order.request.clientID != 0 { byClient[order.request.clientID] = order.id }
            if order.state.isWorking { working.append(order.id) }
        }
    }
}

/// An order of the last minute, as limits over time see it.
struct RecentOrder: Hashable, Sendable {
    var id: OrderID
    var time: Timestamp
    /// Its value in the base currency times 1e8, rounded up.
    var notional: UInt128
}
