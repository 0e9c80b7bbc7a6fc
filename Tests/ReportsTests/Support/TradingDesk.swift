import Desk
import Units

extension DeskState {
    /// A desk with two pools of ETH, of 3,000 and 3,010 USDC, and one account with 100,000 USDC in its wallet.
    static func trading() -> DeskState {
        var state = DeskState()
        let (eth, usdc): (UInt256, UInt256) = (
            UInt256(UInt128(1_000_000_000_000_000_000)), UInt256(UInt128(1_000_000))
        )
        state.apply([
            .listInstrument(InstrumentTerms(symbol: "ETH", decimals: 18)),
            .listInstrument(InstrumentTerms(symbol: "USDC", kind: .stablecoin, decimals: 6)),
            .startClock(at: Timestamp(seconds: 0)),
            .openPool(PoolTerms(name: "deep", chain: "ethereum", base: "ETH", quote: "USDC")),
            .openPool(PoolTerms(name: "shallow", chain: "base", base: "ETH", quote: "USDC")),
            .openPool(PoolTerms(name: "empty", chain: "base", base: "ETH", quote: "USDC")),
            .act(
                .provideLiquidity(
                    PoolID(0), base: eth &* UInt256(2_000 as UInt64),
                    quote: usdc &* UInt256(6_000_000 as UInt64))),
            .act(
                .provideLiquidity(
                    PoolID(1), base: eth &* UInt256(100 as UInt64), quote: usdc &* UInt256(301_000 as UInt64))
            ),
            .openAccount(
                AccountDefinition(
                    name: "free", venue: "ethereum",
                    holding: .address(
                        AddressTerms(wallet: [.init("USDC", usdc &* UInt256(100_000 as UInt64))])))),
        ])
        state.apply(price: 3_000, second: 1)
        state.apply(price: 1, second: 1, instrument: 1)
        return state
    }
}
