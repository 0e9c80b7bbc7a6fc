import Reports
import Testing
import Units

@testable import Screen

@Suite struct TicketTests {
    private static let second: Int64 = 1_000_000_000

    /// A ticket whose preview has come.
    private func previewed(
        _ change: (inout PreviewReport) -> Void = { _ in }, at now: Int64 = 0
    ) throws -> Ticket {
        var ticket = Ticket()
        ticket.stage(
            OrderTicket(
                side: .sell, account: "vault-A", symbol: "ETH", counterSymbol: "USDC",
                quantity: try DecimalNumber("60"), limit: try DecimalNumber("3305"),
                timeInForce: .goodTillCancel))
        let request = ticket.ask(at: now) ?? 0
        var preview = ExampleReports.preview(request)
        change(&preview)
        ticket.follow(preview, at: now)
        return ticket
    }

    @Test func `a ticket is staged, previewed, armed and sent, one Enter each`() throws {
        var ticket = try previewed()
        #expect(ticket.stage(at: 0) == .previewed)
        #expect(ticket.enter(at: 0) == .armed)
        #expect(ticket.stage(at: 0) == .armed)
        #expect(ticket.enter(at: Ticket.pause) == .send(try ticket.orders()))
    }

    @Test func `a key that is held down arms and never sends`() throws {
        var ticket = try previewed()
        #expect(ticket.enter(at: 0) == .armed)
        for step in 1...1_000 {
            let now = Int64(step) * 30_000_000
            if step % 10 == 0, let request = ticket.ask(at: now) {
                ticket.follow(ExampleReports.preview(request), at: now)
            }
            guard case .say = ticket.enter(at: now) else {
                Issue.record("sent at \(now)")
                return
            }
        }
        #expect(ticket.isArmed)
    }

    @Test func `without a preview nothing is armed`() throws {
        var ticket = try previewed()
        ticket.change { $0.take(.character("1"), in: .quantity) }
        #expect(ticket.stage(at: 0) == .staged)
        for _ in 0..<3 {
            guard case .say = ticket.enter(at: 0) else {
                Issue.record("something happened")
                return
            }
        }
        #expect(!ticket.isArmed)
    }

    @Test func `what would be refused is not armed`() throws {
        var ticket = try previewed { $0.refusal = "balance" }
        #expect(ticket.enter(at: 0) == .say("it cannot be armed: balance"))
        #expect(!ticket.isArmed)
    }

    @Test func `an order that lowers a health factor is armed by the account's name`() throws {
        var ticket = try previewed { $0.accountToType = "vault-A" }
        #expect(ticket.enter(at: 0) == .type(.accountName("vault-A")))
        #expect(!ticket.isArmed)
        #expect(ticket.enter(at: 0) == .type(.accountName("vault-A")))
        #expect(ticket.confirm(.accountName("vault-A"), at: 0) == true)
        #expect(ticket.enter(at: 0) == .armed)
        guard case .send(let orders) = ticket.enter(at: Ticket.pause) else {
            Issue.record("not sent")
            return
        }
        #expect(orders.map(\.confirmations) == [.accountTyped])
    }

    @Test func `a doubt is confirmed by a word of its own`() throws {
        var ticket = try previewed {
            $0.accountToType = "vault-A"
            $0.toConfirm = [.duplicate, .size]
        }
        #expect(ticket.enter(at: 0) == .type(.accountName("vault-A")))
        #expect(ticket.confirm(.accountName("vault-A"), at: 0) == true)
        #expect(ticket.enter(at: 0) == .type(.yes("an equal order came a moment ago")))
        #expect(ticket.confirm(.yes(""), at: 0) == true)
        #expect(ticket.enter(at: 0) == .armed)
        guard case .send(let orders) = ticket.enter(at: Ticket.pause) else {
            Issue.record("not sent")
            return
        }
        #expect(orders[0].confirmations == [.accountTyped, .duplicate, .size])
    }

