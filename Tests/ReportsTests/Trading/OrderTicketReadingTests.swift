import Desk
import Testing
import Units

@testable import Reports

@Suite struct OrderTicketReadingTests {
    private let state = LendingDesk.make()

    private func ticket(
        _ side: OrderTicket.Side, _ quantity: String?, of symbol: SafeText = "ETH",
        account: SafeText = "vault",
        limit: String? = nil
    ) throws -> OrderTicket {
        OrderTicket(
            side: side, account: account, symbol: symbol, counterSymbol: "USDC",
            quantity: try quantity.map { try DecimalNumber($0) },
            limit: try limit.map { try DecimalNumber($0) })
    }

    @Test func `names and decimals become instruments and smallest units`() throws {
        let request = try ticket(.sell, "1.5", limit: "3305.25").request(at: state)
        #expect(
            request.action
                == .sell(
                    InstrumentID(0), quantity: UInt256(UInt128(1_500_000_000_000_000_000)),
                    for: InstrumentID(1)))
        #expect(request.condition == .limit(Price(raw: 3_305_250_000_000_000_000_000)))
        #expect(request.account == AccountID(0))
    }

    @Test func `without a quantity all is meant where that has a meaning`() throws {
        #expect(
            try ticket(.repay, nil, of: "USDC").request(at: state).action == .repay(InstrumentID(1), .max))
        #expect(
            try ticket(.deposit, nil).request(at: state).action
                == .deposit(InstrumentID(0), UInt256(UInt128(20_000_000_000_000_000_000))))
        #expect(throws: TicketProblem.self) { try ticket(.borrow, nil).request(at: state) }
        #expect(throws: TicketProblem.self) { try ticket(.sell, nil).request(at: state) }
    }

    @Test func `what means nothing is said in one line`() throws {
        let problems: [(OrderTicket, SafeText)] = [
            (try ticket(.sell, "1", account: "nobody"), "no account is called nobody"),
            (try ticket(.sell, "1", of: "EUR"), "no instrument is called EUR"),
            (try ticket(.sell, "1", of: "USDC"), "USDC cannot be traded for itself"),
            (try ticket(.sell, "0"), "the quantity must be above 0"),
            (try ticket(.sell, "-1"), "the quantity must be above 0"),
            (try ticket(.deposit, "0.0000001", of: "USDC"), "USDC has 6 decimals, the quantity has more"),
            (try ticket(.sell, "1e30"), "the quantity is greater than any amount of ETH"),
            (try ticket(.sell, "1", limit: "0"), "the limit is no price: more than 0 and less than 1.3e18"),
            (try ticket(.remove, "1", of: "none"), "no pool is called none"),
        ]
        for (ticket, sentence) in problems {
            #expect(throws: TicketProblem(sentence.text)) { try ticket.request(at: state) }
        }
    }
}
