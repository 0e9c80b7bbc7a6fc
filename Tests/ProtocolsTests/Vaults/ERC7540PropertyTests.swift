import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every vault of requests and every order of calls: I38, I41 and I42 of the promises.
struct ERC7540PropertyTests {
    @Test func `requests keep their promises in every order of calls`() {
        let run = PropertyRun(of: RequestsLife.self)
        #expect(run.failure == nil)
        let calls = [
            "request deposit", "request redeem", "fulfill deposit", "fulfill redeem", "deposit", "mint",
            "redeem", "withdraw", "operator", RequestsLife.refused,
        ]
        #expect(calls.allSatisfy { run[$0] > 300 }, "\(run.counts)")
    }
}

/// Three accounts that request, and whoever fulfills.
private struct RequestsLife: PropertyMachine {
    private var vault = ERC7540Vault()
    /// By the test's own count, what went in and came out on each side.
    private var deposits = Flow()
    private var redemptions = Flow()

    /// What one side asked for, what was promised for it, and what was claimed.
    private struct Flow {
        var requested = UInt256.zero
        var fulfilled = UInt256.zero
        var promised = UInt256.zero
        var used = UInt256.zero
        var claimed = UInt256.zero
    }

    init(_ chance: inout SeededGenerator) {}

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let before = self
        do {
            let name = try call(&chance)
            try checkTotals()
            return name
        } catch let error as ERC7540Error {
            try promise(vault == before.vault, "\(error) changed the vault")
            self = before
            return Self.refused
        }
    }

    /// Totals are the sums of all controllers; what was requested is pending, or was fulfilled, to the unit;
    /// nobody claims more than was promised, and what is used up is never more than what was fulfilled.
    private func checkTotals() throws {
        let all = vault.controllers.map { vault[$0] }
        func sum(_ amounts: [UInt256]) -> UInt256 { amounts.reduce(.zero, &+) }
        let totals = vault.totals
        try promise(totals.pendingDeposit == sum(all.map(\.pendingDeposit)), "pending deposits")
        try promise(totals.pendingRedeem == sum(all.map(\.pendingRedeem)), "pending redemptions")
        for path in [\ERC7540Claim.assets, \.shares] {
            try promise(
                totals.claimableDeposit[keyPath: path] == sum(all.map { $0.claimableDeposit[keyPath: path] }),
                "claimable deposits")
            try promise(
                totals.claimableRedeem[keyPath: path] == sum(all.map { $0.claimableRedeem[keyPath: path] }),
                "claimable redemptions")
        }
        try check(
            deposits, pending: totals.pendingDeposit, left: totals.claimableDeposit.assets,
            due: totals.claimableDeposit.shares)
        try check(
            redemptions, pending: totals.pendingRedeem, left: totals.claimableRedeem.shares,
            due: totals.claimableRedeem.assets)
    }

    private func check(_ flow: Flow, pending: UInt256, left: UInt256, due: UInt256) throws {
        try promise(flow.requested == pending &+ flow.fulfilled, "I41: a request was lost or invented")
        try promise(flow.fulfilled == left &+ flow.used, "I41: what is claimed was not paid for")
        try promise(flow.promised == due &+ flow.claimed, "I41: more was claimed than promised")
    }

    /// Makes one call of any kind with amounts and callers that are often wrong.
    private mutating func call(_ chance: inout SeededGenerator) throws -> String {
        let (amount, other) = (chance.amount(bits: 12), chance.amount(bits: 12))
        let (controller, sender) = (chance.account(), chance.account())
        switch Int.random(in: 0..<5, using: &chance) {
        case 0:
            try vault.requestDeposit(amount, of: sender, for: controller, by: sender, holding: 2000)
            deposits.requested = deposits.requested &+ amount
            return "request deposit"
        case 1:
            try vault.requestRedeem(amount, of: sender, for: controller, by: sender, holding: 2000)
            redemptions.requested = redemptions.requested &+ amount
            return "request redeem"
        case 2: return try fulfill(amount, other, controller, isDeposit: chance.oneIn(2))
        case 3: return try claim(amount, controller, by: sender, &chance)
        default:
            vault.setOperator(sender, of: controller, isApproved: chance.oneIn(2))
            return "operator"
        }
    }

    private mutating func fulfill(
        _ wanted: UInt256, _ given: UInt256, _ controller: AccountID, isDeposit: Bool
    ) throws(ERC7540Error) -> String {
        if isDeposit {
            try vault.fulfillDeposit(of: controller, assets: wanted, shares: given)
            deposits.fulfilled = deposits.fulfilled &+ wanted
            deposits.promised = deposits.promised &+ given
            return "fulfill deposit"
        }
        try vault.fulfillRedeem(of: controller, shares: wanted, assets: given)
        redemptions.fulfilled = redemptions.fulfilled &+ wanted
        redemptions.promised = redemptions.promised &+ given
        return "fulfill redeem"
    }

    private mutating func claim(
        _ amount: UInt256, _ controller: AccountID, by sender: AccountID, _ chance: inout SeededGenerator
    ) throws -> String {
        let (deposit, redeem) = (vault[controller].claimableDeposit, vault[controller].claimableRedeem)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0:
            let shares = try vault.deposit(amount, for: controller, by: sender)
            try note(&deposits, used: amount, of: deposit.assets, claimed: shares, of: deposit.shares)
            return "deposit"
        case 1:
            let assets = try vault.mint(amount, for: controller, by: sender)
            try note(&deposits, used: assets, of: deposit.assets, claimed: amount, of: deposit.shares)
            return "mint"
        case 2:
            let assets = try vault.redeem(amount, for: controller, by: sender)
            try note(&redemptions, used: amount, of: redeem.shares, claimed: assets, of: redeem.assets)
            return "redeem"
        default:
            let shares = try vault.withdraw(amount, for: controller, by: sender)
            try note(&redemptions, used: shares, of: redeem.shares, claimed: amount, of: redeem.assets)
            return "withdraw"
        }
    }

    /// Notes a claim; I42: it is at most its share of what was claimable, and what is paid for it at least
    /// its own.
    private func note(
        _ flow: inout Flow, used: UInt256, of fulfilled: UInt256, claimed: UInt256, of promised: UInt256
    ) throws {
        try promise(
            claimed &* fulfilled <= used &* promised,
            "I42: \(claimed) of \(promised) were claimed for \(used) of \(fulfilled)")
        flow.used = flow.used &+ used
        flow.claimed = flow.claimed &+ claimed
    }
}

extension SeededGenerator {
    fileprivate mutating func account() -> AccountID { AccountID(UInt32.random(in: 0..<3, using: &self)) }
}
