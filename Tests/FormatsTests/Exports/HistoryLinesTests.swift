import Formats
import Reports
import Testing
import Units

@Suite struct HistoryLinesTests {
    private let entries = [
        HistoryEntry(
            record: 12, time: Timestamp(seconds: 0), kind: .order, number: 3, account: "cash-G",
            event: "filled", details: "SELL 2 ETH for USDC"),
        HistoryEntry(
            record: 1_234, time: Timestamp(seconds: 60), kind: .alert, account: "=1+1", event: "raised",
            details: "say \"no\", twice"),
    ]

    @Test func `a table has a heading, and columns as wide as what is in them`() {
        #expect(
            HistoryLines.table(entries) == [
                "RECORD  TIME                  KIND   NUMBER  ACCOUNT  EVENT   DETAILS",
                "12      1970-01-01T00:00:00Z  order  3       cash-G   filled  SELL 2 ETH for USDC",
                "1234    1970-01-01T00:01:00Z  alert          =1+1     raised  say \"no\", twice",
            ])
    }

    @Test func `a cell that a spreadsheet would compute is inert, and quotes are doubled`() {
        #expect(
            HistoryLines.csv(entries) == [
                "record,time,kind,number,account,event,details",
                "12,1970-01-01T00:00:00Z,order,3,cash-G,filled,SELL 2 ETH for USDC",
                "1234,1970-01-01T00:01:00Z,alert,,\"'=1+1\",raised,\"say \"\"no\"\", twice\"",
            ])
    }

    @Test func `an object a line has the kind as its type, and no number where there is none`() {
        #expect(
            HistoryLines.json(entries) == [
                "{\"type\":\"order\",\"record\":12,\"time\":\"1970-01-01T00:00:00Z\",\"number\":3,"
                    + "\"account\":\"cash-G\",\"event\":\"filled\",\"details\":\"SELL 2 ETH for USDC\"}",
                "{\"type\":\"alert\",\"record\":1234,\"time\":\"1970-01-01T00:01:00Z\","
                    + "\"account\":\"=1+1\",\"event\":\"raised\",\"details\":\"say \\\"no\\\", twice\"}",
            ])
    }
}
