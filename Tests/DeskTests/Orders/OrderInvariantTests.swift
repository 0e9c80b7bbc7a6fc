import Protocols
import Testing
import Units

@testable import Desk

/// The promises that hold after every event, by their numbers.
@Suite struct OrderInvariantTests {
    private static let steps = 2_000

    @Test(arguments: UInt64(1)...200)
    func `nothing is created, lost, overdrawn or half done, whatever is asked for`(seed: UInt64) throws {
        var desk = TradingFixture(
            prices: seed % 4 != 0, pools: VenueModel.pools(seed), on: VenueModel.platform(seed))
        desk.run([.setBreakers(seed % 3 == 0 ? TradingRun.pulledBreakers : TradingRun.breakers)])
        var run = TradingRun(seed: seed, on: VenueModel.platform(seed))
        var model = OrderModel()
        var venues = VenueModel(desk.state)
        var oversight = OversightModel(desk.state)
        for step in 0..<OrderInvariantTests.steps {
            let batch = run.next(desk.state)
            var caused: [Event] = []
            desk.state.apply(batch, into: &caused)
            try model.take(caused, desk.state)
            try model.check(desk.state, "seed \(seed), step \(step)")
            try venues.check(desk.state, caused, "seed \(seed), step \(step)")
            try oversight.check(desk.state, batch, caused, "seed \(seed), step \(step)")
        }
        try model.checkEnded(desk.state)
        #expect(model.fills > 5, "the run has to trade")
        let copy = try DeskState(decoding: desk.state.encoded())
        #expect(copy.encoded() == desk.state.encoded())
    }

    @Test(arguments: UInt64(1)...20)
    func `a preview shows exactly what sending does`(seed: UInt64) {
        var desk = TradingFixture(pools: VenueModel.pools(seed), on: VenueModel.platform(seed))
        var run = TradingRun(seed: seed, on: VenueModel.platform(seed))
        var previews = 0
        for _ in 0..<1_500 {
            let batch = run.next(desk.state)
            var preview: OrderOutcome?
            if case .placeOrders(let requests) = batch.commands.first {
                preview = desk.state.outcome(of: requests)
            }
            let known = desk.state.orderCount
            desk.state.apply(batch, into: &desk.events)
            guard let preview, desk.state.orderCount > known else { continue }
            previews += 1
            #expect(Array(desk.state.orders.orders.dropFirst(known)) == preview.orders)
            #expect(encoded(desk.state.trading) == encoded(preview.trading, settling: !preview.legs.isEmpty))
        }
        #expect(previews > 300)
    }

    private func encoded(_ trading: TradingState, settling: Bool = false) -> [UInt8] {
        var (encoder, trading) = (ByteEncoder(), trading)
        if settling { trading.settlementCount += 1 }
        trading.encode(into: &encoder)
        return encoder.bytes
    }

    @Test(arguments: UInt64(1)...20)
    func `where batches are cut does not matter to what trades`(seed: UInt64) {
        var (steady, joined) = (TradingFixture(), TradingFixture())
        for command in seed % 2 == 0 ? [Command.setBreakers(TradingRun.breakers)] : [] {
            steady.run([command])
            joined.run([command])
        }
        var run = TradingRun(seed: seed)
        var (gathered, steadyEvents, joinedEvents) = ([Tick](), [Event](), [Event]())
        for _ in 0..<400 {
            let batch = run.next(steady.state)
            steady.state.apply(batch, into: &steadyEvents)
            if batch.commands.isEmpty {
                gathered += batch.ticks
                continue
            }
            joined.state.apply(Batch(ticks: gathered), into: &joinedEvents)
            gathered = []
            joined.state.apply(batch, into: &joinedEvents)
        }
        joined.state.apply(Batch(ticks: gathered), into: &joinedEvents)
        #expect(joinedEvents == steadyEvents)
        #expect(joined.state.encoded() == steady.state.encoded())
    }
}

/// What has to be true of orders, legs and balances, kept beside the desk.
private struct OrderModel {
    private(set) var fills = 0
    private var seen = 0
    private var open: [OrderID: OrderState] = [:]
    private var ended: [Order] = []
    private var filled: [OrderID: UInt256] = [:]
    private var balances: [Holder: [InstrumentID: Int256]] = [:]

    mutating func take(_ events: [Event], _ state: DeskState) throws {
        for event in events {
            switch event {
            case .orderFilled(let fill):
                fills += 1
                filled[fill.order] = (filled[fill.order] ?? .zero) &+ fill.quantity
                try checkPrice(of: fill, state)
            case .settled(let settlement): try take(settlement)
            default: break
            }
        }
    }

