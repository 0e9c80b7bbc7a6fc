extension DeskFile {
    /// The built-in defaults as a desk file with a word on each.
    ///
    /// Read, it gives `DeskFile()`. A line whose `#` is not followed by one space is part of an example, which
    /// can be used once the signs are taken off.
    public static let defaultText = """
        # The desk file of plimsoll, with the values that hold without one. Save what you want to change as
        # ~/.config/plimsoll/desk.yaml, or give it with --desk FILE. The command line wins over it; plimsoll
        # never writes to it. A key that is not known is an error. Lines such as "#venues:" are examples.
        # Shares are percentages (2.5%), spans have a unit (500ms, 2s, 10m, 1h), amounts are whole units.

        # Dark, light, a base16 or base24 file, or a name that `plimsoll theme list` shows.
        theme: dark

        display:
          color: auto             # auto, 0, 8, 16, 256 or true
          ascii: false            # draw with ASCII only
          mouse: true             # false leaves the mouse to the terminal
          notify: true            # ask the terminal to show notifications

        # The simulated market.
        market:
          seed: 42                # the same seed gives the same run
          mood: normal            # normal, calm, volatile, crash or depeg
          speed: 1                # seconds of the market per second of the clock, 0.01 to 100000

        # What an order may do: beyond `warn` it warns, beyond `deny` it never leaves. Values in dollars.
        limits:
          order_notional: { warn: 1000000, deny: 5000000 }
          notional_per_second: { warn: 2000000, deny: 8000000 }
          notional_per_minute: { warn: 10000000, deny: 25000000 }
          notional_per_day: { warn: 50000000, deny: 100000000 }
          position: { warn: 10000000, deny: 50000000 }    # one instrument in one account after the order
          concentration: { warn: 150%, deny: 500% }       # one instrument of the net assets of the book
          price_band: { warn: 1.5%, deny: 5% }            # distance from the reference price
          orders_per_second: { warn: 10, deny: 50 }
          health_floor: { warn: 1.10, deny: 1.05 }        # after an order that lowers a health factor
          size_multiple: 10       # times the median order, from which a size is to be typed again
          protection: 1%          # worst price of an order at the market
          duplicate_window: 2s    # within it an equal order is to be confirmed

        # When somebody is told.
        alerts:
          health: { critical: 1.05, warning: 1.20, watch: 1.50 }
          hysteresis: 1%          # so far above its edge an alert is cleared
          dwell: 0s               # so long below an edge before an alert is raised
          feed_silence: 10s       # or never; the command line's --feed-max-age wins
        #  oracle_age: 1h         # of any oracle, for alerts alone, in place of each instrument's max_price_age;
        #                         # or never
          prices:                 # none, or such as these two
        #    - { symbol: ETH, below: 3000 }
        #    - { symbol: BTC, above: 110000 }

        # What trips a breaker, which refuses orders that are no way out until its cause has been gone for a while.
        # A share is a percentage or never.
        breakers:
          enabled: auto           # auto in the simulated market alone; true with any prices; false never
          moving:                 # coins, shares and whatever else may move
            band: 5%              # around the mean of five minutes; beyond it only limit orders, then a halt
            per_second: 5%        # a move within a second that halts at once
            per_minute: 7%
            per_hour: 20%
            disagreement: 3%      # of the oracle and what the market pays elsewhere
            stale: own            # the greatest age of a price; own is the instrument's max_price_age
          steady:                 # stablecoins, bills, notes and funds
            band: 1%
            per_second: 1%
            per_minute: 1.5%
            per_hour: 3%
            disagreement: 1%
            depeg: 2%             # of a stablecoin from one dollar
            stale: own
          outflow: 30%            # of what a lending venue held, within an hour
          desk_loss: 20%          # of the net assets of the desk in a day
          account_loss: 50%       # of those of an account
          states:                 # how long a breaker stays in each
            limit: 15s
            halt: 5m              # without its cause
            repay_only: 1m
            limits_only: 1m
          liquidation_hold: 10m   # the longest that it holds back simulated liquidations
          assets:                 # none, or such as this one; what it does not say is as for moving ones
        #    - { symbol: SOL, band: 8%, per_hour: 30%, disagreement: never }

        # Keys in place of the usual ones, by what they do; put signs in quotes.
        keys:
        #  pause: [p, "Space"]
        #  theme: [F2]

        # Instruments, venues and book; without them the market brings its own.
        #instruments:
        #  - { symbol: ETH, kind: crypto, decimals: 18, max_price_age: 1h }
        #  - symbol: USDC
        #    kind: stablecoin      # crypto, stablecoin, staked, bill, note, equity, fund, gold, option, perpetual,
        #    decimals: 6           # governance
        #    max_price_age: 24h
        #    chain: ethereum       # whom it rests on: what `exposure` adds up
        #    issuer: Circle
        #    custodian: BlackRock
        #    oracle: Chainlink
        #    bridge: CCTP
        #    backing: cash and treasury bills
        #    max_reserve_age: 24h  # an older word on what stands behind it alerts
        #  - symbol: tBILL
        #    kind: bill
        #    decimals: 6
        #    lot: 0.01             # the smallest step of a quantity
        #    maturity: 2026-07-02T16:00:00Z
        #    face: 1               # what a whole token brings then, in cash
        #    cash: USDC
        #    rebase_rate: 4.35%    # pays in new tokens each midnight; without it the price rises
        #    transfer: { claim: qualified, closed_countries: [US], holder_limit: 99, most_held: 5000000,
        #                hours: 08:00-17:30 }
        #  - { symbol: tNOTE, kind: note, decimals: 6, maturity: 2030-01-15, face: 100, coupon: 4.25%,
        #      coupons_per_year: 2, cash: USDC }
        #  - symbol: tSPY
        #    kind: equity
        #    actions:
        #      - { at: 2026-01-30, dividend: 1.97, price: 603.12 }   # reinvested: the multiplier grows
        #      - { at: 2026-02-02, split: "4:1" }
        #  - { symbol: tCRED, kind: fund, cash: USDC, cut_off: "15:00", management_fee: 1%, performance_fee: 10% }
        #  - { symbol: ETH-3600C, kind: option, right: call, underlying: ETH, strike: 3600, expiry: 2026-03-27T08:00:00Z,
        #      cash: USDC }
        #  - { symbol: DAI, kind: stablecoin, decimals: 18, max_price_age: 24h }
        #venues:
        #  - name: aave-main
        #    kind: lending         # Aave v3.7
        #    chain: ethereum
        #    reserves:
        #      - symbol: ETH
        #        loan_to_value: 80.5%
        #        liquidation_threshold: 83%
        #        liquidation_bonus: 5%
        #        liquidation_fee: 10%
        #        reserve_factor: 15%
        #        optimal_usage: 90%
        #        base_rate: 0%
        #        slope1: 2.7%
        #        slope2: 80%
        #        supply_cap: 1800000   # 0 for none
        #        borrow_cap: 1400000
        #        borrowing: true
        #      - symbol: USDC
        #        loan_to_value: 75%
        #        liquidation_threshold: 78%
        #        liquidation_bonus: 4.5%
        #  - name: comet-usdc
        #    kind: compound        # Compound III
        #    chain: ethereum
        #    base: USDC
        #    supply_curve: { kink: 80%, base: 0%, slope1: 3.25%, slope2: 40% }
        #    borrow_curve: { kink: 80%, base: 1.5%, slope1: 3.5%, slope2: 25% }
        #    assets:
        #      - { symbol: ETH, borrow: 82.5%, liquidate: 89.5%, credit: 95%, supply_cap: 100000 }
        #  - { name: morpho-eth, kind: morpho, chain: ethereum, loan: USDC, collateral: ETH, lltv: 86% }
        #  - name: maker-eth
        #    kind: maker           # one collateral type
        #    chain: ethereum
        #    dai: DAI
        #    collateral: ETH
        #    liquidation_ratio: 145%
        #    duty: 1.000000001547125957863212448   # 5% a year as a factor per second
        #    penalty: 13%
        #    debt_ceiling: 200000000
        #    dust: 7500
        #  - name: eth-usdc
        #    kind: pool
        #    chain: ethereum
        #    base: ETH
        #    quote: USDC
        #    curve: uniswap-v3     # uniswap-v2 (which needs no more), uniswap-v3, stableswap, weighted
        #    fee: 0.05%
        #    tick_spacing: 10      # stableswap: amplification: 2000; weighted: base_weight: 80%
        #book:
        #  - name: vault-A
        #    venue: aave-main      # a lending venue, or a chain for an account that only trades
        #    wallet: { USDC: 25000 }
        #    supplied: { ETH: 640 }
        #    owed: { USDC: 1300000 }
        #    country: CH           # for tokens that ask who holds them
        #    claims: { qualified: 2027-01-01 }
        #    vesting:
        #      - { symbol: ETH, amount: 12, start: 2026-01-01, cliff: 2026-04-01, end: 2027-01-01 }

        # What may be lost with one of each, as a share of the net assets, and how quickly positions must be left.
        exposure:
          issuer: 40%
          custodian: 50%
          oracle: 80%
          bridge: 30%
          contract: 35%
          chain: 80%
          exit_share: 20%         # of what the pools of a chain hold, sold in a day
          exit_days: 5

        """
}
