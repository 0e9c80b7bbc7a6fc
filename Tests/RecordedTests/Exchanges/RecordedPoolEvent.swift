import Protocols
import RecordedFiles
import Units

/// One event of a Uniswap v3 pool as the chain recorded it.
struct RecordedPoolEvent {
    enum Kind { case swap, mint, burn, collect }

    let kind: Kind
    /// Seconds, or blocks where the file has no seconds: only the pool's observations depend on it.
    let time: UInt64
    /// What the pool gained of each token; what a burn or a collection took is above 0 as well.
    let amount0: Int256
    let amount1: Int256
    /// The position that a mint, burn or collection belongs to.
    var key: UniswapV3PositionKey?
    /// Liquidity in range after a swap; of the position in a mint or burn.
    var liquidity: UInt128 = 0
    /// Price and tick after a swap.
    var sqrtPriceX96 = UInt256.zero
    var tick: Int32 = 0
}

extension RecordedPoolEvent {
    var direction: UniswapV3Direction { amount0.isNegative || amount0 == .zero ? .oneForZero : .zeroForOne }
    var amountIn: UInt256 { direction == .zeroForOne ? amount0.bits : amount1.bits }
    var amountOut: UInt256 { (direction == .zeroForOne ? amount1 : amount0).magnitude }
    var amounts: UniswapV3Amounts { UniswapV3Amounts(amount0: amount0.bits, amount1: amount1.bits) }

    /// Whether a swap as the pool computed it is the recorded one, to the unit.
    func isMet(by swap: UniswapV3Swap) -> Bool {
        swap.amountIn == amountIn && swap.amountOut == amountOut && swap.sqrtPriceX96 == sqrtPriceX96
            && swap.tick == tick && swap.liquidity == liquidity
    }
}

/// Decoded events: one file with the pool's events, one with who holds the positions.
extension RecordedPoolEvent {
    static func decoded(_ events: String, positions: String) throws -> [RecordedPoolEvent] {
        var owners = RecordedOwners()
        var holders: [String: String] = [:]
        for row in try RecordedTable(positions).rows {
            holders["\(try row["transaction_hash"])/\(try row["pool_log_index"])"] = try row["owner"]
        }
        return try RecordedTable(events).rows.map { row in
            let holder = holders["\(try row["transaction_hash"])/\(try row["log_index"])"]
            return try RecordedPoolEvent(row, owner: holder.map { owners.number(of: $0) })
        }
    }

    /// The file's `total_liquidity` is trusted for swaps alone: for a mint or burn at the lower tick of its
    /// range the source did not count the change.
    private init(_ row: RecordedRow, owner: UInt64?) throws {
        let isSwap = try row["tx_type"] == "SWAP"
        let kinds: [String: Kind] = ["SWAP": .swap, "MINT": .mint, "BURN": .burn, "COLLECT": .collect]
        guard let kind = kinds[try row["tx_type"]] else { throw RecordedFault.noColumn("tx_type") }
        self.init(
            kind: kind, time: try row.integer("ts"), amount0: try row.integer("amount0"),
            amount1: try row.integer("amount1"))
        if isSwap {
            liquidity = try row.integer("total_liquidity")
            sqrtPriceX96 = try row.integer("sqrtPriceX96")
            tick = try row.integer("current_tick")
        } else if let owner {
            liquidity = kind == .collect ? 0 : try row.integer("liquidity")
            key = UniswapV3PositionKey(
                owner: owner, tickLower: Int32(try row.scaled("tick_lower", decimals: 0)),
                tickUpper: Int32(try row.scaled("tick_upper", decimals: 0)))
        }
    }
}

/// Addresses by number, from 1.
struct RecordedOwners {
    private var numbers: [String: UInt64] = [:]

    mutating func number(of address: String) -> UInt64 {
        if let known = numbers[address] { return known }
        numbers[address] = UInt64(numbers.count + 1)
        return UInt64(numbers.count)
    }
}
