import Protocols
import Units

/// What Aave's tokens make of amounts, and of scaled units.
enum AaveTokenRoundingAnswers {
    static let family = VectorFamily("aave_token_rounding") { VectorValue(try answer($0)) }

    private static func answer(_ call: VectorCase) throws -> UInt256 {
        let index: UInt256 = try call.input.integer("index")
        var amount: UInt256 { get throws { try call.input.integer("amount") } }
        switch call.operation {
        case "aTokenMintScaled": return try AaveSupplyToken.scaledMint(amount, index: index)
        case "aTokenBurnScaled": return try AaveSupplyToken.scaledBurn(amount, index: index)
        case "aTokenTransferScaled": return try AaveSupplyToken.scaledTransfer(amount, index: index)
        case "vTokenMintScaled": return try AaveDebtToken.scaledMint(amount, index: index)
        case "vTokenBurnScaled": return try AaveDebtToken.scaledBurn(amount, index: index)
        case "aTokenBalance": return try AaveSupplyToken.balance(call.input.integer("scaled"), index: index)
        case "vTokenBalance": return try AaveDebtToken.balance(call.input.integer("scaled"), index: index)
        default: throw call.unknownOperation
        }
    }
}
