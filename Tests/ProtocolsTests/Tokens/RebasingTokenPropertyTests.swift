import Protocols
import Testing
import Units

/// What holds for every order of calls on tokens whose balances change by themselves.
struct RebasingTokenPropertyTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `shares are conserved and balances never exceed the supply`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var token = MultiplierToken(
            schedule: try MultiplierSchedule(
                periodLength: 3_600, lastFeeTime: 1_000, feePerPeriod: chance.amount(bits: 50)))
        var (time, refused) = (1_000 as UInt64, 0)
        for _ in 0..<200 {
            time += UInt64.random(in: 0..<2_000, using: &chance)
            let before = token
            var expected = before.ledger.total
            do throws(RebasingTokenError) {
                try chance.callAnything(&token, at: time, expectedShares: &expected)
            } catch {
                refused += 1
                expected = before.ledger.total
                #expect(token == before, "\(error)")
            }
            let sum = token.ledger.wallets.reduce(UInt256.zero) { $0 &+ token.ledger.shares(of: $1) }
            #expect(token.ledger.total == expected)
            #expect(sum == expected)
            let balances = try token.ledger.wallets.map { try token.balance(of: $0, at: time) }
            #expect(balances.reduce(.zero) { $0 &+ $1 } <= (try token.totalSupply(at: time)))
        }
        #expect(refused > 10 && refused < 190)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `settling at any time between changes no later multiplier`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let schedule = try MultiplierSchedule(
            periodLength: 3_600, lastFeeTime: 1_000, feePerPeriod: chance.amount(bits: 50))
        var settled = schedule
        var time: UInt64 = 1_000
        for _ in 0..<50 {
            time += UInt64.random(in: 0..<10_000, using: &chance)
            try settled.settle(at: time)
            let later = time + UInt64.random(in: 0..<10_000, using: &chance)
            #expect(try settled.current(at: later).multiplier == schedule.current(at: later).multiplier)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `wrapping, moving and unwrapping never gives out more than was locked`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var token = PricedShares()
        var locked = UInt256.zero
        for _ in 0..<200 {
            let price = Wad.one &+ chance.amount(bits: 60)
            let (sender, receiver) = (chance.anyWallet(), chance.anyWallet())
            let amount = chance.amount(near: try token.balance(of: sender, price: price))
            switch Int.random(in: 0..<3, using: &chance) {
            case 0:
                let underlying = chance.amount(bits: 70)
                try token.wrap(underlying, for: receiver)
                locked = locked &+ underlying
            case 1: _ = try? token.transfer(amount, from: sender, to: receiver, price: price)
            default:
                if let paid = try? token.unwrap(amount, from: sender, price: price) {
                    #expect(paid <= locked)
                    locked = locked &- paid
                }
            }
            #expect(token.ledger.total <= locked &* PricedShares.sharesPerUnit)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `buying a fund and selling it at the same price never profits`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let terms = InstantFundDealing(mintFee: 10, redemptionFee: .zero)
        for _ in 0..<50 {
            let price = InstantFundDealing.minimumPrice &+ chance.amount(bits: 66)
            let paid = chance.amount(bits: 60)
            guard let minted = try? terms.mint(paying: paid, price: price),
                let redeemed = try? terms.redeem(minted.amountOut, price: price)
            else { continue }
            #expect(redeemed.amountOut &+ minted.fee <= paid)
        }
    }
}

extension SeededGenerator {
    fileprivate mutating func anyWallet() -> WalletID { WalletID(UInt32.random(in: 0..<5, using: &self)) }

    /// Makes one call of any kind with amounts that are often too much, and counts the shares there are then.
    fileprivate mutating func callAnything(
        _ token: inout MultiplierToken, at time: UInt64, expectedShares: inout UInt256
    ) throws(RebasingTokenError) {
        let (sender, receiver) = (anyWallet(), anyWallet())
        let part = amount(near: try token.balance(of: sender, at: time))
        let multiplier = try token.schedule.current(at: time).multiplier
        switch Int.random(in: 0..<6, using: &self) {
        case 0:
            let shares = try token.mint(amount(bits: 80), to: receiver, at: time)
            expectedShares = expectedShares &+ shares
        case 1:
            let shares = try token.burn(part, from: sender, at: time)
            expectedShares = expectedShares &- shares
        case 2: try token.transfer(part, from: sender, to: receiver, at: time)
        case 3:
            let shares = amount(near: token.ledger.shares(of: sender))
            try token.transferShares(shares, from: sender, to: receiver, at: time)
        case 4:
            let wait = UInt64.random(in: 0..<4_000, using: &self)
            let new = try CorporateAction.split(new: 3, old: 2).multiplier(after: multiplier)
            try token.changeSchedule { (schedule) throws(RebasingTokenError) in
                try schedule.update(to: new, replacing: multiplier, activation: time + wait, at: time)
            }
        default:
            let fee = amount(bits: 50)
            try token.changeSchedule { (schedule) throws(RebasingTokenError) in
                try schedule.setFeePerPeriod(fee, at: time)
            }
        }
    }
}
