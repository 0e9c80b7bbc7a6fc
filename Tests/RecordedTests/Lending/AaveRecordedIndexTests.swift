import Protocols
import RecordedFiles
import Testing
import Units

/// Indexes of Aave v3.0 on Polygon, sampled each minute from 14 to 17 August 2023.
///
/// A row shows the last update before its minute ends, and not the second of it: how long interest ran is
/// solved from the growth of the borrow index and must lie within a minute of the distance of the rows. Where
/// two updates fall into one minute, the rates between them are not recorded.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct AaveRecordedIndexTests {
    private struct State: Equatable {
        var liquidityRate: UInt256
        var borrowRate: UInt256
        var liquidityIndex: UInt256
        var borrowIndex: UInt256

        init(_ row: RecordedRow) throws {
            func ray(_ name: String) throws -> UInt256 { UInt256(try row.scaled(name, decimals: 27)) }
            liquidityRate = try ray("liquidity_rate")
            borrowRate = try ray("variable_borrow_rate")
            liquidityIndex = try ray("liquidity_index")
            borrowIndex = try ray("variable_borrow_index")
        }

        /// The borrow index that so many seconds lead to.
        func borrowIndex(after seconds: UInt64) throws -> UInt256 {
            try Ray.multiplyHalfUp(
                AaveInterestV30.compounded(rate: borrowRate, seconds: seconds), borrowIndex)
        }

        /// The borrow index that v3.7 would have: the same but for the low digits.
        func newerBorrowIndex(after seconds: UInt64) throws -> UInt256 {
            try Ray.multiplyHalfUp(AaveInterest.compounded(rate: borrowRate, seconds: seconds), borrowIndex)
        }

        func liquidityIndex(after seconds: UInt64) throws -> UInt256 {
            try Ray.multiplyHalfUp(
                AaveInterest.linear(rate: liquidityRate, seconds: seconds), liquidityIndex)
        }

        /// The seconds after which the borrow index is exactly another; nil where there are none.
        func seconds(to next: State) throws -> UInt64? {
            let growth = try Ray.divideDown(next.borrowIndex, borrowIndex).subtracting(Ray.one)
            let about = try growth.multiplied(by: AaveInterest.secondsPerYear).dividedDown(by: borrowRate)
            let first = about.low < 2 ? 0 : UInt64(about.low) - 2
            return try (first...first + 5).first { try borrowIndex(after: $0) == next.borrowIndex }
        }
    }

    /// How the steps from one recorded state to the next came out.
    private struct Counts: Equatable {
        /// Both indexes to the last of 27 digits.
        var exact = 0
        /// The borrow index so, and the liquidity index above it: a flash loan's premium goes to the
        /// suppliers.
        var premium = 0
        /// More than one update in the minute.
        var several = 0
        /// The borrow index as v3.7 would have it, which rounds otherwise.
        var newer = 0
    }

    private static func states(_ reserve: String) throws -> [(time: UInt64, state: State)] {
        let file = "lending/aave_v3_polygon_\(reserve)_index_1m_20230814_20230817.csv.gz"
        var states: [(time: UInt64, state: State)] = []
        for row in try RecordedTable(file).rows {
            let state = try State(row)
            if states.last?.state != state { states.append((try row.integer("ts"), state)) }
        }
        return states
    }

    @Test(arguments: [("USDC", 1_633, 37, 1_615), ("WETH", 1_149, 46, 666)])
    func `interest leads from each recorded index to the next`(
        reserve: String, exact: Int, premium: Int, several: Int
    ) throws {
        let states = try Self.states(reserve)
        var counts = Counts()
        for (last, next) in zip(states, states.dropFirst()) {
            let distance = next.time - last.time
            guard let seconds = try last.state.seconds(to: next.state) else {
                counts.several += 1
                try expectBetween(last.state, next.state, distance: distance)
                continue
            }
            #expect(max(seconds, distance) - min(seconds, distance) < 60)
            let liquidity = try last.state.liquidityIndex(after: seconds)
            #expect(next.state.liquidityIndex >= liquidity)
            if next.state.liquidityIndex == liquidity { counts.exact += 1 } else { counts.premium += 1 }
            let newer = try last.state.newerBorrowIndex(after: seconds)
            if newer == next.state.borrowIndex { counts.newer += 1 }
            #expect(try newer.distance(from: next.state.borrowIndex) < .billionth)
        }
        print("\(reserve): \(counts)")
        #expect(counts == Counts(exact: exact, premium: premium, several: several))
    }

    /// Between two rows the borrow rate moved from the one recorded to the other, through rates unknown:
    /// interest for a minute less at the lower and for a minute more at the higher one is what can be said.
    private func expectBetween(_ last: State, _ next: State, distance: UInt64) throws {
        var (slow, fast) = (last, last)
        slow.borrowRate = min(last.borrowRate, next.borrowRate)
        fast.borrowRate = max(last.borrowRate, next.borrowRate)
        #expect(try slow.borrowIndex(after: distance - min(distance, 60)) <= next.borrowIndex)
        #expect(try next.borrowIndex <= fast.borrowIndex(after: distance + 60))
        #expect(next.liquidityIndex >= last.liquidityIndex)
    }
}
