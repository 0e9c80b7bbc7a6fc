import Protocols
import Testing
import Units

/// What holds for every permissioned token and every order of calls.
struct PermissionedTokenPropertyTests {
    private static let wallets = 6 as UInt32

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a call that throws changes nothing and no unit is lost`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var token = try chance.permissionedToken(wallets: Self.wallets)
        var (minted, burned, refused) = (UInt256.zero, UInt256.zero, 0)
        for time in 0..<400 as Range<UInt64> {
            let before = token
            do throws(PermissionedTokenError) {
                let supply = try chance.callAnything(&token, wallets: Self.wallets, at: time)
                (minted, burned) = (minted &+ supply.minted, burned &+ supply.burned)
            } catch {
                refused += 1
                #expect(token == before, "\(error)")
                #expect(error.upstreamName != nil)
            }
            #expect(token.sumOfBalances == minted &- burned)
            #expect(token.totalSupply == minted &- burned)
            #expect(
                token.wallets.allSatisfy { token.holding(of: $0).frozen <= token.holding(of: $0).balance })
        }
        #expect(refused > 40 && refused < 360)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a transfer goes through exactly where no refusal is foretold`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var token = try chance.permissionedToken(wallets: Self.wallets)
        var foretold = 0
        for time in 0..<300 as Range<UInt64> {
            _ = try? chance.callAnything(&token, wallets: Self.wallets, at: time)
            let (sender, receiver) = (chance.wallet(Self.wallets), chance.wallet(Self.wallets))
            let amount = chance.amount(near: token.holding(of: sender).balance) &+ 1
            let refusal = token.transferRefusal(of: amount, from: sender, to: receiver, at: time)
            var tried = token
            do throws(PermissionedTokenError) {
                try tried.transfer(amount, from: sender, to: receiver, at: time)
                #expect(refusal == nil)
                #expect(tried.sumOfBalances == token.sumOfBalances)
            } catch {
                // What a rule or a fee finds only while it takes note is not foretold.
                if refusal != nil { foretold += 1 }
                #expect(refusal == nil || refusal == error)
                #expect(tried == token)
            }
        }
        #expect(foretold > 30)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a recovery moves everything and leaves everybody else alone`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var token = try chance.permissionedToken(wallets: Self.wallets)
        for time in 0..<100 as Range<UInt64> {
            _ = try? chance.callAnything(&token, wallets: Self.wallets, at: time)
        }
        let new = WalletID(50)
        for lost in token.wallets {
            guard let identity = token.registry.identity(of: lost) else { continue }
            token.registry.setVerified(true, identity)
            token.registry.identities[identity]?.managementKeys.insert(new)
            let holding = token.holding(of: lost)
            var recovered = token
            do throws(PermissionedTokenError) {
                try recovered.recover(lost, to: new, identity: identity, by: TokenFixture.agent, at: 100)
            } catch {
                #expect(holding.balance.isZero && error == .nothingToRecover)
                continue
            }
            #expect(recovered.holding(of: new) == holding)
            #expect(recovered.holding(of: lost).balance.isZero)
            #expect(recovered.totalSupply == token.totalSupply)
            for other in token.wallets where other != lost {
                #expect(recovered.holding(of: other) == token.holding(of: other))
            }
        }
    }
}

extension PermissionedToken {
    fileprivate var sumOfBalances: UInt256 {
        wallets.reduce(UInt256.zero) { $0 &+ holding(of: $1).balance }
    }
}

extension SeededGenerator {
    fileprivate mutating func wallet(_ count: UInt32) -> WalletID {
        WalletID(UInt32.random(in: 0..<count, using: &self))
    }

    /// Returns a token with a random choice of rules, and a fee in every other one.
    fileprivate mutating func permissionedToken(
        wallets: UInt32
    ) throws -> PermissionedToken<ModularCompliance> {
        var token = try TokenFixture.token(wallets: 0..<wallets)
        try token.registry.update(WalletID(1), identity: IdentityID(0))
        try token.registry.update(WalletID(wallets - 1), country: 840)
        let exchange = IdentityID(2)
        let limit = TransferLimit(seconds: 40, amount: 3_000)
        let rules: [ComplianceRule] = [
            .countryRestrict([840]), .maximumBalance(9_000), .supplyLimit(20_000), .timeTransfers([limit]),
            .timeExchanges([exchange: [limit]]), .exchangeMonthly([exchange: 8_000]),
        ]
        for rule in rules where Bool.random(using: &self) {
            try token.compliance.add(rule, totalSupply: .zero)
        }
        if Bool.random(using: &self) {
            let fee = ModularCompliance.TransferFee(basisPoints: 700, collector: WalletID(3))
            try token.compliance.setTransferFee(fee, in: token.registry)
        }
        return token
    }

    /// Makes one call of any kind with amounts that are often too much, and returns what it did to the supply.
    fileprivate mutating func callAnything(
        _ token: inout PermissionedToken<ModularCompliance>, wallets: UInt32, at time: UInt64
    ) throws(PermissionedTokenError) -> (minted: UInt256, burned: UInt256) {
        let (sender, receiver, agent) = (wallet(wallets), wallet(wallets), TokenFixture.agent)
        let holding = token.holding(of: sender)
        let part = amount(near: holding.balance)
        switch Int.random(in: 0..<12, using: &self) {
        case 0, 1:
            let amount = amount(bits: 13)
            try token.mint(amount, to: receiver, by: agent, at: time)
            return (amount, .zero)
        case 2:
            try token.burn(part, from: sender, by: agent, at: time)
            return (.zero, part)
        case 3...6: try token.transfer(part, from: sender, to: receiver, at: time)
        case 7: try token.forceTransfer(part, from: sender, to: receiver, by: agent, at: time)
        case 8: try token.freeze(part, of: sender, by: agent)
        case 9: try token.unfreeze(amount(near: holding.frozen), of: sender, by: agent)
        case 10:
            let isFrozen = Int.random(in: 0..<4, using: &self) == 0
            try token.setAddressFrozen(isFrozen, of: sender, by: agent)
        default:
            let isVerified = Int.random(in: 0..<4, using: &self) != 0
            token.registry.setVerified(isVerified, IdentityID(sender.index))
        }
        return (.zero, .zero)
    }
}