    /// I2: no leg of nothing and none to oneself; I4 and I5 by I1 after the whole.
    private mutating func take(_ settlement: Settlement) throws {
        for leg in settlement.legs {
            try #require(!leg.amount.isZero && leg.from != leg.to)
            let amount = Int256(bits: leg.amount)
            balances[leg.from, default: [:]][leg.instrument, default: .zero] =
                (balances[leg.from]?[leg.instrument] ?? .zero) &- amount
            balances[leg.to, default: [:]][leg.instrument, default: .zero] =
                (balances[leg.to]?[leg.instrument] ?? .zero) &+ amount
        }
    }

    /// I12 and I45: every fill is within its limit, or within the desk's protection at the prices of the event.
    private func checkPrice(of fill: Fill, _ state: DeskState) throws {
        let order = try #require(state.orders[fill.order])
        guard let trade = state.trade(of: order.request) else { return }
        let isWithin = try trade.allows(fill.quantity, for: fill.exchanged, VenuePrices(state))
        try #require(isWithin, "I12, I45")
    }

    mutating func check(_ state: DeskState, _ place: Comment) throws {
        try checkConservation(state, place)
        try checkOrders(state, place)
        for account in state.trading.accounts {
            for index in account.wallet.values.indices {
                let promised = account.reserved[UInt32(index)]
                try #require(promised <= account.wallet[UInt32(index)], "I3: \(place)")
            }
        }
    }

    /// I1: what came in is what is there.
    private func checkConservation(_ state: DeskState, _ place: Comment) throws {
        for index in state.instruments.indices {
            let inflow = index < state.trading.inflow.count ? state.trading.inflow[index] : .zero
            try #require(state.trading.held(InstrumentID(UInt32(index))) == inflow, "I1: \(place)")
        }
    }

    /// I10, I11 and I16: states follow the machine, fills add up, and exactly the working orders are promised for.
    private mutating func checkOrders(_ state: DeskState, _ place: Comment) throws {
        var promised: [AccountID: [UInt32: UInt256]] = [:]
        let fresh = (seen..<state.orders.orders.count).map { OrderID(UInt64($0) + 1) }
        seen = state.orders.orders.count
        for id in open.keys.sorted() + fresh {
            let order = try #require(state.orders[id])
            if let former = open[id], former != order.state {
                try #require(OrderModel.reaches(former, order.state), "I10: \(former), \(place)")
            }
            open[id] = order.state.isFinal ? nil : order.state
            if order.state.isFinal { ended.append(order) }
            try #require(order.filled <= order.quantity, "I11: \(place)")
            try #require(
                (order.state == .filled) == (order.filled == order.quantity && order.fillCount > 0),
                "I11: \(place)")
            try #require(
                order.filled == filled[order.id] ?? .zero, "I11: fills of \(order.id.number), \(place)")
            if order.state.isWorking {
                let (instrument, amount) = try OrderModel.promise(of: order)
                promised[order.request.account, default: [:]][instrument, default: .zero] =
                    (promised[order.request.account]?[instrument] ?? .zero) &+ amount
            }
        }
        for account in state.trading.accounts {
            for index in UInt32(0)..<UInt32(state.instruments.count) {
                let expected = promised[account.account]?[index] ?? .zero
                try #require(account.reserved[index] == expected, "I16: \(place)")
            }
        }
    }

    /// Final states are final: nothing of an order that has ended has changed since.
    func checkEnded(_ state: DeskState) throws {
        for order in ended { try #require(state.orders[order.id] == order) }
    }

    private static func promise(of order: Order) throws -> (UInt32, UInt256) {
        guard case .limit(let price) = order.request.condition else { return (0, .zero) }
        switch order.request.action {
        case .sell(let base, _, _): return (base.index, order.remaining)
        case .buy(_, _, let quote):
            let cost = try UInt256.mulDivUp(
                order.remaining, UInt256(price.raw).multiplied(by: TradingFixture.oneUSDC),
                TradingFixture.oneETH.multiplied(by: UInt256(Price.scale)))
            return (quote.index, cost)
        default: return (0, .zero)
        }
    }

    /// One batch may take an order through several states.
    private static func reaches(_ from: OrderState, _ to: OrderState) -> Bool {
        var (seen, open) = (Set([from]), [from])
        while let state = open.popLast() {
            for next in OrderState.allCases where state.canBecome(next) && seen.insert(next).inserted {
                open.append(next)
            }
        }
        return !from.isFinal && seen.contains(to)
    }
}
