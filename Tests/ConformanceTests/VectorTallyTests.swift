import Conformance
import Testing
import Units

/// A file in which one thing is wrong must not pass.
struct VectorTallyTests {
    /// A file of one family with one case.
    private func tally(_ family: String, _ call: String) throws -> VectorTally {
        let text =
            "{\"family\":\"\(family)\",\"kind\":\"computed\",\"count\":1,\"cases\":[{\"id\":\"one\",\(call)}]}"
        return VectorTally(try VectorFile(Array(text.utf8)), of: try VectorFamily.named(family))
    }

    private func line(_ family: String, _ call: String) throws -> String? {
        let tally = try tally(family, call)
        #expect(tally.passedCount + tally.differences.count == 1)
        return tally.differences.first.map { "\($0)" }
    }

    @Test func `a value that differs is told with the case, the function and both values`() throws {
        let call = "\"op\":\"percentMul\",\"in\":{\"value\":\"3\",\"percentage\":\"5000\"}"
        #expect(try line("aave_percentagemath", "\(call),\"out\":\"2\"") == nil)
        #expect(
            try line("aave_percentagemath", "\(call),\"out\":\"1\"") == "one percentMul: expected 1, got 2")
        #expect(
            try line("aave_percentagemath", "\(call),\"error\":\"overflow\"")
                == "one percentMul: expected the error overflow, got 2")
    }

    @Test func `an error that differs is told by its name, and a reverting contract says none`() throws {
        let call = "\"op\":\"percentDiv\",\"in\":{\"value\":\"3\",\"percentage\":\"0\"}"
        #expect(try line("aave_percentagemath", "\(call),\"error\":\"div_by_zero\"") == nil)
        #expect(try line("aave_percentagemath", "\(call),\"error\":\"revert\"") == nil)
        #expect(
            try line("aave_percentagemath", "\(call),\"error\":\"overflow\"")
                == "one percentDiv: expected the error overflow, got the error div_by_zero")
        #expect(
            try line("aave_percentagemath", "\(call),\"out\":\"1\"")
                == "one percentDiv: expected 1, got the error div_by_zero")
    }

    @Test func `an error of a rule is told from another one`() throws {
        let call = """
            "op":"validateRateData","in":{"optimalUsageRatioBps":"0","baseVariableBorrowRateBps":"0",\
            "variableRateSlope1Bps":"0","variableRateSlope2Bps":"0"}
            """
        #expect(
            try line("aave_interest_rate_strategy", "\(call),\"error\":\"InvalidOptimalUsageRatio\"") == nil)
        #expect(
            try line("aave_interest_rate_strategy", "\(call),\"error\":\"InvalidMaxRate\"")
                == "one validateRateData: expected the error InvalidMaxRate, got the error InvalidOptimalUsageRatio"
        )
    }

    @Test func `inside an answer the place of the first value that differs is told`() throws {
        let step = "{\"t\":\"5\",\"action\":\"state\"}"
        let bucket =
            "{\"tokens\":\"1\",\"lastUpdated\":\"5\",\"isEnabled\":true,\"capacity\":\"9\",\"rate\":\"1\"}"
        let call = "\"op\":\"sequence\",\"in\":{\"bucket\":\(bucket),\"steps\":[\(step),\(step)]},\"out\":"
        #expect(try line("ccip_rate_limiter", "\(call)[\(bucket),\(bucket)]") == nil)
        let other = bucket.replacing("\"9\"", with: "\"8\"")
        #expect(
            try line("ccip_rate_limiter", "\(call)[\(bucket),\(other)]")
                == "one sequence [1].capacity: expected 8, got 9")
        let less = bucket.replacing(",\"rate\":\"1\"", with: "")
        #expect(
            try line("ccip_rate_limiter", "\(call)[\(less),\(bucket)]")
                == "one sequence [0].rate: expected nothing, got 1")
        #expect(
            try line("ccip_rate_limiter", "\(call)[\(bucket)]")?.hasPrefix("one sequence: expected [") == true
        )
    }

    @Test func `a case that cannot be asked is a difference and passes for no error`() throws {
        let unknown = try line(
            "aave_percentagemath",
            "\"op\":\"x\",\"in\":{\"value\":\"1\",\"percentage\":\"1\"},\"error\":\"revert\"")
        #expect(unknown == "one x: expected the error revert, got no function is called x")
        let call =
            "\"op\":\"percentMul\",\"in\":{\"value\":\"many\",\"percentage\":\"1\"},\"error\":\"revert\""
        #expect(
            try line("aave_percentagemath", call)
                == "one percentMul: expected the error revert, got expected UInt256, found many")
    }

    @Test func `a known difference counts as such only while our answer is the one that is known`() throws {
        let call = """
            "id":"univ3_liquidity_amounts-vp015","op":"maxLiquidityForAmounts","in":{\
            "sqrtPriceX96":"1","sqrtAX96":"79228162514264337593543950336","sqrtBX96":"79228162514264337593543950337",\
            "amount0":"AMOUNT","amount1":"0","useFullPrecision":true},"out":"1"
            """
        func tally(amount: String) throws -> VectorTally {
            let text =
                "{\"family\":\"univ3_liquidity_amounts\",\"kind\":\"published\",\"count\":1,\"cases\":[{"
                + call.replacing("AMOUNT", with: amount) + "}]}"
            return VectorTally(
                try VectorFile(Array(text.utf8)), of: try VectorFamily.named("univ3_liquidity_amounts"))
        }
        let met = try tally(amount: "\(UInt256.max)")
        #expect(met.known.count == 1 && met.differences.isEmpty && met.passedCount == 0)
        let other = try tally(amount: "5")
        #expect(other.known.isEmpty && other.differences.count == 1)
    }
}
