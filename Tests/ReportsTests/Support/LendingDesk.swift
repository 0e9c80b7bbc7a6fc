import Desk
import Protocols
import Units

@testable import Reports

/// A desk that trades, for reports: ETH at 3,000 and USDC at 1, a lending market, a pool and two accounts.
enum LendingDesk {
    /// Makes the desk.
    ///
    /// - Parameter provenance: whom ETH and USDC rest on; nobody is known unless said.
    static func make(provenance: [Provenance] = [Provenance(), Provenance()]) -> DeskState {
        var state = DeskState()
        state.apply(setUp(provenance), [tick(0, 3_000), tick(1, 1)])
        return state
    }

    private static func tick(_ instrument: UInt32, _ price: UInt64) -> Tick {
        Tick(price: Price(whole: price), time: start, instrument: InstrumentID(instrument), feed: 0)
    }

    private static let start = Timestamp(seconds: 1_767_623_401)
    private static let etherUnit = UInt256(UInt128(1_000_000_000_000_000_000))
    private static let dollarUnit = UInt256(UInt128(1_000_000))

    private static func setUp(_ provenance: [Provenance]) -> [Command] {
        var ether = InstrumentTerms(symbol: "ETH")
        var dollar = InstrumentTerms(symbol: "USDC", kind: .stablecoin, decimals: 6)
        (ether.provenance, dollar.provenance) = (provenance[0], provenance[1])
        let curve = AaveRateCurve(
            optimalUsageRatio: 9_000, baseVariableBorrowRate: 0, variableRateSlope1: 400,
            variableRateSlope2: 6_000)
        let reserve = AaveReserveConfiguration(
            decimals: 18, loanToValue: 8_000, liquidationThreshold: 8_300, liquidationBonus: 10_500,
            reserveFactor: 1_000, rateCurve: curve)
        return [
            .listInstrument(ether),
            .listInstrument(dollar),
            .startClock(at: start),
            .openLendingVenue(
                LendingTerms(
                    name: "aave", chain: "ethereum",
                    reserves: [
                        ReserveTerms(symbol: "ETH", configuration: reserve),
                        ReserveTerms(symbol: "USDC", configuration: reserve),
                    ])),
            .openPool(PoolTerms(name: "ETH/USDC", chain: "ethereum", base: "ETH", quote: "USDC")),
            .act(.openBorrower(LendingID(0))),
            .act(
                .supply(
                    LendingID(0), borrower: 1, reserve: 1, amount: dollarUnit &* UInt256(9_000_000 as UInt64))
            ),
            .act(
                .provideLiquidity(
                    PoolID(0), base: etherUnit &* UInt256(2_000 as UInt64),
                    quote: dollarUnit &* UInt256(6_000_000 as UInt64))),
            .openAccount(
                AccountDefinition(
                    name: "vault", venue: "aave",
                    holding: .address(
                        AddressTerms(
                            wallet: [.init("ETH", etherUnit &* UInt256(20 as UInt64))],
                            supplied: [.init("ETH", etherUnit &* UInt256(100 as UInt64))],
                            owed: [.init("USDC", dollarUnit &* UInt256(150_000 as UInt64))])))),
            .openAccount(
                AccountDefinition(
                    name: "free", venue: "ethereum",
                    holding: .address(
                        AddressTerms(wallet: [.init("USDC", dollarUnit &* UInt256(100_000 as UInt64))])))),
        ]
    }
}
