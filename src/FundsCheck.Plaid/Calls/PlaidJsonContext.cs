using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>Source-generated JSON of the request.</summary>
[JsonSerializable(typeof(BalanceRequest))]
internal sealed partial class PlaidJsonContext : JsonSerializerContext;
