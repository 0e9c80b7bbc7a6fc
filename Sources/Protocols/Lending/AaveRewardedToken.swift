import Units

/// A token that rewards are distributed on: the supplies of a reserve, or its debts.
public struct AaveRewardedToken: Hashable, Sendable {
    /// The reserve's place in its market.
    public var reserve: Int
    /// Supplies or debts.
    public var side: LoanSide

    /// Makes a token.
    public init(reserve: Int, side: LoanSide) {
        self.reserve = reserve
        self.side = side
    }
}

/// What an account has of a rewarded token, and what all have.
///
/// - Units: scaled units, balances over their index.
/// - Source: aave-v3-origin, `rewards/libraries/RewardsDataTypes.sol`, `UserAssetBalance`.
public struct AaveRewardedBalance: Hashable, Sendable {
    /// The token.
    public var token: AaveRewardedToken
    /// What the account has.
    public var balance: UInt256
    /// What all accounts have.
    public var totalSupply: UInt256

    /// Makes a balance.
    public init(_ token: AaveRewardedToken, balance: UInt256, totalSupply: UInt256) {
        self.token = token
        self.balance = balance
        self.totalSupply = totalSupply
    }
}

extension AaveMarket {
    /// Returns what an account has of a token, as the incentives controller has to hear it before every change.
    public func rewardedBalance(of account: Int, _ token: AaveRewardedToken) -> AaveRewardedBalance {
        let (holding, reserve) = (accounts[account][token.reserve], reserves[token.reserve])
        return switch token.side {
        case .collateral:
            AaveRewardedBalance(token, balance: holding.scaledSupply, totalSupply: reserve.scaledSupply)
        case .debt: AaveRewardedBalance(token, balance: holding.scaledDebt, totalSupply: reserve.scaledDebt)
        }
    }
}