    @Test func `each change of any field disarms`() throws {
        for field in TicketField.allCases {
            var ticket = try previewed()
            #expect(ticket.enter(at: 0) == .armed)
            ticket.change { $0.take(field.isChoice ? .right : .character("7"), in: field) }
            #expect(!ticket.isArmed && ticket.stage(at: 0) == .staged, "\(field)")
        }
        var basket = try previewed()
        #expect(basket.enter(at: 0) == .armed)
        try basket.addLeg()
        #expect(!basket.isArmed)
        basket.follow(ExampleReports.preview(1), at: 0)
        #expect(basket.watch.report == nil)
    }

    @Test func `a key that changes nothing leaves the ticket armed`() throws {
        var ticket = try previewed()
        #expect(ticket.enter(at: 0) == .armed)
        ticket.change { $0.take(.left, in: .quantity) }
        ticket.move(by: 1)
        #expect(ticket.isArmed)
    }

    @Test func `a preview that is older than two seconds disarms`() throws {
        var ticket = try previewed()
        #expect(ticket.enter(at: 0) == .armed)
        ticket.follow(nil, at: 2 * TicketTests.second)
        #expect(ticket.isArmed)
        ticket.follow(nil, at: 2 * TicketTests.second + 1)
        #expect(!ticket.isArmed && ticket.stage(at: 2 * TicketTests.second + 1) == .staged)
        ticket.follow(nil, at: 0)
        #expect(!ticket.isArmed)
    }

    @Test func `a newer preview that says the same leaves the ticket armed, another disarms it`() throws {
        var ticket = try previewed()
        #expect(ticket.enter(at: 0) == .armed)
        let again = ticket.ask(at: TicketTests.second) ?? 0
        ticket.follow(ExampleReports.preview(again), at: TicketTests.second)
        #expect(ticket.isArmed)
        let third = ticket.ask(at: 2 * TicketTests.second) ?? 0
        ticket.follow(ExampleReports.preview(third, accountToType: "vault-A"), at: 2 * TicketTests.second)
        #expect(!ticket.isArmed)
        #expect(ticket.enter(at: 2 * TicketTests.second) == .type(.accountName("vault-A")))
    }

    @Test func `a name typed for a preview that is gone arms nothing`() throws {
        var ticket = try previewed { $0.accountToType = "vault-A" }
        _ = ticket.enter(at: 0)
        #expect(ticket.confirm(.accountName("vault-A"), at: 3 * TicketTests.second) == false)
        #expect(!ticket.isArmed)
    }

    @Test func `an answer is only taken for the ticket as it stands`() throws {
        var ticket = try previewed()
        ticket.change { $0.take(.character("0"), in: .quantity) }
        ticket.follow(ExampleReports.preview(1), at: 0)
        #expect(ticket.stage(at: 0) == .staged)
    }

    @Test func `previews are asked for four times a second at most`() {
        var watch = PreviewWatch()
        let asked = (0..<1_000).compactMap { watch.ask(at: Int64($0) * 1_000_000) }
        #expect(asked == [1, 2, 3, 4])
    }

    @Test func `legs are added, chosen and dropped`() throws {
        var ticket = try previewed()
        try ticket.addLeg()
        ticket.change { $0.fill(.symbol, with: "USDC") }
        #expect(throws: TicketProblem.self) { try ticket.addLeg() }
        ticket.change { $0.clear() }
        #expect(try ticket.orders().count == 1)
        ticket.move(by: .max / 2)
        #expect(ticket.leg == 0)
        #expect(ticket.dropLeg() == true)
        #expect(ticket.isEmpty)
        #expect(ticket.dropLeg() == false)
    }

    @Test func `a basket has sixteen orders at most`() throws {
        var ticket = try previewed()
        for _ in 1..<Ticket.greatestCount {
            try ticket.addLeg()
            ticket.stage(try #require(ticket.legs.first))
        }
        #expect(throws: TicketProblem.self) { try ticket.addLeg() }
        #expect(try ticket.orders().count == Ticket.greatestCount)
    }
}
