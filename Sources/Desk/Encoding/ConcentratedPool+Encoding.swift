import Protocols
import Units

extension UniswapV3Pool {
    func encode(into encoder: inout ByteEncoder) {
        let image = image
        encoder.write(image.sqrtPriceX96)
        encoder.write(image.tick)
        encoder.write(image.liquidity)
        encoder.write(image.feeGrowthGlobal)
        encoder.write(image.protocolFee.divisor0)
        encoder.write(image.protocolFee.divisor1)
        encoder.write(image.protocolOwed)
        encoder.write(image.balances.amount0)
        encoder.write(image.balances.amount1)
        encoder.write(image.oracle != nil)
        image.oracle?.encode(into: &encoder)
        encoder.write(all: image.ticks) { encoder, entry in
            encoder.write(entry.tick)
            entry.state.encode(into: &encoder)
        }
        encoder.write(all: image.positions) { $1.encode(into: &$0) }
    }

    /// Returns the pool of the same terms that was written.
    func filled(from decoder: inout ByteDecoder) throws(ByteCodingError) -> UniswapV3Pool {
        var image = UniswapV3PoolImage()
        image.sqrtPriceX96 = try decoder.readUInt256()
        image.tick = try decoder.read(Int32.self)
        image.liquidity = try decoder.read(UInt128.self)
        image.feeGrowthGlobal = try decoder.readGrowth()
        let (fee0, fee1) = (try decoder.read(UInt8.self), try decoder.read(UInt8.self))
        guard let fee = try? UniswapV3ProtocolFee(divisor0: fee0, divisor1: fee1) else {
            throw decoder.failure("a protocol fee")
        }
        image.protocolFee = fee
        image.protocolOwed = try decoder.readOwed()
        image.balances = UniswapV3Amounts(
            amount0: try decoder.readUInt256(), amount1: try decoder.readUInt256())
        image.oracle = try decoder.readBool() ? try UniswapV3PoolImage.Oracle(decoding: &decoder) : nil
        image.ticks = try decoder.readAll { decoder throws(ByteCodingError) in
            UniswapV3PoolImage.Tick(
                tick: try decoder.read(Int32.self), state: try UniswapV3Tick(decoding: &decoder))
        }
        image.positions = try decoder.readAll { decoder throws(ByteCodingError) in
            try UniswapV3PoolImage.Position(decoding: &decoder)
        }
        do throws(UniswapV3Error) {
            return try UniswapV3Pool(feePips: feePips, tickSpacing: tickSpacing, image: image)
        } catch { throw decoder.failure("a concentrated pool") }
    }
}

extension UniswapV3PoolImage.Oracle {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(all: observations) { encoder, observation in
            encoder.write(observation.time)
            encoder.write(observation.cumulatives)
        }
        for value in [index, cardinality, cardinalityNext] { encoder.write(UInt32(clamping: value)) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(
            observations: try decoder.readAll { decoder throws(ByteCodingError) in
                UniswapV3Oracle.Observation(
                    time: try decoder.read(UInt32.self), cumulatives: try decoder.readCumulatives())
            }, index: Int(try decoder.read(UInt32.self)), cardinality: Int(try decoder.read(UInt32.self)),
            cardinalityNext: Int(try decoder.read(UInt32.self)))
    }
}

extension UniswapV3Tick {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(liquidityGross)
        encoder.write(liquidityNet)
        encoder.write(feeGrowthOutside)
        encoder.write(cumulativesOutside)
        encoder.write(secondsOutside)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init()
        liquidityGross = try decoder.read(UInt128.self)
        liquidityNet = try decoder.read(Int128.self)
        feeGrowthOutside = try decoder.readGrowth()
        cumulativesOutside = try decoder.readCumulatives()
        secondsOutside = try decoder.read(UInt32.self)
    }
}

extension UniswapV3PoolImage.Position {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(key.owner)
        encoder.write(key.tickLower)
        encoder.write(key.tickUpper)
        encoder.write(state.liquidity)
        encoder.write(state.feeGrowthInsideLast)
        encoder.write(state.owed)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let key = UniswapV3PositionKey(
            owner: try decoder.read(UInt64.self), tickLower: try decoder.read(Int32.self),
            tickUpper: try decoder.read(Int32.self))
        var state = UniswapV3Position()
        state.liquidity = try decoder.read(UInt128.self)
        state.feeGrowthInsideLast = try decoder.readGrowth()
        state.owed = try decoder.readOwed()
        self.init(key: key, state: state)
    }
}

extension ByteEncoder {
    fileprivate mutating func write(_ growth: UniswapV3FeeGrowth) {
        write(growth.growth0X128)
        write(growth.growth1X128)
    }

    fileprivate mutating func write(_ owed: UniswapV3Owed) {
        write(owed.amount0)
        write(owed.amount1)
    }

    fileprivate mutating func write(_ cumulatives: UniswapV3Cumulatives) {
        write(cumulatives.tickCumulative)
        write(cumulatives.secondsPerLiquidityX128)
    }
}

extension ByteDecoder {
    fileprivate mutating func readGrowth() throws(ByteCodingError) -> UniswapV3FeeGrowth {
        UniswapV3FeeGrowth(growth0X128: try readUInt256(), growth1X128: try readUInt256())
    }

    fileprivate mutating func readOwed() throws(ByteCodingError) -> UniswapV3Owed {
        UniswapV3Owed(amount0: try read(UInt128.self), amount1: try read(UInt128.self))
    }

    fileprivate mutating func readCumulatives() throws(ByteCodingError) -> UniswapV3Cumulatives {
        UniswapV3Cumulatives(
            tickCumulative: try read(Int64.self), secondsPerLiquidityX128: try readUInt256())
    }
}
