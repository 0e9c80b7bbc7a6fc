import Protocols
import Units

extension ExchangePool {
    /// Writes what the pool is by now; its terms say of which kind.
    func encodeMarket(into encoder: inout ByteEncoder) {
        switch market {
        case let pair as UniswapV2Pair: pair.encode(into: &encoder)
        case let pool as UniswapV3Pool: pool.encode(into: &encoder)
        case let pool as CurvePool: pool.encode(into: &encoder)
        case let pool as BalancerWeightedPool: pool.encode(into: &encoder)
        default: preconditionFailure("a kind of pool that the terms know")
        }
    }

    init(
        decoding decoder: inout ByteDecoder, instrument: (SafeText) -> InstrumentID?,
        decimals: (InstrumentID) -> UInt8
    ) throws(ByteCodingError) {
        let terms = try PoolTerms(decoding: &decoder)
        guard let base = instrument(terms.base), let quote = instrument(terms.quote),
            let empty = try? terms.kind.makeMarket(decimals: (decimals(base), decimals(quote)))
        else { throw decoder.failure("a pool of listed instruments") }
        self.init(terms: terms, base: base, quote: quote, market: empty)
        switch empty {
        case is UniswapV2Pair: market = try UniswapV2Pair.decoded(from: &decoder)
        case let pool as UniswapV3Pool: market = try pool.filled(from: &decoder)
        case let pool as CurvePool: market = try pool.filled(from: &decoder)
        case let pool as BalancerWeightedPool: market = try pool.filled(from: &decoder)
        default: preconditionFailure("a kind of pool that the terms know")
        }
    }
}

extension UniswapV2Pair {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for value in [
            reserve0, reserve1, totalSupply, price0CumulativeLast, price1CumulativeLast, kLast,
            balances.amount0, balances.amount1,
        ] { encoder.write(value) }
        encoder.write(blockTimestampLast)
        encoder.write(isProtocolFeeOn)
    }

    fileprivate static func decoded(
        from decoder: inout ByteDecoder
    ) throws(ByteCodingError) -> UniswapV2Pair {
        var values: [UInt256] = []
        for _ in 0..<8 { values.append(try decoder.readUInt256()) }
        let (time, isFeeOn) = (try decoder.read(UInt32.self), try decoder.readBool())
        do {
            return try UniswapV2Pair(
                reserve0: values[0], reserve1: values[1], blockTimestampLast: time, totalSupply: values[2],
                price0CumulativeLast: values[3], price1CumulativeLast: values[4], kLast: values[5],
                balances: UniswapV2Amounts(amount0: values[6], amount1: values[7]),
                isProtocolFeeOn: isFeeOn)
        } catch { throw decoder.failure("reserves of a pair") }
    }
}

extension CurvePool {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for value in balances + adminBalances + [totalSupply] { encoder.write(value) }
    }

    fileprivate func filled(from decoder: inout ByteDecoder) throws(ByteCodingError) -> CurvePool {
        var values: [UInt256] = []
        for _ in 0..<5 { values.append(try decoder.readUInt256()) }
        do throws(CurveError) {
            return try CurvePool(
                dialect: dialect, precisions: precisions, amplification: amplification, fee: fee,
                adminFee: adminFee, balances: Array(values[0..<2]), adminBalances: Array(values[2..<4]),
                totalSupply: values[4])
        } catch { throw decoder.failure("balances of a stable pool") }
    }
}

extension BalancerWeightedPool {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for value in balances + [totalSupply] { encoder.write(value) }
    }

    fileprivate func filled(
        from decoder: inout ByteDecoder
    ) throws(ByteCodingError) -> BalancerWeightedPool {
        var values: [UInt256] = []
        for _ in 0..<3 { values.append(try decoder.readUInt256()) }
        do throws(BalancerError) {
            return try BalancerWeightedPool(
                weights: weights, precisions: precisions, swapFee: swapFee,
                balances: Array(values[0..<2]), totalSupply: values[2])
        } catch { throw decoder.failure("balances of a weighted pool") }
    }
}
